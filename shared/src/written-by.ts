import * as Y from 'yjs'
import type { RoomKind } from './ids.ts'
import { documentSchema } from './schema.ts'
import { isFrozenDocument, plainValues } from './view.ts'

/** Rows that one person made lately, by collection. */
export type WrittenCounts = Record<string, number>

const isStanding = (row: Record<string, unknown>): boolean => (row['deletedAt'] ?? null) === null

/** What was adopted or rejected stays as it was read out, until it is taken back by hand. */
const isSettled = (root: string, row: Record<string, unknown>): boolean =>
  root === 'decisions' && row['status'] !== 'draft'

const rowsBy = (
  kind: RoomKind,
  doc: Y.Doc,
  matches: (values: Record<string, unknown>, root: string) => boolean,
): { root: string; id: string }[] => {
  // What is closed stays as it was read out.
  if (isFrozenDocument(kind, doc)) return []
  const found: { root: string; id: string }[] = []
  for (const { root, fields } of documentSchema[kind].values()) {
    if (!('createdBy' in fields) || !('deletedAt' in fields)) continue
    for (const [id, row] of doc.getMap<unknown>(root)) {
      const values = plainValues(row)
      if (values && matches(values, root)) found.push({ root, id })
    }
  }
  return found
}

/** Rows that stand and that a person made from `since` (epoch milliseconds) on; of a closed meeting none. */
export const rowsWrittenSince = (
  kind: RoomKind,
  doc: Y.Doc,
  { personId, since }: { personId: string; since: number },
): { root: string; id: string }[] =>
  rowsBy(
    kind,
    doc,
    (row, root) =>
      row['createdBy'] === personId &&
      isStanding(row) &&
      !isSettled(root, row) &&
      Number(row['createdAt']) >= since,
  )

const countByRoot = (rows: readonly { root: string }[]): WrittenCounts => {
  const counts: WrittenCounts = {}
  for (const { root } of rows) counts[root] = (counts[root] ?? 0) + 1
  return counts
}

/** How many rows `takeBack` would mark as removed. */
export const countWritten = (
  kind: RoomKind,
  doc: Y.Doc,
  by: { personId: string; since: number },
): WrittenCounts => countByRoot(rowsWrittenSince(kind, doc, by))

const rowOf = (doc: Y.Doc, { root, id }: { root: string; id: string }): Y.Map<unknown> | null => {
  const row = doc.getMap<unknown>(root).get(id)
  return row instanceof Y.Map ? (row as Y.Map<unknown>) : null
}

/**
 * Marks as removed what a person made from `since` on, all with the same moment `at`. `organisationId` is who removes it,
 * for rows that note that. Answers with the rows by collection.
 */
export const takeBack = (
  kind: RoomKind,
  doc: Y.Doc,
  by: { personId: string; since: number; at: number; organisationId: string | null },
): WrittenCounts => {
  const rows = rowsWrittenSince(kind, doc, by)
  const shape = documentSchema[kind]
  doc.transact(() => {
    for (const place of rows) {
      const row = rowOf(doc, place)
      row?.set('deletedAt', by.at)
      if ('deletedByOrg' in (shape.get(place.root)?.fields ?? {}) && by.organisationId !== null)
        row?.set('deletedByOrg', by.organisationId)
    }
  })
  return countByRoot(rows)
}

/** Brings back what `takeBack` removed at that moment. What somebody removed again since stays removed. */
export const giveBack = (
  kind: RoomKind,
  doc: Y.Doc,
  { personId, at }: { personId: string; at: number },
): WrittenCounts => {
  const rows = rowsBy(kind, doc, (row) => row['createdBy'] === personId && row['deletedAt'] === at)
  doc.transact(() => {
    for (const place of rows) {
      const row = rowOf(doc, place)
      row?.delete('deletedAt')
      row?.delete('deletedByOrg')
    }
  })
  return countByRoot(rows)
}
