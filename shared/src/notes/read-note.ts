import * as Y from 'yjs'
import type { NoteBlock, Run } from '../minutes/rich-text.ts'
import {
  type BlockLook,
  entryNames,
  type EntryName,
  fitsMark,
  lookOf,
  numberingOf,
} from './note-shape.ts'
import { type Nested, nestBlocks } from './nest-blocks.ts'

/** One block of notes as it is stored. */
export interface FlatBlock extends BlockLook {
  /** The same for as long as the block's boundary stands. */
  key: string
  runs: Run[]
}

/** What holds a block's entries: its boundary, for the first block the text itself. */
export type EntryHolder = Y.Text | Y.Map<unknown>

/** A block's raw entries; straight from the items, since a text and a map are read alike so. */
export const entriesIn = ({ _map }: EntryHolder): Record<EntryName, unknown> => {
  const found: Record<EntryName, unknown> = { k: undefined, d: undefined, s: undefined }
  for (const name of entryNames) {
    const item = _map.get(name)
    if (item && !item.deleted && item.content instanceof Y.ContentAny)
      found[name] = item.content.arr.at(-1)
  }
  return found
}

const addText = (runs: Run[], text: string, marks: ReadonlyMap<string, unknown>): void => {
  const run: Run = { text }
  if (marks.has('bold')) run.bold = true
  if (marks.has('italic')) run.italic = true
  const href = marks.get('link')
  if (typeof href === 'string') run.href = href
  const last = runs.at(-1)
  if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href)
    last.text += text
  else runs.push(run)
}

/** The blocks of notes in one walk, the first one also where there is nothing; with what holds each one's entries. */
export const readHolders = (note: Y.Text): { block: FlatBlock; holder: EntryHolder }[] => {
  const begin = (holder: EntryHolder, key: string) => ({
    block: { ...lookOf(entriesIn(holder)), key, runs: [] as Run[] },
    holder,
  })
  let last = begin(note, 'first')
  const found = [last]
  const marks = new Map<string, unknown>()
  for (let item = note._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) addText(last.block.runs, content.str, marks)
    else if (content instanceof Y.ContentFormat) {
      if (fitsMark(content.key, content.value)) marks.set(content.key, content.value)
      else marks.delete(content.key)
    } else if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
      last = begin(content.type as Y.Map<unknown>, `${item.id.client}:${item.id.clock}`)
      found.push(last)
    }
  }
  return found
}

/** The blocks of notes. */
export const readFlat = (note: Y.Text): FlatBlock[] => readHolders(note).map(({ block }) => block)

const toNoteBlocks = (nested: Nested<BlockLook & { runs: Run[] }>[]): NoteBlock[] =>
  nested.map((each): NoteBlock => {
    if ('block' in each) {
      const { kind, runs } = each.block
      if (kind === 'h2' || kind === 'h3')
        return { kind: 'heading', level: kind === 'h2' ? 2 : 3, runs }
      return { kind: 'paragraph', runs }
    }
    const numbering = numberingOf(each.list)
    return {
      kind: 'list',
      ordered: each.list !== 'ul',
      start: each.start ?? 1,
      ...(numbering ? { numbering } : {}),
      items: each.items.map(toNoteBlocks),
    }
  })

/** Blocks in their lists, as the minutes want them. */
export const nestNote = (blocks: readonly (BlockLook & { runs: Run[] })[]): NoteBlock[] =>
  toNoteBlocks(nestBlocks(blocks))
