import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import type { Monotonic } from '@sedyanka/shared/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  encodeServerMessage,
  type Hello,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { Capture, type Captured } from './capture.ts'
import { Connection } from './connection.ts'
import { sendAwayFor } from './crowd.ts'
import { DurableCommit } from './durable-commit.ts'
import { encodeUpdate, encodeWelcome } from './frames.ts'
import { Guard } from './guard.ts'
import { Inbox, rejectChanges } from './inbox.ts'
import { EditWithNews } from './news.ts'
import type { JournalEntry, Peer } from './ports.ts'
import { type PeerMessage, readFrame } from './read-frame.ts'
import { Recovery } from './recovery.ts'
import type { RoomOptions } from './room-options.ts'
import { RoomPresence } from './room-presence.ts'
import { StateFrames } from './state-frames.ts'
import { Turn } from './turn.ts'

/**
 * One document, its people and their edits. Everything that arrives goes through one line: check → apply → commit →
 * broadcast → acknowledge. While a commit is on its way the next edits wait, so the document never holds more than one
 * turn that is not yet on disk, and nobody is ever shown what the server could forget.
 */
export class Room {
  readonly name: RoomName
  readonly doc: Y.Doc
  readonly #options: RoomOptions
  readonly #guard: Guard
  readonly #presence: RoomPresence
  readonly #commit: DurableCommit
  readonly #capture: Capture
  readonly #recovery: Recovery
  readonly #state: StateFrames
  readonly #connections = new Set<Connection>()
  readonly #inbox = new Inbox()
  #cancelTurn: (() => void) | null = null
  /** Since when something waits for a turn. */
  #dueSince: Monotonic | null = null
  #cancelCatchUp: (() => void) | null = null
  #closed = false

  constructor(options: RoomOptions) {
    const { name, kind, doc, journal, log, now, schedule } = options
    this.#options = options
    this.name = name
    this.doc = doc
    this.#capture = new Capture(doc)
    this.#state = new StateFrames(doc, options.pack)
    this.#commit = new DurableCommit({
      room: name,
      journal,
      log,
      schedule,
      onDegraded: (degraded) => this.#tellStorage(degraded),
      onFailed: options.onFailed,
    })
    this.#presence = new RoomPresence({
      now: options.monotonic,
      schedule,
      connections: this.#connections,
      writerOf: (clientId) => options.owners.get(clientId) ?? null,
      // What a full disk holds up may take hours: presence does not wait for that.
      isBusy: () => !this.isDegraded && (this.#commit.isRunning || this.#inbox.size > 0),
    })
    this.#guard = new Guard(doc, kind, { ownerOf: (id) => this.#presence.ownerOf(id), now })
    this.#recovery = new Recovery(schedule, () => this.change(() => undefined))
  }

  /** How many peers are here. */
  get size(): number {
    return this.#connections.size
  }
  /**
   * Makes room for somebody who comes, where that is possible: whoever has to go is sent away. False when there is no
   * place.
   */
  makePlace(seat: Seat): boolean {
    return sendAwayFor(seat, this.#connections, (connection) => this.leave(connection))
  }
  /** The disk refuses to store at present. */
  get isDegraded(): boolean {
    return this.#commit.isDegraded
  }
  /** Its turn does not come: something is wrong with the server's timers or with this room. */
  get isStalled(): boolean {
    const since = this.#dueSince
    return since !== null && this.#options.monotonic() - since > limits.stalledAfter
  }
  /** Nobody is here and nothing waits: only then may it be unloaded. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#inbox.size === 0 && !this.#commit.isRunning
  }

  /** Takes a peer in: asks what it has, tells it who is here. */
  join(peer: Peer): Connection {
    const connection = new Connection(peer, this.#options.monotonic())
    this.#connections.add(connection)
    peer.send([this.#state.question(), this.#presence.everybodyFor(connection)])
    return connection
  }

  leave(connection: Connection): void {
    connection.closed = true
    this.#recovery.finish(connection)
    if (this.#connections.delete(connection)) this.#presence.leave(connection)
  }

  /** Takes one frame of a peer. Never throws: what cannot be read is refused. */
  receive(connection: Connection, frame: Uint8Array): void {
    if (connection.closed || connection.refused || this.#closed) return
    connection.heardAt = this.#options.monotonic()
    // Who reads nothing of what is said gets no more answers either: a few bytes may ask for a whole document.
    if (connection.peer.bufferedBytes() > limits.deadPeerBytes)
      return connection.close(closeCodes.slow, 'slow')
    try {
      this.#read(connection, readFrame(frame))
    } catch {
      connection.reject(connection.received + 1, 'malformed', '')
    }
  }

  /** A peer's seat has changed: it is told its role, or sent away. */
  reseat(connection: Connection): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    if (connection.acknowledges) this.#welcome(connection, seat)
    this.#presence.reseat(connection)
  }

  /** The server's own edit: resolves once it is on disk. Rejects with what `change` throws. */
  change(change: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#inbox.addChange({ change, resolve, reject })
      this.#scheduleTurn()
    })
  }

  /** Ends the room for everybody here; what was not acknowledged is still theirs. */
  close(code: number, reason: string): void {
    this.#closed = true
    this.#cancelTurn?.()
    this.#presence.close()
    this.#commit.close()
    this.#cancelCatchUp?.()
    for (const connection of this.#connections) connection.close(code, reason)
    rejectChanges(this.#inbox.takeAll(), new Error('the room was closed'))
    this.#connections.clear()
    this.doc.destroy()
  }

  #read(connection: Connection, message: PeerMessage): void {
    switch (message.type) {
      case 'sync':
        if (!this.#inbox.add({ connection, type: message.step, body: message.body }))
          return connection.close(closeCodes.busy, 'busy')
        return this.#scheduleTurn()
      case 'awareness':
        return this.#presence.receive(connection, message.update)
      case 'queryAwareness':
        // Always answered: pages ask this to find out whether their line is alive.
        return connection.send(this.#presence.everybodyFor(connection))
      case 'hello':
        return this.#greet(connection, message)
      case 'recover':
        return this.#recovery.ask(connection)
      case 'recovered':
        return this.#recovery.finish(connection)
    }
  }

  #greet(connection: Connection, hello: Hello): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    if (hello.version < protocolVersion || hello.schema < schemaVersion)
      return connection.close(closeCodes.clientTooOld, 'client too old')
    if (hello.epoch !== '' && hello.epoch !== this.#options.epoch)
      this.#recovery.expect(seat.personId)
    connection.acknowledges = true
    connection.unpacks = hello.unpacks ?? false
    this.#welcome(connection, seat)
    if (this.#commit.isDegraded)
      connection.send(encodeServerMessage({ type: 'storage', degraded: true }))
  }

  #welcome(connection: Connection, seat: Seat): void {
    const { epoch, now } = this.#options
    connection.send(encodeWelcome({ epoch, role: seat.role, serverTime: now() }))
  }

  #scheduleTurn(): void {
    if (this.#cancelTurn || this.#commit.isRunning || this.#closed || this.#inbox.size === 0) return
    this.#dueSince = this.#options.monotonic()
    this.#cancelTurn = this.#options.requestTurn(() => {
      this.#cancelTurn = this.#dueSince = null
      this.#takeTurn()
    })
  }

  /** Looks again at those who fell behind, until they have drained. */
  #scheduleCatchUp(): void {
    if (this.#cancelCatchUp || this.#closed) return
    this.#cancelCatchUp = this.#options.schedule(limits.catchUpInterval, () => {
      this.#cancelCatchUp = null
      // What is not on disk yet must not be shown: then a moment later.
      const behind = [...this.#connections].filter(({ outbox }) => outbox.isBehind)
      if (!this.#commit.isRunning) for (const { outbox } of behind) outbox.catchUp(this.doc)
      if (behind.some(({ outbox }) => outbox.isBehind)) this.#scheduleCatchUp()
    })
  }

  #takeTurn(): void {
    const inbox = this.#inbox.takeAll()
    const turn = new Turn(this.doc, this.#guard, this.#options.owners)
    try {
      this.doc.transact(() => {
        for (const item of inbox) if ('connection' in item) turn.takeMessage(item)
      }, this)
      turn.settle(this.#options.now())
      // The server's own edits apart: in one transaction with others' Yjs would take them for a second user of its id.
      for (const item of inbox) if ('change' in item) turn.takeChange(item)
      if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
        throw new Error('an update left something pending')
    } catch (error) {
      // The guard let something through that Yjs could not apply: what is in memory is no longer what is on disk.
      this.#options.log('room.broken', {
        room: this.name,
        error: error instanceof Error ? error.message : 'unknown',
      })
      rejectChanges(inbox, error)
      return this.#options.onBroken()
    }
    const captured = this.#capture.take()
    if (captured) this.#state.forget()
    turn.answer(this.#state)
    if (!captured) return this.#deliver(turn, null)
    this.#commit.run(this.#entryOf(turn, captured), () => {
      this.#deliver(turn, captured)
      this.#options.onCommitted(this.doc, captured.changed)
    })
  }

  /** What is committed; a function where something must be made of the document first, which no turn changes meanwhile. */
  #entryOf(
    turn: Turn,
    { update, changed }: Captured,
  ): JournalEntry | (() => Promise<JournalEntry>) {
    const { claims, personIds } = turn
    const at = this.#options.now()
    const entry: JournalEntry = { update, claims, at, personIds: [...personIds] }
    const isPeoples = turn.taken.size > 0
    const make = this.#options.attach({ changed, isPeoples })
    return make ? async () => ({ ...entry, attachments: await make() }) : entry
  }

  #tellStorage(degraded: boolean): void {
    const message = encodeServerMessage({ type: 'storage', degraded })
    for (const connection of this.#connections)
      if (connection.acknowledges) connection.send(message)
  }

  /** On disk: everybody sees it, its authors are told that it is saved, and the next turn may come. */
  #deliver(turn: Turn, captured: Captured | null): void {
    if (captured) this.#broadcast(turn, captured)
    else
      for (const [connection, count] of turn.taken) {
        const acknowledgement = connection.acknowledgement(count)
        if (acknowledgement) connection.send(acknowledgement)
      }
    turn.finish()
    this.#scheduleTurn()
  }

  /** One write for each peer: the edit, presence when it is due, and the peer's own acknowledgement. */
  #broadcast(turn: Turn, { update, before }: Captured): void {
    const shared = new EditWithNews(encodeUpdate(update), this.#presence.takeDueNews())
    // Who alone wrote the turn has it already.
    const isOneAuthors = turn.taken.size === 1 && !turn.hasChanges
    for (const connection of this.#connections) {
      const count = turn.takenFrom(connection)
      const own = count === undefined ? null : connection.acknowledgement(count)
      const frames = shared.framesFor(connection, count !== undefined && isOneAuthors)
      connection.outbox.sendTurn(frames, own, before)
      if (connection.outbox.isBehind) this.#scheduleCatchUp()
    }
  }
}
