import type { RowId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'

/** One field of one row that somebody's edits touched. */
export interface TouchedField {
  root: string
  row: RowId
  field: string
}

/** The row and field under which an item stands; null above a field, or when its surroundings are gone. */
const placeOf = (item: Y.Item): TouchedField | null => {
  const keys: string[] = []
  let at: Y.Item | null = item
  let type: Y.Item['parent'] = item.parent
  while (at && type instanceof Y.AbstractType) {
    if (at.parentSub !== null) keys.unshift(at.parentSub)
    const owner: Y.Item | null = type._item
    if (!owner) {
      const [row, field] = keys
      return row !== undefined && field !== undefined
        ? { root: Y.findRootTypeKey(type), row: row as RowId, field }
        : null
    }
    at = owner
    type = owner.parent
  }
  return null
}

/**
 * Which fields these updates touched, read from the document that holds them. Each is named once, in the order of the
 * edits; attributes and texts inside rich text count as the field that holds them.
 */
export const touchedFields = (doc: Y.Doc, updates: readonly Uint8Array[]): TouchedField[] => {
  const found = new Map<string, TouchedField>()
  const add = (client: number, clock: number, end: number) => {
    const structs = doc.store.clients.get(client)
    if (!structs || clock >= Y.getState(doc.store, client)) return
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock >= end) break
      const place = struct instanceof Y.Item ? placeOf(struct) : null
      if (place) found.set(`${place.root}/${place.row}/${place.field}`, place)
    }
  }
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) add(id.client, id.clock, id.clock + length)
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) add(client, clock, clock + len)
  }
  return [...found.values()]
}

/** Whether a part of an item was made by these updates. */
export const madeBy = (
  updates: readonly Uint8Array[],
): ((item: Pick<Y.Item, 'id' | 'length'>) => boolean) => {
  const ranges = new Map<number, { from: number; to: number }[]>()
  for (const { id, length } of updates.flatMap((update) => Y.decodeUpdate(update).structs)) {
    const known = ranges.get(id.client) ?? []
    known.push({ from: id.clock, to: id.clock + length })
    ranges.set(id.client, known)
  }
  return ({ id, length }) =>
    ranges.get(id.client)?.some(({ from, to }) => id.clock < to && from < id.clock + length) ??
    false
}
