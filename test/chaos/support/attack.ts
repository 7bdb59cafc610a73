import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'
import type { Court } from './court.ts'
import type { Block, Deletion } from './forge.ts'

/** What an attacker knows: a copy in step with the server, and every id in it. */
export interface Attack {
  court: Court
  doc: Y.Doc
  seat: Seat
  random: Random
  step: number
}

/** An attack by ordinary means: the editor's own library, used past the page. */
export interface Trespass {
  by: readonly Seat[]
  commit: (attack: Attack) => void
}

/** An attack by hand-made structs, or by bytes. */
export type Forgery = (
  attack: Attack,
) => { blocks: Block[]; deletions?: Deletion[] } | Uint8Array | null

export const rowOf = (doc: Y.Doc, root: string, id: string): Y.Map<unknown> => {
  const row: unknown = doc.getMap(root).get(id)
  if (!(row instanceof Y.Map)) throw new Error(`no row ${root}/${id}`)
  return row as Y.Map<unknown>
}
/** The item that holds a row. */
export const itemOf = (doc: Y.Doc, root: string, id: string): Y.Item =>
  rowOf(doc, root, id)._item as Y.Item
/** The item under a field of a row. */
export const fieldOf = (row: Y.Map<unknown>, field: string): Y.Item => {
  const found = row._map.get(field)
  if (!found) throw new Error(`no field ${field}`)
  return found
}

export const by = (seats: Seat | readonly Seat[], commit: Trespass['commit']): Trespass => ({
  by: Array.isArray(seats) ? (seats as readonly Seat[]) : [seats as Seat],
  commit,
})
