import * as Y from 'yjs'
import type { NoteBlock, Run } from '../minutes/rich-text.ts'
import {
  type BlockLook,
  entryNames,
  type EntryName,
  fitsMark,
  isMark,
  lookOf,
  type MarkName,
  numberingOf,
  sameLook,
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

type Marks = Omit<Run, 'text'>

const haveSameMarks = (a: Marks, b: Marks): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.href === b.href

/** The marks after a piece of formatting. */
const marksAfter = (before: Marks, { key, value }: Y.ContentFormat): Marks => {
  if (!isMark(key)) return before
  const { bold, italic, link }: Record<MarkName, unknown> = {
    bold: before.bold,
    italic: before.italic,
    link: before.href,
    [key]: fitsMark(key, value) ? value : undefined,
  }
  return {
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(typeof link === 'string' ? { href: link } : {}),
  }
}

/** A block as it was read. */
export interface ReadBlock {
  block: FlatBlock
  holder: EntryHolder
  /** What it was read from: a run for each item of the text that has letters. */
  pieces: readonly Run[]
}

const paragraph: BlockLook = { kind: 'p', depth: 0, start: null }
const lookIn = (holder: EntryHolder): BlockLook =>
  holder._map.size === 0 ? paragraph : lookOf(entriesIn(holder))

/** Pieces of the same marks in one run. */
const joinPieces = (pieces: readonly Run[]): Run[] => {
  const runs: Run[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last && haveSameMarks(last, piece)) last.text += piece.text
    else runs.push({ ...piece })
  }
  return runs
}

/** What begins a block, when it is a boundary. */
const boundaryIn = ({ deleted, content }: Y.Item): Y.Map<unknown> | null =>
  !deleted && content instanceof Y.ContentType && content.type instanceof Y.Map
    ? content.type
    : null

/** The letters from an item on up to the next boundary. */
const piecesFrom = (first: Y.Item | null, begin: Marks): Run[] => {
  const pieces: Run[] = []
  let marks = begin
  for (let item = first; item && !boundaryIn(item); item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) pieces.push({ text: item.content.str, ...marks })
    else if (item.content instanceof Y.ContentFormat) marks = marksAfter(marks, item.content)
  }
  return pieces
}

/**
 * The blocks of notes in one walk, the first one also where there is nothing; with what holds each one's entries. With
 * `known` a block that says what it said in the reading before is the same object: it was read from the same strings, so its
 * letters are neither put together nor compared.
 */
export const readHolders = (note: Y.Text, known?: WeakMap<EntryHolder, ReadBlock>): ReadBlock[] => {
  const found: ReadBlock[] = []
  let marks: Marks = {}
  let [holder, key, item]: [EntryHolder, string, Y.Item | null] = [note, 'first', note._start]
  for (;;) {
    const before = known?.get(holder)
    const look = lookIn(holder)
    const [first, begin] = [item, marks]
    let at = 0
    let isSame = before !== undefined && sameLook(before.block, look)
    let next: Y.Map<unknown> | null = null
    for (; item && !(next = boundaryIn(item)); item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) {
        const piece = before?.pieces[at++]
        isSame &&= piece?.text === item.content.str && haveSameMarks(piece, marks)
      } else if (item.content instanceof Y.ContentFormat) marks = marksAfter(marks, item.content)
    }
    if (before && isSame && at === before.pieces.length) found.push(before)
    else {
      const pieces = piecesFrom(first, begin)
      const read = { block: { ...look, key, runs: joinPieces(pieces) }, holder, pieces }
      known?.set(holder, read)
      found.push(read)
    }
    if (!item || !next) return found
    holder = next
    key = `${item.id.client}:${item.id.clock}`
    item = item.right
  }
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
