import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import * as Y from 'yjs'

/** What a field holds, as words that can be read and copied; of notes a line for each block. */
export const wordsOf = (stored: unknown): string => {
  if (stored instanceof Y.XmlFragment || stored instanceof Y.Text) {
    const blocks = stored instanceof Y.Text ? readFlat(stored) : flattenFormer(stored)
    return blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')
  }
  if (stored === undefined || stored === null) return ''
  return typeof stored === 'string' ? stored : JSON.stringify(stored)
}

/** A stored row, or null. */
export const rowOf = (doc: Y.Doc, root: string, row: string): Y.Map<unknown> | null => {
  const found = doc.getMap<unknown>(root).get(row)
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}
