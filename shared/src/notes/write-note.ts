import * as Y from 'yjs'
import type { Run } from '../minutes/rich-text.ts'
import { type BlockLook, entriesOf, entryNames, fitText } from './note-shape.ts'
import { entriesIn, type EntryHolder } from './read-note.ts'

/** A run's marks as formatting of the text. */
export const formatOf = ({ bold, italic, href }: Omit<Run, 'text'>): Record<string, unknown> => ({
  ...(bold ? { bold: true } : {}),
  ...(italic ? { italic: true } : {}),
  ...(href === undefined ? {} : { link: href }),
})

/** Makes a block's entries stand for a look; those that do are left alone. */
export const writeLook = (holder: EntryHolder, look: BlockLook): void => {
  const now = entriesIn(holder)
  const next = entriesOf(look)
  for (const name of entryNames) {
    if (now[name] === next[name]) continue
    if (holder instanceof Y.Text) {
      if (next[name] === undefined) holder.removeAttribute(name)
      else holder.setAttribute(name, next[name])
    } else if (next[name] === undefined) holder.delete(name)
    else holder.set(name, next[name])
  }
}

/** Puts blocks behind those that are there, or in the place of the first one where nothing is. */
export const appendBlocks = (
  note: Y.Text,
  blocks: readonly (BlockLook & { runs: Run[] })[],
): void => {
  for (const block of blocks) {
    const isFirst = note.length === 0 && block === blocks[0]
    const boundary = new Y.Map<unknown>()
    if (!isFirst) note.insertEmbed(note.length, boundary, {})
    writeLook(isFirst ? note : boundary, block)
    for (const { text, ...marks } of block.runs)
      if (text !== '') note.insert(note.length, fitText(text), formatOf(marks))
  }
}

/** Plain paragraphs, one a line. */
export const plainBlocks = (text: string): (BlockLook & { runs: Run[] })[] =>
  text.split('\n').map((line) => ({ kind: 'p', depth: 0, start: null, runs: [{ text: line }] }))
