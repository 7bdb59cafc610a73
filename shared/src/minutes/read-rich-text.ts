import * as Y from 'yjs'
import { limits } from '../limits.ts'
import { isSafeLink } from '../safe-link.ts'
import { hasWords, type NoteBlock, type Run } from './rich-text.ts'

/** Whether a mark is set. Two marks of one kind over one text are told apart by a suffix. */
const hasMark = (attributes: Record<string, unknown>, mark: string): boolean =>
  Object.entries(attributes).some(
    ([name, value]) =>
      (name === mark || name.startsWith(`${mark}--`)) &&
      value !== null &&
      value !== undefined &&
      value !== false,
  )

const linkIn = (attributes: Record<string, unknown>): string | null => {
  const mark = attributes['link']
  if (typeof mark !== 'object' || mark === null || !('href' in mark)) return null
  return typeof mark.href === 'string' && isSafeLink(mark.href) ? mark.href : null
}

const readRuns = (text: Y.XmlText): Run[] => {
  const runs: Run[] = []
  for (const part of text.toDelta() as {
    insert?: unknown
    attributes?: Record<string, unknown>
  }[]) {
    if (typeof part.insert !== 'string') continue
    const attributes = part.attributes ?? {}
    const run: Run = { text: part.insert }
    if (hasMark(attributes, 'bold')) run.bold = true
    if (hasMark(attributes, 'italic')) run.italic = true
    const href = linkIn(attributes)
    if (href !== null) run.href = href
    runs.push(run)
  }
  return runs
}

/** The runs of one paragraph, those within unknown inline elements included. */
const readInline = (element: Y.XmlFragment, depth: number): Run[] => {
  if (depth > limits.notesDepth) return []
  const runs: Run[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) runs.push(...readRuns(child))
    else if (!(child instanceof Y.XmlFragment)) continue
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak')
      runs.push({ text: '\n' })
    else runs.push(...readInline(child, depth + 1))
  }
  return runs
}

const wholeNumber = (value: unknown, least: number, most: number): number => {
  const number = Math.trunc(Number(value))
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least
}

const isElement = (node: unknown): node is Y.XmlElement => node instanceof Y.XmlElement

const readList = (list: Y.XmlElement, depth: number): NoteBlock => ({
  kind: 'list',
  ordered: list.nodeName === 'orderedList',
  start: wholeNumber(list.getAttribute('start'), 1, 9_999),
  items: list
    .toArray()
    .filter(isElement)
    .map((item) => readBlocks(item, depth + 1)),
})

const readElement = (element: Y.XmlElement, depth: number): NoteBlock[] => {
  switch (element.nodeName) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: readInline(element, depth) }]
    case 'heading':
      return [
        {
          kind: 'heading',
          level: wholeNumber(element.getAttribute('level'), 1, 6),
          runs: readInline(element, depth),
        },
      ]
    case 'bulletList':
    case 'orderedList':
      return [readList(element, depth)]
    default:
      return readBlocks(element, depth + 1)
  }
}

const readBlocks = (parent: Y.XmlFragment, depth: number): NoteBlock[] => {
  if (depth > limits.notesDepth) return []
  const blocks: NoteBlock[] = []
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) blocks.push({ kind: 'paragraph', runs: readRuns(child) })
    else if (isElement(child)) blocks.push(...readElement(child, depth))
  }
  return blocks
}

/**
 * Reads rich text as the editor's Yjs binding stores it: elements named after the editor's nodes, texts whose formatting
 * attributes are its marks. What is not known is read as the text within it. The fragment may hold anything that a peer
 * wrote, so nothing here throws or goes deeper than notes may be nested.
 */
export const readRichText = (fragment: Y.XmlFragment): NoteBlock[] =>
  readBlocks(fragment, 0).filter(hasWords)
