import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { hasWords, type NoteBlock, type Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { nestNote, readFlat } from '@sedyanka/shared/notes/read-note.ts'
import type { RoomSchema } from '@sedyanka/shared/rows/collection.ts'
import { type Field, storedRows } from '@sedyanka/shared/rows/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'

const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** Notes as lines of plain text; lists keep their marks, and each list stands a step to the right. */
const linesOf = (blocks: readonly NoteBlock[], indent = ''): string[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'list') return [indent + wordsOf(block.runs)]
    return block.items.flatMap((item, index) => {
      const mark = block.ordered ? `${block.start + index}. ` : '– '
      const [first = '', ...rest] = linesOf(item)
      return [indent + mark + first, ...rest.map((line) => `${indent}   ${line}`)]
    })
  })

/** Files call the notes of an agenda item what documents called them first. */
const nameInFile = (field: string): string => (field === 'noteText' ? 'notes' : field)

/** The value of one stored field; undefined where there is none. */
const valueOf = (field: Field, stored: unknown): unknown => {
  if (field.kind === 'former') return undefined
  if (field.kind === 'note')
    return stored instanceof Y.Text ? linesOf(nestNote(readFlat(stored)).filter(hasWords)) : []
  if (field.kind === 'text') return stored instanceof Y.Text ? stored.toString() : ''
  return stored
}

/**
 * A document as a file tells it: the rows of every collection by name, removed ones included, with notes as lines of
 * text; and its whole state (a Yjs update of version 1, base64), from which a program can rebuild it.
 */
export const readRows = (doc: Y.Doc, kind: RoomKind, schema: RoomSchema = documentSchema[kind]) => {
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const [root, { fields }] of schema) {
    const found: Record<string, unknown>[] = []
    for (const [id, stored] of storedRows(doc, root)) {
      if (!(stored instanceof Y.Map)) continue
      const row: Record<string, unknown> = { id }
      for (const [name, field] of Object.entries(fields)) {
        const value = valueOf(field, stored.get(name))
        if (value !== undefined) row[nameInFile(name)] = value
      }
      found.push(row)
    }
    rows[root] = found
  }
  return { rows, state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') }
}
