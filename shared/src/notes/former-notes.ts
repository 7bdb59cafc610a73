import * as Y from 'yjs'
import type { NoteBlock, Run } from '../minutes/rich-text.ts'
import { isSafeLink } from '../text/safe-link.ts'
import { type BlockLook, deepest, isListKind, largestStart, type ListKind } from './note-shape.ts'
import { nestNote } from './read-note.ts'

/**
 * Notes as release 0.1.0 kept them: a tree of elements named after the editor's nodes, with texts whose formatting is its
 * marks. Nobody writes it any more. It may hold anything that the guard of that release let in; every word is read.
 */
type Flat = BlockLook & { runs: Run[] }

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
    const run: Run = { text: part.insert.replace(/\r\n?/g, '\n') }
    if (hasMark(attributes, 'bold')) run.bold = true
    if (hasMark(attributes, 'italic')) run.italic = true
    const href = linkIn(attributes)
    if (href !== null) run.href = href
    runs.push(run)
  }
  return runs
}

/** The runs of one paragraph, those within unknown inline elements included. */
const readInline = (element: Y.XmlFragment): Run[] =>
  element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText) return readRuns(child)
    if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') return [{ text: '\n' }]
    return child instanceof Y.XmlFragment ? readInline(child) : []
  })

const startOf = (list: Y.XmlElement): number => {
  const start = Math.trunc(Number(list.getAttribute('start')))
  if (
    start === 0 &&
    Number(list.getAttribute('start')) === 0 &&
    list.getAttribute('start') !== null
  )
    return 0
  return Number.isFinite(start) ? Math.min(largestStart, Math.max(1, start)) : 1
}

const listKindOf = (list: Y.XmlElement): ListKind => {
  if (list.nodeName !== 'orderedList') return 'ul'
  const kind = `ol-${String(list.getAttribute('type'))}`
  return isListKind(kind) ? kind : 'ol'
}

/** Where blocks are put: within how many lists, and as what the next paragraph begins an item. */
interface Place {
  depth: number
  item: { kind: ListKind; start: number | null } | null
}

class Flattening {
  readonly blocks: Flat[] = []

  /** Everything within a fragment, an item or an unknown element. */
  addAll(parent: Y.XmlFragment, place: Place): void {
    let before: ListKind | null = null
    for (const child of parent.toArray()) {
      const isList =
        child instanceof Y.XmlElement && ['bulletList', 'orderedList'].includes(child.nodeName)
      if (isList) {
        this.#addList(child, place, before)
        before = listKindOf(child)
        continue
      }
      before = null
      if (child instanceof Y.XmlText) this.#addParagraph(readRuns(child), place)
      else if (child instanceof Y.XmlElement) this.#addElement(child, place)
    }
  }

  #addElement(element: Y.XmlElement, place: Place): void {
    if (element.nodeName === 'paragraph') this.#addParagraph(readInline(element), place)
    else if (element.nodeName === 'heading') {
      this.#beginItem(place)
      const kind = Math.trunc(Number(element.getAttribute('level'))) > 2 ? 'h3' : 'h2'
      this.blocks.push({ kind, depth: place.depth, start: null, runs: readInline(element) })
    } else this.addAll(element, place)
  }

  #addParagraph(runs: Run[], place: Place): void {
    const { depth, item } = place
    this.blocks.push({ kind: item?.kind ?? 'p', depth, start: item?.start ?? null, runs })
    place.item = null
  }

  /** An item begins with a paragraph: an empty one where there is none. */
  #beginItem(place: Place): void {
    if (place.item) this.#addParagraph([], place)
  }

  #addList(list: Y.XmlElement, place: Place, before: ListKind | null): void {
    this.#beginItem(place)
    const kind = listKindOf(list)
    const depth = Math.min(place.depth + 1, deepest)
    const number = startOf(list)
    let start = kind !== 'ul' && (number !== 1 || before === kind) ? number : null
    for (const child of list.toArray()) {
      const within: Place = { depth, item: { kind, start } }
      start = null
      if (child instanceof Y.XmlText) this.#addParagraph(readRuns(child), within)
      else if (child instanceof Y.XmlElement) this.addAll(child, within)
      this.#beginItem(within)
    }
  }
}

/** The blocks of a former tree, in order; none where it is empty. Links that lead nowhere safe are plain text. */
export const flattenFormer = (fragment: Y.XmlFragment): Flat[] => {
  const flattening = new Flattening()
  flattening.addAll(fragment, { depth: 0, item: null })
  return flattening.blocks
}

/** A former tree as the minutes want it; blocks without words left out. */
export const readFormer = (fragment: Y.XmlFragment): NoteBlock[] =>
  nestNote(flattenFormer(fragment))
