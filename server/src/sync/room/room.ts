import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId, RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { Acting } from './acting.ts'
import { type Authorship, createAuthorship } from '../record/authorship.ts'
import { broadcast } from './broadcast.ts'
import { CatchUp } from './catch-up.ts'
import { UpdateListener, type CapturedUpdate } from './captured-update.ts'
import { Connection } from '../peer/connection.ts'
import { makePlaceAmong } from './crowd.ts'
import { describeError } from '../describe-error.ts'
import { DurableCommit } from './durable-commit.ts'
import { entryOf } from './entry-of.ts'
import { DocumentSize } from './document-size.ts'
import { Greeter } from '../peer/greeter.ts'
import { Guard } from '../guard/guard.ts'
import { Inbox, rejectChanges } from './inbox.ts'
import type { OwnEdit, Peer } from '../ports.ts'
import { type PeerMessage, readFrame } from '../wire/read-frame.ts'
import { ReaderStates } from './reader-states.ts'
import { Recovery } from './recovery.ts'
import { Refused } from '../guard/refused.ts'
import { Rewriting } from './rewriting.ts'
import type { RoomOptions } from './room-options.ts'
import { RoomPresence } from '../presence/room-presence.ts'
import { TimeSlice } from './time-slice.ts'
import { type Message, Turn } from './turn.ts'

/**
 * One document, its people and their edits. Everything that arrives goes through one line: check → apply → commit →
 * broadcast → acknowledge. While a commit is on its way the next edits wait, so the document never holds more than one
 * turn that is not yet on disk, and nobody is ever shown what the server could forget.
 */
export class Room {
  readonly name: RoomName
  readonly boardId: BoardId
  readonly doc: Y.Doc
  /** The authors of its letters. */
  readonly authorship: Authorship
  /** Does something for somebody. */
  readonly acting: Acting
  readonly rewriting: Rewriting
  readonly #options: RoomOptions
  readonly #guard: Guard
  readonly #presence: RoomPresence
  readonly #commit: DurableCommit
  readonly #updates: UpdateListener
  readonly #recovery: Recovery
  readonly #greeter: Greeter
  readonly #catchUp: CatchUp
  readonly #size: DocumentSize
  readonly #states: ReaderStates
  readonly #connections = new Set<Connection>()
  readonly #inbox = new Inbox()
  #cancelTurn: (() => void) | null = null
  /** Since when something waits for a turn. */
  #dueSince: Monotonic | null = null
  /** All that waits is of people who have used up their time. */
  #isHeldBack = false
  #closed = false

  constructor(options: RoomOptions) {
    const { name, kind, doc, now, schedule, monotonic } = options
    this.#options = options
    this.name = name
    this.boardId = options.boardId
    this.doc = doc
    this.authorship = createAuthorship(options.owners, options.times)
    this.acting = new Acting(doc, (message) => this.#take(message))
    this.#updates = new UpdateListener(doc)
    this.#states = new ReaderStates(doc, kind, options.pack)
    this.#commit = new DurableCommit({
      ...options,
      room: name,
      onDegraded: (degraded) => this.#greeter.tellAll(this.#connections, degraded),
    })
    const [commit, onFailed] = [this.#commit, () => this.#scheduleTurn()]
    this.rewriting = new Rewriting({ ...options, commit, onFailed })
    this.#presence = new RoomPresence({
      now: monotonic,
      schedule,
      connections: this.#connections,
      writerOf: (clientId) => options.owners.get(clientId) ?? null,
      // Presence does not wait while the disk refuses, or for edits that are held back: that can last for hours.
      isBusy: () =>
        !this.isDegraded && !this.#isHeldBack && (this.#commit.isRunning || this.#inbox.size > 0),
    })
    const ownerOf = (id: number) => this.#presence.ownerOf(id)
    this.#guard = new Guard(doc, kind, { ownerOf, isClaimed: (id) => options.owners.has(id), now })
    this.#size = new DocumentSize(doc, options.bytes)
    const [connections, states] = [this.#connections, this.#states]
    this.#catchUp = new CatchUp({ schedule, connections, states, isHeld: () => commit.isRunning })
    this.#recovery = new Recovery(schedule, () => this.change(() => undefined))
    this.#greeter = new Greeter({
      epoch: options.epoch,
      now,
      expect: (personId) => this.#recovery.expect(personId),
      isDegraded: () => this.isDegraded,
    })
  }

  /** How many peers are here. */
  get size(): number {
    return this.#connections.size
  }
  /** Makes room for somebody who comes: whoever has to go for them is sent away. False when there is no place. */
  makePlace(seat: Seat): boolean {
    return makePlaceAmong(this.#connections, { ...seat, boardId: this.boardId }, (one) =>
      this.leave(one),
    )
  }
  /** The disk refuses to store at present. */
  get isDegraded(): boolean {
    return this.#commit.isDegraded
  }
  /** What waits for a turn, and about how many bytes the document weighs. */
  get load(): { waiting: number; bytes: number } {
    return { waiting: this.#inbox.size, bytes: this.#size.atMost }
  }
  /** Its turn does not come, or not to its end: something is wrong with the server's timers, this room, or a disk that hangs. */
  get isStalled(): boolean {
    const since = this.#dueSince ?? this.#commit.since
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
    peer.send([
      this.#states.framesFor('people').question(),
      this.#presence.everybodyFor(connection),
    ])
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
    // A peer that reads nothing gets no more answers either: a few bytes may ask for a whole document.
    if (connection.peer.bufferedBytes() > limits.deadPeerBytes)
      return connection.close(closeCodes.slow, 'slow')
    try {
      this.#read(connection, readFrame(frame))
    } catch (error) {
      const reason = error instanceof Refused ? error.reason : 'malformed'
      this.#options.count(`frame.${reason}`)
      connection.reject(connection.received + 1, reason, '')
    }
  }

  /** A peer's seat has changed: it is told its role, or sent away. */
  reseat(connection: Connection): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    if (connection.acknowledges) this.#greeter.welcome(connection, seat)
    this.#presence.reseat(connection)
  }

  /** The server's own edit: resolves once it is on disk. Rejects with what `change` throws. */
  change(change: (doc: Y.Doc, own: OwnEdit) => void): Promise<void> {
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
    this.#catchUp.end()
    this.acting.close()
    for (const connection of this.#connections) connection.close(code, reason)
    rejectChanges(this.#inbox.takeAll(), new Error('the room was closed'))
    this.#connections.clear()
    this.doc.destroy()
  }

  #read(connection: Connection, message: PeerMessage): void {
    if (!this.#mayTalk(connection, message)) return
    switch (message.type) {
      case 'sync':
        if (!this.#take({ connection, type: message.step, body: message.body }))
          this.#sendAway(connection)
        return
      case 'awareness':
        return this.#presence.receive(connection, message.update)
      case 'queryAwareness':
        // Always answered: pages ask this to find out whether their line is alive.
        return connection.send(this.#presence.everybodyFor(connection))
      case 'hello':
        return this.#greeter.greet(connection, message)
      case 'recover':
        return this.#recovery.ask(connection)
      case 'recovered':
        return this.#recovery.finish(connection)
    }
  }

  /** Puts an edit in line; false when there is no room for it. */
  #take(message: Message): boolean {
    if (this.#closed || !this.#inbox.add(message)) return false
    if (this.#isHeldBack) this.#cancelTurn = this.#cancelTurn?.() ?? null
    this.#isHeldBack = false
    this.#scheduleTurn()
    return true
  }

  #mayTalk(connection: Connection, { type }: PeerMessage): boolean {
    const may = type === 'sync' || connection.mayTalk(type, this.#options.monotonic())
    if (may === true) return true
    this.#options.count(`talk.${type}`)
    if (may === 'flood') this.#sendAway(connection)
    return false
  }

  /** It brings more than can be taken; it may come back. */
  #sendAway(connection: Connection): void {
    this.#options.count('line.flood')
    connection.close(closeCodes.busy, 'busy')
  }

  #scheduleTurn(): void {
    if (this.#cancelTurn || this.#commit.isRunning || this.#closed || this.#inbox.size === 0) return
    const turn = () => {
      this.#cancelTurn = this.#dueSince = null
      // Something else may have taken its place since: then it is asked for again behind that.
      if (!this.#commit.isRunning) this.#takeTurn()
    }
    const { schedule, requestTurn, monotonic } = this.#options
    if (!this.#isHeldBack) this.#dueSince = monotonic()
    this.#cancelTurn = this.#isHeldBack
      ? schedule(limits.heldBackInterval, turn)
      : requestTurn(turn, () => this.#inbox.weight)
  }

  #takeTurn(): void {
    const inbox = this.#inbox.takeAll()
    const { shares, monotonic } = this.#options
    const reckons = { ...this.#options, authorship: this.authorship, size: this.#size }
    const turn = new Turn(this.doc, this.#guard, reckons)
    const slice = new TimeSlice(shares.time, monotonic)
    const later: Message[] = []
    try {
      this.doc.transact(() => {
        for (const item of inbox)
          if ('connection' in item && !turn.takeMessage(item, slice)) later.push(item)
        slice.end()
      }, this)
      turn.settle(this.#options.now())
      // The server's own edits apart: in one transaction with others' Yjs would take them for a second user of its id.
      for (const item of inbox) if ('change' in item) turn.takeChange(item)
      if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
        throw new Error('an update left something pending')
    } catch (error) {
      // The guard let something through that Yjs could not apply: what is in memory is no longer what is on disk.
      this.#options.log('room.broken', { room: this.name, ...describeError(error) })
      rejectChanges(inbox, error)
      return this.#options.onBroken()
    }
    const captured = this.#updates.take()
    if (captured) this.#states.forget()
    later.unshift(...turn.answer(this.#states, slice))
    this.#inbox.putBack(later)
    this.#isHeldBack = later.length > 0 && slice.isEmpty
    if (!captured) return this.#deliver(turn, null)
    this.#commit.run(entryOf(turn, captured, this.#options), () => {
      this.#deliver(turn, captured)
      this.#options.onCommitted(captured.changed)
    })
  }

  /** On disk: everybody sees it, its authors are told that it is saved, and the next turn may come. */
  #deliver(turn: Turn, captured: CapturedUpdate | null): void {
    if (captured) {
      const news = this.#presence.takeDueNews()
      const said = { turn, captured, news, states: this.#states }
      if (broadcast(this.#connections, said)) this.#catchUp.begin()
    } else turn.acknowledge()
    turn.finish()
    this.#scheduleTurn()
  }
}
