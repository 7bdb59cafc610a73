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

/**
 * Of notes only the lines in which somebody wrote, whole; of anything else all of it. `isOwn` tells whether one of these
 * items is theirs.
 */
export const ownWordsOf = (
  stored: unknown,
  isOwn: (item: Pick<Y.Item, 'id' | 'length'>) => boolean,
): string => {
  const lines = wordsOf(stored).split('\n')
  if (!(stored instanceof Y.Text) || lines.length === 1) return lines.join('\n')
  const own = new Set<number>()
  let line = 0
  for (let item = stored._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentType) line++
    else if (content instanceof Y.ContentString) {
      const breaks = content.str.split('\n').length - 1
      if (isOwn(item)) for (let at = line; at <= line + breaks; at++) own.add(at)
      line += breaks
    }
  }
  return lines.filter((_line, at) => own.has(at)).join('\n')
}

/** A stored row, or null. */
export const rowOf = (doc: Y.Doc, root: string, row: string): Y.Map<unknown> | null => {
  const found = doc.getMap<unknown>(root).get(row)
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}
