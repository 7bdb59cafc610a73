import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { syncType } from '@sedyanka/shared/protocol.ts'
import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { encodeStep1 } from './frames.ts'
import type { Guard, Verdict } from './guard.ts'
import { Refused } from './refused.ts'
import type { StateFrames } from './state-frames.ts'

/** The server's own edit, waiting for its turn. */
export interface Change {
  change: (doc: Y.Doc) => void
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

/** How often in a row a peer is asked for what it builds on, before it is refused. */
const gapsAllowed = 3

/**
 * What a room takes in at once. Edits are checked and applied one after another within one Yjs transaction, so that Yjs
 * encodes them once; answers wait here until the edits are on disk.
 */
export class Turn {
  readonly claims: [number, string][] = []
  readonly personIds = new Set<string>()
  readonly #doc: Y.Doc
  readonly #guard: Guard
  readonly #owners: Map<number, string>
  /** How many update messages of each author are in it, counted from their connection's first. */
  readonly taken = new Map<Connection, number>()
  #lastAuthor: Connection | null = null
  /** The server itself has a part in it. */
  hasChanges = false
  /** Who asks several times within a turn gets one answer, to the last question: each is a whole document. */
  readonly #asked = new Map<Connection, Uint8Array>()
  readonly #after: (() => void)[] = []
  readonly #refusals: (() => void)[] = []

  constructor(doc: Y.Doc, guard: Guard, owners: Map<number, string>) {
    this.#doc = doc
    this.#guard = guard
    this.#owners = owners
  }

  /** The same of one connection, undefined if none is. Asked of everybody in a hall, of whom hardly ever two wrote. */
  takenFrom(connection: Connection): number | undefined {
    const mayBe = connection === this.#lastAuthor || this.taken.size > 1
    return mayBe ? this.taken.get(connection) : undefined
  }

  /** Takes a peer's message; within the room's transaction. Throws only when Yjs fails to apply what was allowed. */
  takeMessage(message: Message): void {
    const { connection, type, body } = message
    if (connection.closed || connection.refused) return
    if (type === syncType.step1) this.#asked.set(connection, body)
    else this.#takeUpdate(message)
  }

  /** Makes the server's own edit. */
  takeChange({ change, resolve, reject }: Change): void {
    this.hasChanges = true
    try {
      this.#doc.transact(() => change(this.#doc), this)
      this.#after.push(resolve)
    } catch (error) {
      reject(error)
    }
  }

  /** Encodes the answers to sync step 1; to be called after the transaction. They are sent by `finish`. */
  answer(state: StateFrames): void {
    for (const [connection, stateVector] of this.#asked) {
      try {
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
    let verdict: Verdict
    try {
      verdict = this.#guard.check(body, seat)
    } catch (error) {
      return this.#refuse(connection, index, error)
    }
    if (verdict.apply) Y.applyUpdate(this.#doc, body, connection)
    for (const clientId of verdict.claimed) {
      this.#owners.set(clientId, seat.personId)
      this.claims.push([clientId, seat.personId])
    }
    this.personIds.add(seat.personId)
    if (type === syncType.step2) {
      connection.gaps = 0
      connection.heldFrom = null
    }
    this.taken.set(connection, index)
    this.#lastAuthor = connection
  }

  #refuse(connection: Connection, index: number, error: unknown): void {
    const { reason, place } = error instanceof Refused ? error : { reason: 'malformed', place: '' }
    if (reason === 'missing' && connection.gaps < gapsAllowed) {
      connection.gaps++
      connection.heldFrom ??= index
      const ask = encodeStep1(Y.encodeStateVector(this.#doc))
      this.#after.push(() => connection.send(ask))
      return
    }
    connection.refused = true
    this.#refusals.push(() => connection.reject(index, reason, place))
  }
}
