import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { type Answers, Connection } from '../peer/connection.ts'
import type { Channel } from '../record/recorded-change.ts'
import type { Message } from './turn.ts'

/** What somebody does through the server, without a page of theirs being there. */
export interface Deed<R> {
  /** Whose deed it is: judged by the rights of this seat, recorded as this person's. */
  seat: Seat
  channel: Channel
  /** Writes it into a copy of the document as it is now; what it answers is handed back. */
  run: (copy: Y.Doc) => R
}

/** What came of it: `refused` says why the guard took nothing of it; null when it is on disk, or changed nothing. */
export interface Acted<R> {
  result: R
  refused: { reason: string; place: string } | null
}

/**
 * Lets the server act for somebody: a deed becomes an edit, which takes the way of every page's edit, through the guard, the
 * commit and the record. One deed of a room after the other, as each is made on what the one before it left.
 */
export class Acting {
  readonly #doc: Y.Doc
  /** Puts an edit in line; false when there is no room for it. */
  readonly #add: (message: Message) => boolean
  #last: Promise<unknown> = Promise.resolve()
  /** The client id with which a person acts here: a new one for each deed would stay in the document for good. */
  readonly #clientIds = new Map<string, number>()
  readonly #waiting = new Set<(error: Error) => void>()

  constructor(doc: Y.Doc, add: (message: Message) => boolean) {
    this.#doc = doc
    this.#add = add
  }

  /** Rejects with what `run` throws, and when the room ends before the deed is on disk. */
  act<R>(deed: Deed<R>): Promise<Acted<R>> {
    const acted = this.#last.then(() => this.#act(deed))
    this.#last = acted.catch(() => undefined)
    return acted
  }

  /** The room ends: what is not on disk was not done. */
  close(): void {
    for (const reject of this.#waiting) reject(new Error('the room was closed'))
    this.#waiting.clear()
  }

  async #act<R>({ seat, channel, run }: Deed<R>): Promise<Acted<R>> {
    const copy = new Y.Doc()
    try {
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc))
      copy.clientID = this.#clientIds.get(seat.personId) ?? copy.clientID
      const updates: Uint8Array[] = []
      copy.on('update', (update: Uint8Array) => updates.push(update))
      const result = run(copy)
      if (updates.length === 0) return { result, refused: null }
      const refused = await this.#submit({ seat, channel }, Y.mergeUpdates(updates))
      if (!refused) this.#clientIds.set(seat.personId, copy.clientID)
      return { result, refused }
    } finally {
      copy.destroy()
    }
  }

  #submit(
    { seat, channel }: Omit<Deed<unknown>, 'run'>,
    body: Uint8Array,
  ): Promise<Acted<unknown>['refused']> {
    const { promise, resolve, reject } = Promise.withResolvers<Acted<unknown>['refused']>()
    this.#waiting.add(reject)
    const answers: Answers = {
      channel,
      stored: () => resolve(null),
      refused: (reason, place) => resolve({ reason, place }),
    }
    const peer = { seat: () => seat, send: () => {}, bufferedBytes: () => 0, close: () => {} }
    const connection = new Connection(peer, 0, answers)
    if (!this.#add({ connection, type: syncType.update, body })) reject(new Error('too much waits'))
    return promise.finally(() => this.#waiting.delete(reject))
  }
}
