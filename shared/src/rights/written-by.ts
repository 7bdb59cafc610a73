import * as Y from 'yjs'
import type { OrganisationId, PersonId, RoomKind } from '../ids.ts'
import type { CollectionShape, RoomSchema } from '../rows/collection.ts'
import { documentSchema } from '../schema.ts'
import { isFrozenDocument, plainValues } from './policy-view.ts'

/** Rows that one person made lately, by collection. */
export type WrittenCounts = Record<string, number>

const isStanding = (row: Record<string, unknown>): boolean => (row['deletedAt'] ?? null) === null

/** A document in which somebody wrote; `schema` are the collections that are looked through, without it those of its kind. */
interface WrittenIn {
  kind: RoomKind
  doc: Y.Doc
  schema?: RoomSchema
}

/** Whose writing is meant, from `since` (epoch milliseconds) on. */
export interface WrittenSince {
  personId: PersonId
  since: number
  /**
   * Their client ids, each with the first clock that the server took since then. A row's own time is its page's guess and
   * may be minutes off; missing where only that is known.
   */
  letters?: ReadonlyMap<number, number>
}

/** Whether the row came with what those clients brought from those clocks on. */
const isAmong = (rows: Y.Map<unknown>, id: string, letters: WrittenSince['letters']): boolean => {
  const item = rows._map.get(id)
  const from = item && letters?.get(item.id.client)
  return from !== undefined && item !== undefined && item.id.clock >= from
}

const rowsBy = (
  { kind, doc, schema = documentSchema[kind] }: WrittenIn,
  matches: (
    values: Record<string, unknown>,
    at: { of: CollectionShape; id: string; rows: Y.Map<unknown> },
  ) => boolean,
): { root: string; id: string }[] => {
  // What is closed stays as it was read out.
  if (isFrozenDocument(kind, doc)) return []
  const found: { root: string; id: string }[] = []
  for (const of of schema.values()) {
    const { root, fields } = of
    if (!('createdBy' in fields) || !('deletedAt' in fields)) continue
    const rows = doc.getMap<unknown>(root)
    for (const [id, row] of rows) {
      const values = plainValues(row)
      if (values && matches(values, { of, id, rows })) found.push({ root, id })
    }
  }
  return found
}

/** Rows that stand and that a person made since then; of a closed meeting none. */
export const rowsWrittenSince = (
  within: WrittenIn,
  { personId, since, letters }: WrittenSince,
): { root: string; id: string }[] =>
  rowsBy(
    within,
    (row, { of, id, rows }) =>
      row['createdBy'] === personId &&
      isStanding(row) &&
      of.isSettled?.(row) !== true &&
      (Number(row['createdAt']) >= since || isAmong(rows, id, letters)),
  )

const countByRoot = (rows: readonly { root: string }[]): WrittenCounts => {
  const counts: WrittenCounts = {}
  for (const { root } of rows) counts[root] = (counts[root] ?? 0) + 1
  return counts
}

/** How many rows `takeBack` would mark as removed. */
export const countWritten = (within: WrittenIn, by: WrittenSince): WrittenCounts =>
  countByRoot(rowsWrittenSince(within, by))

const rowOf = (doc: Y.Doc, { root, id }: { root: string; id: string }): Y.Map<unknown> | null => {
  const row = doc.getMap<unknown>(root).get(id)
  return row instanceof Y.Map ? (row as Y.Map<unknown>) : null
}

/**
 * Marks as removed what a person made from `since` on, all with the same moment `at`. `organisationId` is who removes it,
 * for rows that note that. Answers with the rows by collection.
 */
export const takeBack = (
  within: WrittenIn,
  by: WrittenSince & { at: number; organisationId: OrganisationId | null },
): WrittenCounts => {
  const { kind, doc, schema = documentSchema[kind] } = within
  const rows = rowsWrittenSince(within, by)
  doc.transact(() => {
    for (const place of rows) {
      const row = rowOf(doc, place)
      row?.set('deletedAt', by.at)
      if ('deletedByOrg' in (schema.get(place.root)?.fields ?? {}) && by.organisationId !== null)
        row?.set('deletedByOrg', by.organisationId)
    }
  })
  return countByRoot(rows)
}

/** Brings back what `takeBack` removed at that moment. What somebody removed again since stays removed. */
export const giveBack = (
  within: WrittenIn,
  { personId, at }: { personId: PersonId; at: number },
): WrittenCounts => {
  const { doc } = within
  const rows = rowsBy(within, (row) => row['createdBy'] === personId && row['deletedAt'] === at)
  doc.transact(() => {
    for (const place of rows) {
      const row = rowOf(doc, place)
      row?.delete('deletedAt')
      row?.delete('deletedByOrg')
    }
  })
  return countByRoot(rows)
}
