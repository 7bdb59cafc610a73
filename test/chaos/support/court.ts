import { Aftermaths } from '@sedyanka/server/sync/guard/aftermaths.ts'
import { Guard } from '@sedyanka/server/sync/guard/guard.ts'
import { Refused } from '@sedyanka/server/sync/guard/refused.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'

/** What the guard said: its reason, or that the update may pass and whether it is to be applied. */
export type Sentence = { refused: string; place: string } | { refused: null; apply: boolean }

export const stateOf = (doc: Y.Doc): Map<number, number> =>
  Y.decodeStateVector(Y.encodeStateVector(doc))

/** A copy that knows nothing of the original's guard. */
export const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The update that an edit of a document makes. */
export const updateOf = (doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array => {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => void updates.push(update)
  doc.on('update', keep)
  doc.transact(() => edit(doc))
  doc.off('update', keep)
  return updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates)
}

/** A server's document behind its guard, as a room holds it. */
export class Court {
  readonly doc = new Y.Doc()
  readonly kind: RoomKind
  readonly owners = new Map<number, string>()
  readonly #guard: Guard

  constructor(kind: RoomKind, build: (doc: Y.Doc) => void) {
    this.kind = kind
    for (const root of documentSchema[kind].keys()) this.doc.getMap(root)
    // Built by another client id than the server's, as a restored document is.
    const source = new Y.Doc()
    build(source)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(source))
    this.#guard = new Guard(this.doc, kind, {
      ownerOf: (client) => this.owners.get(client) ?? null,
    })
  }

  /** What a client has that is in step with the server. */
  copy(): Y.Doc {
    return copyOf(this.doc)
  }

  /** Judges without applying. Whatever the guard throws but `Refused` is thrown on: it must never happen. */
  judge(update: Uint8Array, seat: Seat): Sentence {
    try {
      return { refused: null, apply: this.#guard.check(update, seat).apply }
    } catch (error) {
      if (error instanceof Refused) return { refused: error.reason, place: error.place }
      throw error
    }
  }

  /** Judges and applies, as a room does in one turn; throws when the document is then not what a room may hold. */
  receive(update: Uint8Array, seat: Seat): Sentence {
    const sentence = this.judge(update, seat)
    if (sentence.refused !== null) return sentence
    const { claimed, aftermath } = this.#guard.check(update, seat)
    for (const client of claimed) this.owners.set(client, seat.personId)
    if (sentence.apply) Y.applyUpdate(this.doc, update)
    const aftermaths = new Aftermaths()
    aftermaths.add(aftermath)
    this.doc.transact(() => aftermaths.write(this.doc, Date.now()))
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
      throw new Error('an accepted update left something pending')
    return sentence
  }
}
