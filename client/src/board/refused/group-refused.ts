import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { NotAccepted } from '../../sync/refused-words.ts'

/** What was refused of one row: the page tells it once, however many fields it had. */
export interface RefusedRow {
  /** Ids of the entries, for taking them off the list. */
  ids: string[]
  kind: RoomKind
  root: string
  row: string
  reason: string
  at: number
  /** What was typed, in reading order; states and references are not words. */
  words: string[]
  /** Fields that hold no words, by name: `status`, `actionId` … */
  values: ReadonlyMap<string, string>
}

/** Ids, states, numbers and lists: what a person chose, not what they wrote. */
const isChosen = (text: string): boolean => /^[A-Za-z0-9:._-]*$/.test(text) || /^[[{]/.test(text)

const isWritten = (kind: RoomKind, { root, field, text }: NotAccepted): boolean => {
  const shape = documentSchema[kind].get(root)?.fields[field]
  if (shape && shape.kind !== 'value') return text !== ''
  return !isChosen(text)
}

/** Refused fields by row, the oldest first. */
export const groupRefused = (
  entries: readonly { kind: RoomKind; entry: NotAccepted }[],
): RefusedRow[] => {
  const rows = new Map<string, RefusedRow & { values: Map<string, string> }>()
  for (const { kind, entry } of entries) {
    const { id, root, row, reason, at, field, text } = entry
    const key = `${kind}/${root}/${row}/${reason}`
    const group = rows.get(key) ?? {
      ids: [],
      kind,
      root,
      row,
      reason,
      at,
      words: [],
      values: new Map<string, string>(),
    }
    group.ids.push(id)
    if (isWritten(kind, entry)) group.words.push(text)
    else group.values.set(field, text)
    rows.set(key, group)
  }
  return [...rows.values()].sort((a, b) => a.at - b.at)
}
