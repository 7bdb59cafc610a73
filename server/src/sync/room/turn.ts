import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId, PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { mayWriteAnything } from '../guard/announced.ts'
import type { Authorship } from '../record/authorship.ts'
import type { Connection } from '../peer/connection.ts'
import type { DocumentSize } from './document-size.ts'
import { encodeStep1 } from '../wire/frames.ts'
import { Aftermaths } from '../guard/aftermaths.ts'
import type { Guard, Verdict } from '../guard/guard.ts'
import type { Attachment, Observe, OwnEdit } from '../ports.ts'
import { noteOwnDeltas } from './own-deltas.ts'
import {
  type Actor,
  actorOf,
  RecordedChanges,
  type RowDelta,
  theServer,
} from '../record/recorded-change.ts'
import { Refused } from '../guard/refused.ts'
import type { Shares } from './shares.ts'
import type { ReaderStates } from './reader-states.ts'
import type { TimeSlice } from './time-slice.ts'

/** The server's own edit, waiting for its turn. */
export interface Change {
  change: (doc: Y.Doc, own: OwnEdit) => void
  resolve: () => void
  reject: (error: unknown) => void
}
/** A sync message of a peer, waiting for its turn. */
export interface Message {
  connection: Connection
  type: number
  body: Uint8Array
}
export type Inbound = Message | Change

/** What a turn reckons with beside the document and its guard. */
interface TurnOptions {
  boardId: BoardId
  /** Which person owns which client id. */
  owners: Map<number, PersonId>
  authorship: Authorship
  shares: Shares
  size: DocumentSize
  count: (kind: string) => void
  monotonic: () => Monotonic
  observe: Observe | undefined
}

/** How often in a row a peer is asked for what it builds on, before it is refused. */
const gapsAllowed = 3

/**
 * What a room takes in at once. Edits are checked and applied one after another within one Yjs transaction, so that Yjs
 * encodes them once; answers wait here until the edits are on disk.
 */
export class Turn {
  readonly claims: [number, PersonId][] = []
  readonly personIds = new Set<PersonId>()
  /** What the server's own edits leave beside them. */
  readonly attachments: Attachment[] = []
  /** What it did, row by row. */
  readonly changes = new RecordedChanges()
  readonly #aftermaths = new Aftermaths()
  readonly #doc: Y.Doc
  readonly #guard: Guard
  readonly #options: TurnOptions
  /** How many update messages of each author are in it, counted from their connection's first. */
  readonly taken = new Map<Connection, number>()
  #lastAuthor: Connection | null = null
  /** The server itself has a part in it. */
  hasChanges = false
  /** A peer that asks several times within a turn gets one answer, to the last question: each is a whole document. */
  readonly #asked = new Map<Connection, Uint8Array>()
  readonly #after: (() => void)[] = []
  readonly #refusals: (() => void)[] = []
  readonly #begun: Monotonic
  /** How long the guard took, ms. */
  #guarding = 0

  constructor(doc: Y.Doc, guard: Guard, options: TurnOptions) {
    this.#doc = doc
    this.#guard = guard
    this.#options = options
    this.#begun = options.monotonic()
  }

  /** How many of this connection's messages the turn took; undefined for none. A hot path: a turn usually has one author. */
  takenFrom(connection: Connection): number | undefined {
    const mayBe = connection === this.#lastAuthor || this.taken.size > 1
    return mayBe ? this.taken.get(connection) : undefined
  }

  /**
   * Takes a peer's message if the time is there for it; within the room's transaction. Throws only when Yjs fails to apply
   * what was allowed.
   */
  takeMessage(message: Message, slice: TimeSlice): boolean {
    const { connection, type, body } = message
    if (connection.closed || connection.refused) return true
    if (!slice.begin(connection)) return false
    if (type === syncType.step1) this.#asked.set(connection, body)
    else this.#takeUpdate(message)
    return true
  }

  /**
   * Puts right what the messages guessed and adds what follows from them, as an edit of the server's own; to be called after
   * the transaction that took them. `now` is the time at which they count as taken, epoch milliseconds.
   */
  settle(now: number): void {
    if (this.#aftermaths.isEmpty) return
    // Its authors do not have what was added or taken away yet.
    const note = () => void (this.hasChanges = true)
    this.#doc.once('update', note)
    const deltas: RowDelta[] = []
    const write = () => this.#aftermaths.write(this.#doc, now)
    noteOwnDeltas(this.#doc, deltas, () => this.#doc.transact(write, this))
    this.changes.follow(deltas)
    this.#doc.off('update', note)
  }

  /** Makes the server's own edit. */
  takeChange({ change, resolve, reject }: Change): void {
    this.hasChanges = true
    let actor = theServer
    const own = this.#own((by) => void (actor = by))
    const deltas: RowDelta[] = []
    try {
      noteOwnDeltas(this.#doc, deltas, () => this.#doc.transact(() => change(this.#doc, own), this))
      this.#after.push(resolve)
    } catch (error) {
      reject(error)
    }
    this.changes.add(actor, deltas)
  }

  /**
   * Encodes the answers to sync step 1, while there is time; to be called after the transaction. They are sent by
   * `finish`. Returns the questions that it did not come to.
   */
  answer(states: ReaderStates, slice: TimeSlice): Message[] {
    const later: Message[] = []
    for (const [connection, stateVector] of this.#asked) {
      if (!slice.begin(connection)) {
        later.push({ connection, type: syncType.step1, body: stateVector })
        continue
      }
      try {
        const state = states.framesFor(connection.audience)
        const packed = connection.unpacks ? state.answerPacked(stateVector) : null
        if (packed) {
          // The edits that overtake it while it is packed wait in the reader's Yjs for what they build on.
          this.#after.push(() => void packed.then((frames) => connection.send(...frames)))
          continue
        }
        const frame = state.answer(stateVector)
        this.#after.push(() => connection.send(frame))
      } catch {
        this.#refusals.push(() => connection.reject(connection.received, 'malformed', ''))
      }
    }
    const end = slice.end()
    this.#options.observe?.turn(end - this.#begun, this.#guarding)
    return later
  }

  /** Tells its authors that nothing of theirs waits for the disk; for a turn that changed nothing. */
  acknowledge(): void {
    for (const [connection, count] of this.taken) {
      const acknowledgement = connection.acknowledgement(count)
      if (acknowledgement) connection.send(acknowledgement)
    }
  }

  /** The turn is on disk and sent out: answer, and refuse last, when the refused one knows exactly what was taken. */
  finish(): void {
    for (const run of this.#after) run()
    for (const run of this.#refusals) run()
  }

  #takeUpdate({ connection, type, body }: Message): void {
    const index = ++connection.received
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    // A reader's answer names all deletions that its page knows of: there is nothing in it to take.
    if (!mayWriteAnything(seat) && type === syncType.step2 && isLongTidying(body))
      return this.#note(connection, index)
    try {
      this.#apply(connection, body, seat)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return this.#refuse({ connection, index, body }, error)
    }
    if (connection.held.length > 0) this.#takeHeld(connection, seat, type)
    if (connection.refused) return
    if (type === syncType.step2 && connection.held.length === 0) connection.gaps = 0
    this.#note(connection, index)
  }

  #note(connection: Connection, index: number): void {
    if (connection.answers) this.#after.push(connection.answers.stored)
    this.taken.set(connection, index)
    this.#lastAuthor = connection
  }

  /** Throws `Refused`, and then nothing was applied; anything else when Yjs fails to apply what was allowed. */
  #apply(connection: Connection, body: Uint8Array, seat: Seat): void {
    const { boardId, shares, size } = this.#options
    const adds = body[0] !== 0
    if (
      adds &&
      (!shares.mayAdd(seat, boardId) || size.isFullFor(body.length, seat.role === 'facilitator'))
    )
      throw new Refused('full')
    const verdict = this.#check(body, seat)
    if (!shares.takeClients(seat, verdict.claimed.length)) throw new Refused('tooLarge')
    shares.added(seat, { boardId, bytes: verdict.bytes })
    size.add(verdict.bytes)
    if (verdict.apply) Y.applyUpdate(this.#doc, body, connection)
    this.#aftermaths.add(verdict.aftermath)
    this.changes.add(actorOf(seat, connection.answers?.channel), verdict.aftermath.rows)
    for (const clientId of verdict.claimed) this.#claim(clientId, seat.personId)
    this.personIds.add(seat.personId)
  }

  #own(by: (actor: Actor) => void): OwnEdit {
    return {
      ...this.#options.authorship,
      by,
      claim: (clientId, personId) => this.#claim(clientId, personId),
      attach: (attachment) => void this.attachments.push(attachment),
    }
  }

  #claim(clientId: number, personId: PersonId): void {
    this.#options.owners.set(clientId, personId)
    this.claims.push([clientId, personId])
  }

  #check(body: Uint8Array, seat: Seat): Verdict {
    const { observe, monotonic } = this.#options
    const begun = observe ? monotonic() : null
    try {
      return this.#guard.check(body, seat)
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('malformed')
    } finally {
      if (begun !== null) this.#guarding += monotonic() - begun
    }
  }

  /** Whether what was held can be taken now: it is stored then, or what it builds on is still missing. */
  #takeHeld(connection: Connection, seat: Seat, type: number): void {
    for (let held = connection.held[0]; held; held = connection.held[0]) {
      try {
        this.#apply(connection, held.body, seat)
        connection.held.shift()
      } catch (error) {
        // Other edits may come before the answer to the question; an answer that does not help is another gap.
        if (!(error instanceof Refused)) throw error
        if (error.reason === 'missing' && type !== syncType.step2) return
        connection.held.shift()
        return this.#refuse({ connection, ...held }, error)
      }
    }
  }

  #refuse(
    { connection, index, body }: { connection: Connection; index: number; body: Uint8Array },
    { reason, place }: Refused,
  ): void {
    if (reason === 'missing' && connection.gaps < gapsAllowed) {
      connection.gaps++
      connection.held.push({ index, body })
      connection.held.sort((a, b) => a.index - b.index)
      const ask = encodeStep1(Y.encodeStateVector(this.#doc))
      this.#after.push(() => connection.send(ask))
      return
    }
    connection.refused = true
    this.#options.count(`edit.${reason}`)
    this.#refusals.push(() => connection.reject(index, reason, place))
  }
}

/** Deletions alone, and more of them than are looked at for a reader. */
const isLongTidying = (update: Uint8Array): boolean =>
  update[0] === 0 && update.length > limits.readerUpdateBytes
