import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'
import { type AuthorOf, copyAlive } from './copy-alive.ts'
import type { NewEdition } from '../ports.ts'
import { minutesOf, type WritingTimes } from '../record/writing-times.ts'

/** What a new edition is made of. */
export interface OldEdition {
  doc: Y.Doc
  /** Which person owns which client id in it; '' for nobody. */
  owners: ReadonlyMap<number, PersonId>
  times: WritingTimes
}

/** Fills the empty document `next` from `old`. `authorOf` says under which client id each old letter is to be written. */
export type Transform = (old: Y.Doc, next: Y.Doc, authorOf: AuthorOf) => void

/** All that is alive, and no trace of what was deleted. */
export const keepAlive: Transform = (from, to, authorOf) => copyAlive({ from, to }, authorOf)

/** Nobody owns it: nothing may be written under it any more. */
const nobody = '' as PersonId

/**
 * The authors of the letters of the last minutes stay the same, each with the minute: one new client id for each person and
 * minute. Where these would be too many, some minutes count as the last one of them. Of older letters nobody asks any more.
 */
class Authors {
  /** Client ids of the new document: whose, and from which minute. */
  readonly ids = new Map<number, { personId: PersonId; minute: number }>()
  readonly #old: OldEdition
  readonly #next: Y.Doc
  readonly #idOf = new Map<string, number>()
  readonly #minutesOf = new Map<number, [minute: number, clock: number][]>()
  #width = 1

  constructor(old: OldEdition, next: Y.Doc) {
    this.#old = old
    this.#next = next
    for (const [client, personId] of old.owners) {
      const minutes = personId === nobody ? [] : old.times.minutesOf(client)
      if (minutes.length > 0) this.#minutesOf.set(client, minutes)
    }
    while (this.#count() > limits.authorsRewritten) this.#width *= 2
  }

  readonly of: AuthorOf = (client, clock, end) => {
    const minutes = this.#minutesOf.get(client) ?? []
    const later = minutes.find(([, from]) => from > clock)
    const until = Math.min(end, later?.[1] ?? end)
    const written = minutes.findLast(([, from]) => from <= clock)
    const id = written ? this.#take(client, written[0]) : this.#next.clientID
    return { id, end: until }
  }

  #keyOf(client: number, minute: number): string {
    return `${Math.floor(minute / this.#width)} ${this.#old.owners.get(client) ?? nobody}`
  }

  #count(): number {
    const keys = [...this.#minutesOf].flatMap(([client, minutes]) =>
      minutes.map(([minute]) => this.#keyOf(client, minute)),
    )
    return new Set(keys).size
  }

  #take(client: number, minute: number): number {
    const key = this.#keyOf(client, minute)
    const id = this.#idOf.get(key) ?? this.#unused()
    this.#idOf.set(key, id)
    const personId = this.#old.owners.get(client) ?? nobody
    this.ids.set(id, { personId, minute: Math.max(minute, this.ids.get(id)?.minute ?? 0) })
    return id
  }

  #unused(): number {
    for (;;) {
      const [id = 0] = crypto.getRandomValues(new Uint32Array(1))
      const { owners, doc } = this.#old
      const isTaken = owners.has(id) || doc.store.clients.has(id) || this.ids.has(id)
      if (id > 0 && !isTaken && id !== this.#next.clientID) return id
    }
  }
}

/**
 * Makes a new edition of a document: its state, read back and compared, with the owners of its client ids. Those of the old
 * one are nobody's from now on, so that no copy of it can be merged into the new one. Throws when something is amiss; the
 * old document is as it was.
 */
export const writeEdition = (
  old: OldEdition,
  transform: Transform,
): Pick<NewEdition, 'state' | 'claims' | 'minutes'> => {
  const next = new Y.Doc()
  const readBack = new Y.Doc()
  try {
    while (old.doc.store.clients.has(next.clientID) || old.owners.has(next.clientID))
      next.clientID++
    const own = next.clientID
    const authors = new Authors(old, next)
    next.transact(() => transform(old.doc, next, authors.of))
    next.clientID = own
    const state = Y.encodeStateAsUpdate(next)
    Y.applyUpdate(readBack, state)
    if (!Y.equalSnapshots(Y.snapshot(next), Y.snapshot(readBack)))
      throw new Error('a new edition reads back as something else')
    const spent = new Set([...old.owners.keys(), ...old.doc.store.clients.keys()])
    return {
      state,
      claims: [
        ...[...authors.ids].map(([id, { personId }]): [number, PersonId] => [id, personId]),
        ...[...spent].map((id): [number, PersonId] => [id, nobody]),
      ],
      minutes: minutesOf(authors.ids),
    }
  } finally {
    next.destroy()
    readBack.destroy()
  }
}
