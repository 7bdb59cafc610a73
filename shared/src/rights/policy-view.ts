import * as Y from 'yjs'
import { wallNow } from '../time/clocks.ts'
import type { RoomKind } from '../ids.ts'
import { isFrozen } from '../meeting/meeting-state.ts'
import type { View } from './judging.ts'
import { documentSchema } from '../schema.ts'

/** A stored row's plain values (texts and rich texts left out): all that the policy looks at. */
export const plainValues = (stored: unknown): Record<string, unknown> | null => {
  if (!(stored instanceof Y.Map)) return null
  const values: Record<string, unknown> = {}
  // Straight from the entries: the guard asks for every edit, and Y.Map's own iterator costs three times as much.
  for (const [key, { content, deleted }] of stored._map)
    if (!deleted && content instanceof Y.ContentAny) values[key] = content.arr.at(-1)
  return values
}

/** A stored row's text field; null when there is none. */
export const textOf = (
  doc: Y.Doc,
  at: { root: string; id: string; field: string },
): Y.Text | null => {
  const row = doc.getMap<unknown>(at.root).get(at.id)
  const found: unknown = row instanceof Y.Map ? row.get(at.field) : null
  return found instanceof Y.Text ? found : null
}

/** Whether a document is a meeting that takes no more edits. A meeting without its row takes none either. */
export const isFrozenDocument = (kind: RoomKind, doc: Y.Doc): boolean => {
  if (kind !== 'meeting') return false
  const row = doc.getMap<unknown>('meeting').get('meeting')
  return isFrozen(row instanceof Y.Map ? row.get('status') : undefined)
}

/** The document as the policy sees it; `now` is the server's clock, epoch milliseconds. */
export const viewOf = (kind: RoomKind, doc: Y.Doc, now: () => number = wallNow): View => ({
  kind,
  schema: documentSchema[kind],
  now,
  row: (root, id) => plainValues(doc.getMap<unknown>(root).get(id)),
  rows: (root) =>
    [...doc.getMap<unknown>(root)].map(([id, stored]) => ({ ...plainValues(stored), id })),
  text: (root, id, field) => textOf(doc, { root, id, field })?.toString() ?? '',
  isFrozen: () => isFrozenDocument(kind, doc),
})
