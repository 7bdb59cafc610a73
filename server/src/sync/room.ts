import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import type { RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  decodeClientMessage,
  encodeServerMessage,
  type Hello,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { RoomAwareness } from './awareness.ts'
import { Connection } from './connection.ts'
import { encodeStep1, encodeStep2, encodeUpdate } from './frames.ts'
import { Guard } from './guard.ts'
import type { Journal, JournalEntry, Log, Peer, Schedule } from './ports.ts'
import { Recovery } from './recovery.ts'
import { type Inbound, Turn } from './turn.ts'

export interface RoomOptions {
  name: RoomName
  kind: RoomKind
  doc: Y.Doc
  epoch: string
  /** Which person owns which Yjs client id in this document. */
  owners: Map<number, string>
  journal: Journal
  log: Log
  /** Epoch milliseconds. */
  now: () => number
  schedule: Schedule
  /** After every commit. */
  onCommitted: (doc: Y.Doc) => void
  /** The document in memory can no longer be trusted: close the room and load it anew. */
  onBroken: () => void
}

/** What a turn changed, encoded once by Yjs itself, and the state vector before it. */
interface Captured {
  update: Uint8Array
  before: Map<number, number>
}

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
  readonly #awareness = new RoomAwareness()
  readonly #recovery: Recovery
  readonly #connections = new Set<Connection>()
  #inbox: Inbound[] = []
  #inboxBytes = 0
  #cancelTurn: (() => void) | null = null
  #cancelNews: (() => void) | null = null
  #cancelRetry: (() => void) | null = null
  #cancelCatchUp: (() => void) | null = null
  #lastTurn = 0
  #lastNews = 0
  #committing = false
  #degraded = false
  #closed = false
  #captured: Captured | null = null
  /** The whole state as a frame, for those who come with nothing; dropped with the next edit. */
  #wholeState: Uint8Array | null = null

  constructor(options: RoomOptions) {
    this.#options = options
    this.name = options.name
    this.doc = options.doc
    this.#guard = new Guard(options.doc, options.kind, { ownerOf: (clientId) => this.#ownerOf(clientId) })
    this.#recovery = new Recovery(options.schedule, () => this.change(() => undefined))
    this.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // Yjs may tidy up formatting right behind a transaction, in one of its own: both belong to the turn.
      const { update: first, before } = this.#captured ?? {}
      this.#captured = {
        update: first ? Y.mergeUpdates([first, update]) : update,
        before: before ?? transaction.beforeState,
      }
    })
  }

  /** How many peers are here. */
  get size(): number {
    return this.#connections.size
  }
  /** The disk refuses to store at present. */
  get isDegraded(): boolean {
    return this.#degraded
  }
  /** Nobody is here and nothing waits: only then may it be unloaded. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#inbox.length === 0 && !this.#committing
  }

  /** Takes a peer in: asks what it has, tells it who is here. */
  join(peer: Peer): Connection {
    const connection = new Connection(peer)
    this.#connections.add(connection)
    peer.send(encodeStep1(Y.encodeStateVector(this.doc)))
    const everybody = this.#awareness.everybody()
    if (everybody) peer.send(everybody)
    return connection
  }

  leave(connection: Connection): void {
    connection.closed = true
    this.#recovery.finish(connection)
    if (!this.#connections.delete(connection) || connection.clientId === null) return
    this.#awareness.leave(connection.clientId)
    this.#scheduleNews()
  }

  /** Takes one frame of a peer. Never throws: what cannot be read is refused. */
  receive(connection: Connection, frame: Uint8Array): void {
    if (connection.closed || connection.refused || this.#closed) return
    try {
      this.#read(connection, frame)
    } catch {
      connection.reject(connection.received + 1, 'malformed', '')
    }
  }

  /** A peer's seat has changed: it is told its role, or sent away. */
  reseat(connection: Connection): void {
    const seat = connection.peer.seat()
    if (!seat) connection.close(closeCodes.session, 'session')
    else if (connection.acknowledges) this.#welcome(connection, seat)
  }

  /** The server's own edit: resolves once it is on disk. Rejects with what `change` throws. */
  change(change: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#inbox.push({ change, resolve, reject })
      this.#scheduleTurn()
    })
  }

  /** Ends the room for everybody here; what was not acknowledged is still theirs. */
  close(code: number, reason: string): void {
    this.#closed = true
    this.#cancelTurn?.()
    this.#cancelNews?.()
    this.#cancelRetry?.()
    this.#cancelCatchUp?.()
    for (const connection of this.#connections) connection.close(code, reason)
    for (const item of this.#inbox) if ('change' in item) item.reject(new Error('the room was closed'))
    this.#connections.clear()
    this.doc.destroy()
  }

  #ownerOf(clientId: number): string | null {
    const owner = this.#options.owners.get(clientId)
    if (owner !== undefined) return owner
    // Who announced a client id in awareness keeps it while here, though nothing was written with it yet.
    for (const { clientId: announced, peer } of this.#connections)
      if (announced === clientId) return peer.seat()?.personId ?? ''
    return null
  }

  #read(connection: Connection, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.#readSync(connection, decoder)
      case messageType.awareness:
        return this.#readAwareness(connection, decoding.readVarUint8Array(decoder))
      case messageType.queryAwareness: {
        const everybody = this.#awareness.everybody()
        if (everybody) connection.peer.send(everybody)
        return
      }
      case messageType.sedyanka:
        return this.#readMessage(connection, decoder)
      default:
        throw new Error('unknown message')
    }
  }

  #readSync(connection: Connection, decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (type > syncType.update) throw new Error('unknown sync message')
    this.#inboxBytes += body.length
    if (this.#inboxBytes > 4 * limits.frameBytes) return connection.close(closeCodes.busy, 'busy')
    this.#inbox.push({ connection, type, body })
    this.#scheduleTurn()
  }

  #readAwareness(connection: Connection, update: Uint8Array): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    const mayUse = (clientId: number) => {
      if (connection.clientId !== null) return connection.clientId === clientId
      const owner = this.#ownerOf(clientId)
      return owner === null || owner === seat.personId
    }
    connection.clientId = this.#awareness.receive(update, seat, mayUse) ?? connection.clientId
    if (this.#awareness.hasNews) this.#scheduleNews()
  }

  #readMessage(connection: Connection, decoder: decoding.Decoder): void {
    const message = decodeClientMessage(decoder)
    if (message.type === 'hello') this.#greet(connection, message)
    else if (message.type === 'recover') this.#recovery.ask(connection)
    else this.#recovery.finish(connection)
  }

  #greet(connection: Connection, hello: Hello): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    if (hello.version < protocolVersion || hello.schema < schemaVersion)
      return connection.close(closeCodes.clientTooOld, 'client too old')
    connection.acknowledges = true
    this.#welcome(connection, seat)
    if (this.#degraded) connection.peer.send(encodeServerMessage({ type: 'storage', degraded: true }))
  }

  #welcome(connection: Connection, seat: Seat): void {
    const { epoch, now } = this.#options
    const welcome = { version: protocolVersion, schema: schemaVersion, epoch, role: seat.role, serverTime: now() }
    connection.peer.send(encodeServerMessage({ type: 'welcome', ...welcome }))
  }

  /** At once when idle; under load turns keep a few milliseconds' distance, so that one commit and one frame serve many. */
  #scheduleTurn(): void {
    if (this.#cancelTurn || this.#committing || this.#closed || this.#inbox.length === 0) return
    const wait = Math.max(0, this.#lastTurn + limits.batchInterval - this.#options.now())
    this.#cancelTurn = this.#options.schedule(wait, () => {
      this.#cancelTurn = null
      this.#takeTurn()
    })
  }

  #scheduleNews(): void {
    if (this.#cancelNews || this.#closed) return
    const wait = Math.max(0, this.#lastNews + limits.awarenessInterval - this.#options.now())
    this.#cancelNews = this.#options.schedule(wait, () => {
      this.#cancelNews = null
      this.#lastNews = this.#options.now()
      const news = this.#awareness.takeNews()
      if (news) for (const connection of this.#connections) connection.outbox.sendPresence(news)
    })
  }

  /** Looks again at those who fell behind, until they have drained. */
  #scheduleCatchUp(): void {
    if (this.#cancelCatchUp || this.#closed) return
    this.#cancelCatchUp = this.#options.schedule(limits.catchUpInterval, () => {
      this.#cancelCatchUp = null
      // What is not on disk yet must not be shown: then a moment later.
      const behind = [...this.#connections].filter(({ outbox }) => outbox.isBehind)
      if (!this.#committing) for (const { outbox } of behind) outbox.catchUp(this.doc)
      if (behind.some(({ outbox }) => outbox.isBehind)) this.#scheduleCatchUp()
    })
  }

  #takeTurn(): void {
    this.#lastTurn = this.#options.now()
    const inbox = this.#inbox
    this.#inbox = []
    this.#inboxBytes = 0
    this.#captured = null
    const turn = new Turn(this.doc, this.#guard, this.#options.owners)
    try {
      this.doc.transact(() => {
        for (const item of inbox) if ('connection' in item) turn.takeMessage(item)
      }, this)
      // The server's own edits apart: in one transaction with others' Yjs would take them for a second user of its id.
      for (const item of inbox) if ('change' in item) turn.takeChange(item)
      if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error('an update left something pending')
    } catch (error) {
      // The guard let something through that Yjs could not apply: what is in memory is no longer what is on disk.
      this.#options.log('room.broken', { room: this.name, error: error instanceof Error ? error.message : 'unknown' })
      return this.#options.onBroken()
    }
    const captured = this.#captured as Captured | null
    if (captured) this.#wholeState = null
    turn.answer((stateVector) => this.#encodeState(stateVector))
    if (!captured) return this.#deliver(turn, null)
    this.#committing = true
    const { claims, personIds } = turn
    this.#commit({ update: captured.update, claims, at: this.#lastTurn, personIds: [...personIds] }, () => {
      this.#deliver(turn, captured)
      this.#options.onCommitted(this.doc)
    })
  }

  #encodeState(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > 1 || stateVector[0] !== 0) return encodeStep2(Y.encodeStateAsUpdate(this.doc, stateVector))
    this.#wholeState ??= encodeStep2(Y.encodeStateAsUpdate(this.doc))
    return this.#wholeState
  }

  /** Stores one turn, for as long as it takes: until the disk has it, nobody sees it and nothing else is taken. */
  #commit(entry: JournalEntry, onStored: () => void): void {
    this.#options.journal.append(this.name, entry).then(
      () => {
        if (this.#closed) return
        this.#committing = false
        this.#setDegraded(false)
        onStored()
      },
      (error: unknown) => {
        if (this.#closed) return
        if (!this.#degraded) this.#options.log('room.cannotStore', { room: this.name, error: error instanceof Error ? error.message : 'unknown' })
        this.#setDegraded(true)
        this.#cancelRetry = this.#options.schedule(limits.storageRetry, () => this.#commit(entry, onStored))
      },
    )
  }

  #setDegraded(degraded: boolean): void {
    if (this.#degraded === degraded) return
    this.#degraded = degraded
    const message = encodeServerMessage({ type: 'storage', degraded })
    for (const { acknowledges, peer } of this.#connections) if (acknowledges) peer.send(message)
  }

  /** On disk: everybody sees it, its authors are told that it is saved, and the next turn may come. */
  #deliver(turn: Turn, captured: Captured | null): void {
    if (captured) {
      const frame = encodeUpdate(captured.update)
      for (const { outbox } of this.#connections) {
        outbox.sendEdit(frame, captured.before)
        if (outbox.isBehind) this.#scheduleCatchUp()
      }
    }
    turn.deliver()
    this.#scheduleTurn()
  }
}
