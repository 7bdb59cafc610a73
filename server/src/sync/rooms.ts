import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { type BoardId, type RoomName, parseRoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type * as Y from 'yjs'
import type { Acted, Deed } from './room/acting.ts'
import { AllLines } from './all-lines.ts'
import { TurnScheduler } from './room/turn-scheduler.ts'
import type { Connection } from './peer/connection.ts'
import { type Health, healthOf } from './health-of.ts'
import { loadDocument } from './document/load-document.ts'
import { inTime } from './not-stored.ts'
import { describeError } from './describe-error.ts'
import type { Authorship } from './record/authorship.ts'
import type { OwnEdit, Peer } from './ports.ts'
import { compact, follow, type RoomEntry } from './room-entry.ts'
import { weigh } from './document/restore-document.ts'
import { Room } from './room/room.ts'
import type { RoomsOptions } from './rooms-options.ts'
import { Shares } from './room/shares.ts'
import { UnreadableRows } from './document/unreadable-rows.ts'
import { keepAlive, type Transform } from './document/write-edition.ts'
import { WritingTimes } from './record/writing-times.ts'

/** A peer's place in a room. */
export interface Joined {
  receive(frame: Uint8Array): void
  /** The seat has changed: tell the peer its role, or send it away. */
  reseat(): void
  leave(): void
}

/** After so many commits the journal is asked whether its log is worth folding, also while people are here. */
const commitsPerCompaction = 100

/** Every open room: loaded once, shared, compacted, unloaded when idle. */
export class Rooms {
  readonly #options: RoomsOptions
  readonly #entries = new Map<RoomName, RoomEntry>()
  readonly #scheduler: TurnScheduler
  readonly #shares: Shares
  readonly #unreadable: UnreadableRows
  readonly #lines = new AllLines()
  #closing = false

  constructor(options: RoomsOptions) {
    this.#options = options
    const { monotonic, schedule, busyShare = () => 0 } = options
    this.#shares = new Shares(monotonic)
    this.#unreadable = new UnreadableRows(options)
    this.#scheduler = new TurnScheduler({ now: monotonic, schedule, busyShare })
  }

  /**
   * Lets a peer into a room. Resolves once the room is loaded, so that nobody is ever synced with an empty document;
   * null when there is no such document. Rejects when the store cannot answer or the server is full.
   */
  async join(name: RoomName, peer: Peer): Promise<Joined | null> {
    const room = await this.#open(name)
    if (!room) return null
    const seat = peer.seat()
    const full = seat && this.#lines.makePlace(seat, room)
    if (full) {
      this.#options.count?.(full)
      throw new Error('the room is full')
    }
    const connection = room.join(peer)
    const leave = () => {
      forget()
      this.#leave(name, room, connection)
    }
    const { boardId } = room
    const forget = seat ? this.#lines.add({ connection, boardId, leave }, seat) : () => undefined
    return {
      receive: (frame) => room.receive(connection, frame),
      reseat: () => room.reseat(connection),
      leave,
    }
  }

  /**
   * The server's own edit. True once it is on disk; false when there is no such document. Rejects with `NotStored` when
   * that takes longer than `patience` ms.
   */
  async change(
    name: RoomName,
    change: (doc: Y.Doc, own: OwnEdit) => void,
    patience = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    const room = await this.#open(name)
    if (!room) return false
    try {
      await inTime(room.change(change), { patience, schedule: this.#options.schedule })
    } finally {
      this.#scheduleUnload(name, room)
    }
    return true
  }

  /** Does something for somebody, judged, stored and recorded as an edit of their page. Null when there is no such document. */
  async act<R>(name: RoomName, deed: Deed<R>): Promise<Acted<R> | null> {
    const room = await this.#open(name)
    if (!room) return null
    try {
      return await room.acting.act(deed)
    } finally {
      this.#scheduleUnload(name, room)
    }
  }

  /** Looks at a document. Null when there is none. */
  async read<T>(
    name: RoomName,
    look: (doc: Y.Doc, authorship: Authorship) => T,
  ): Promise<T | null> {
    const room = await this.#open(name)
    if (!room) return null
    try {
      return look(room.doc, room.authorship)
    } finally {
      this.#scheduleUnload(name, room)
    }
  }

  /** The same for many documents one after another: a room that nobody is in is not kept. */
  async visit<T>(name: RoomName, look: (doc: Y.Doc) => T): Promise<T | null> {
    try {
      return await this.read(name, look)
    } finally {
      if (this.#entries.get(name)?.room?.isIdle) this.#drop(name, closeCodes.restart, 'idle')
    }
  }

  /**
   * Writes a document anew from what `transform` takes of it, without a trace of the rest. True once that is on disk; false
   * when there is no such document. Nobody loses anything acknowledged: what comes meanwhile is not, the pages' lines are
   * closed, and they come back to the new edition. Rejects when it cannot be made or stored; then all is as it was.
   */
  async rewrite(name: RoomName, transform: Transform = keepAlive): Promise<boolean> {
    const room = await this.#open(name)
    if (!room) return false
    try {
      // What has arrived by now goes into the old one, and so into the new one.
      await room.change(() => undefined)
      await room.rewriting.run(transform, () => this.#drop(name, closeCodes.busy, 'rewritten'))
      this.#options.log('room.rewritten', { room: name }, 'info')
    } finally {
      this.#scheduleUnload(name, room)
    }
    return true
  }

  /** Whether the disk refuses what is written into a room. */
  isDegraded(name: RoomName): boolean {
    return this.#entries.get(name)?.room?.isDegraded ?? false
  }

  /** How the rooms are; `degraded` when one cannot store, or is due and not served (`stalled` counts those). */
  health(): Health {
    const rooms = [...this.#entries.values()].flatMap(({ room }) => room ?? [])
    return healthOf(rooms, { people: this.#lines.people, isClosing: this.#closing })
  }

  /** Stores what has arrived (for `patience` at most: a full disk must not hold the server), then sends everybody away. */
  async close(patience = 800): Promise<void> {
    this.#closing = true
    const flushed = [...this.#entries.values()].map(async ({ loading }) =>
      (await loading)?.change(() => undefined),
    )
    const giveUp = new Promise<void>((resolve) => void this.#options.schedule(patience, resolve))
    await Promise.race([Promise.allSettled(flushed), giveUp])
    for (const name of this.#entries.keys()) this.#drop(name, closeCodes.restart, 'restart')
  }

  /** The documents are gone: so are their rooms, for everybody. */
  async forget(names: readonly RoomName[]): Promise<void> {
    for (const name of names) {
      await this.#entries.get(name)?.loading.catch(() => null)
      this.#drop(name, closeCodes.noSuchRoom, 'deleted')
    }
  }

  async #open(name: RoomName): Promise<Room | null> {
    if (this.#closing) throw new Error('the server is closing')
    let entry = this.#entries.get(name)
    if (!entry) {
      if (this.#entries.size >= limits.rooms && !this.#dropIdle()) throw new Error('too many rooms')
      entry = { loading: this.#load(name), room: null, cancelUnload: null, commits: 0 }
      this.#entries.set(name, entry)
    }
    entry.cancelUnload?.()
    entry.cancelUnload = null
    const opened = entry
    try {
      opened.room = await opened.loading
    } catch (error) {
      // A failed load leaves nothing behind: the next one tries anew.
      if (this.#entries.get(name) === opened) this.#entries.delete(name)
      throw error
    }
    if (!opened.room && this.#entries.get(name) === opened) this.#entries.delete(name)
    // Between the load and now it may have broken and been dropped: then it is loaded again.
    if (opened.room && this.#entries.get(name) !== opened) return this.#open(name)
    return opened.room
  }

  /** Ends a room that nobody is in before its time. False when somebody is in each. */
  #dropIdle(): boolean {
    for (const [name, { room, cancelUnload }] of this.#entries) {
      if (!room?.isIdle || !cancelUnload) continue
      this.#drop(name, closeCodes.restart, 'idle')
      return true
    }
    return false
  }

  async #load(name: RoomName): Promise<Room | null> {
    const parsed = parseRoomName(name)
    if (!parsed) return null
    const { journal, log, now, monotonic, schedule, pack, attach, onCommitted } = this.#options
    const [loaded, boardId] = await Promise.all([
      loadDocument(parsed, { journal, now, unreadable: this.#unreadable }),
      this.#options.boardOf?.(name),
    ])
    if (!loaded) return null
    const { stored, doc, seq } = loaded
    // Whatever nobody foresaw ends this room and no other: it is loaded again, and its people come back to it.
    const fail = (error: unknown) => {
      log('room.broken', { room: name, ...describeError(error) })
      giveUp()
    }
    // A timer of a room that has been given up already must not end the one that took its place.
    const giveUp = () => {
      if (this.#entries.get(name)?.room === room) this.#drop(name, closeCodes.busy, 'reload')
    }
    const contain = (run: () => void) => () => {
      try {
        run()
      } catch (error) {
        fail(error)
      }
    }
    const room = new Room({
      name,
      boardId: boardId ?? (name as string as BoardId),
      kind: parsed.kind,
      doc,
      epoch: stored.epoch,
      seq,
      owners: new Map(stored.claims),
      times: new WritingTimes(stored.minutes),
      journal,
      log,
      now,
      monotonic,
      schedule: (delay, run) => schedule(delay, contain(run)),
      pack,
      bytes: weigh(stored),
      shares: this.#shares,
      count: this.#options.count ?? (() => {}),
      observe: this.#options.observe,
      requestTurn: (turn, weight) => this.#scheduler.request(contain(turn), weight),
      attach: attach?.(name, doc) ?? (() => null),
      onCommitted: (changed) => {
        this.#countCommit(name)
        follow(name, () => onCommitted?.(changed), log)
      },
      onBroken: giveUp,
      onFailed: fail,
    })
    return room
  }

  #leave(name: RoomName, room: Room, connection: Connection): void {
    room.leave(connection)
    this.#scheduleUnload(name, room)
  }

  #scheduleUnload(name: RoomName, room: Room): void {
    const entry = this.#entries.get(name)
    if (!entry || entry.room !== room || room.size > 0 || this.#closing) return
    entry.cancelUnload?.()
    entry.cancelUnload = this.#options.schedule(limits.idleRoom, () => {
      if (this.#entries.get(name) !== entry) return
      if (!room.isIdle) return this.#scheduleUnload(name, room)
      this.#drop(name, closeCodes.restart, 'idle')
      compact(name, this.#options)
    })
  }

  #countCommit(name: RoomName): void {
    const entry = this.#entries.get(name)
    if (entry && ++entry.commits % commitsPerCompaction === 0) compact(name, this.#options)
  }

  #drop(name: RoomName, code: number, reason: string): void {
    const entry = this.#entries.get(name)
    if (this.#entries.delete(name)) entry?.cancelUnload?.()
    entry?.room?.close(code, reason)
  }
}
