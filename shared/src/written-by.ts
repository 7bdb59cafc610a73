import type * as Y from 'yjs'
import type { RoomKind } from './ids.ts'
import { documentSchema } from './schema.ts'
import { isFrozenDocument, plainValues } from './view.ts'

/** Rows that one person made lately, by collection. */
export type WrittenCounts = Record<string, number>

/** A row as a mark of removal is set on it. */
interface FoundRow {
  root: string
  row: Y.Map<unknown>
}

const rowsBy = (
  kind: RoomKind,
  doc: Y.Doc,
  matches: (values: Record<string, unknown>) => boolean,
): FoundRow[] => {
  // What is closed stays as it was read out.
  if (isFrozenDocument(kind, doc)) return []
  const found: FoundRow[] = []
  for (const { root, fields } of documentSchema[kind].values()) {
    if (!('createdBy' in fields) || !('deletedAt' in fields)) continue
    for (const row of doc.getMap<unknown>(root).values()) {
      const values = plainValues(row)
      if (values && matches(values)) found.push({ root, row: row as Y.Map<unknown> })
    }
  }
  return found
}

/** Rows that stand and that a person made from `since` (epoch milliseconds) on; of a closed meeting none. */
const writtenSince = (
  kind: RoomKind,
  doc: Y.Doc,
  { personId, since }: { personId: string; since: number },
): FoundRow[] =>
  rowsBy(
    kind,
    doc,
    (row) =>
      row['createdBy'] === personId &&
      (row['deletedAt'] ?? null) === null &&
      Number(row['createdAt']) >= since,
  )

const countByRoot = (rows: readonly FoundRow[]): WrittenCounts => {
  const counts: WrittenCounts = {}
  for (const { root } of rows) counts[root] = (counts[root] ?? 0) + 1
  return counts
}

/** How many rows `takeBack` would mark as removed. */
export const countWritten = (
  kind: RoomKind,
  doc: Y.Doc,
  by: { personId: string; since: number },
): WrittenCounts => countByRoot(writtenSince(kind, doc, by))

/**
 * Marks as removed what a person made from `since` on, all with the same moment `at`. `organisationId` is who removes it,
 * for rows that note that. Words of theirs within others' rows stay. Answers with the rows by collection.
 */
export const takeBack = (
  kind: RoomKind,
  doc: Y.Doc,
  by: { personId: string; since: number; at: number; organisationId: string | null },
): WrittenCounts => {
  const rows = writtenSince(kind, doc, by)
  const shape = documentSchema[kind]
  doc.transact(() => {
    for (const { root, row } of rows) {
      row.set('deletedAt', by.at)
      if ('deletedByOrg' in (shape.get(root)?.fields ?? {}) && by.organisationId !== null)
        row.set('deletedByOrg', by.organisationId)
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
    for (const { row } of rows) {
      row.delete('deletedAt')
      row.delete('deletedByOrg')
    }
  })
  return countByRoot(rows)
}
