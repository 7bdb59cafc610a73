import type { Mark, Node } from '@tiptap/pm/model'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import {
  type BlockKind,
  type BlockLook,
  deepest,
  fitText,
  isListKind,
  isNumbered,
  largestStart,
  type ListKind,
} from '@sedyanka/shared/notes/note-shape.ts'
import { boundary, type Span } from '@sedyanka/shared/notes/spans.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'

/**
 * The editor's document as the shared text sees it: its text blocks in their order, a boundary of length 1 in front of each
 * but the first. A place in that text is called flat here, to tell it from the editor's positions.
 */
export interface Place {
  node: Node
  /** Editor's position at which its content begins. */
  pos: number
  /** The flat place of the same. */
  flat: number
  look: BlockLook
}

const listKindOf = (list: Node): ListKind => {
  if (list.type.name === 'bulletList') return 'ul'
  const kind = `ol-${String(list.attrs['type'])}`
  return isListKind(kind) ? kind : 'ol'
}

const startOf = (list: Node): number => {
  const start: unknown = list.attrs['start']
  return Number.isInteger(start) && (start as number) >= 0
    ? Math.min(start as number, largestStart)
    : 1
}

const ownKind = (block: Node): BlockKind =>
  block.type.name !== 'heading' ? 'p' : Number(block.attrs['level']) > 2 ? 'h3' : 'h2'

/** How many lists stand around blocks, and as what the first of them begins an item. */
interface Surroundings {
  depth: number
  item: Omit<BlockLook, 'depth'> | null
}

const cached = new WeakMap<Node, Place[]>()

/** The text blocks of a document. Calculated once for each document. */
export const placesOf = (doc: Node): Place[] => {
  const known = cached.get(doc)
  if (known) return known
  const places: Place[] = []
  let flat = 0
  const add = (node: Node, pos: number, look: BlockLook) => {
    places.push({ node, pos: pos + 1, flat, look })
    flat += node.content.size + 1
  }
  const walk = (parent: Node, begin: number, { depth, item }: Surroundings) => {
    let before: ListKind | null = null
    parent.forEach((child, offset, index) => {
      const pos = begin + offset
      if (child.isTextblock) {
        const own = index === 0 && item ? item : { kind: ownKind(child), start: null }
        add(child, pos, { ...own, depth: Math.min(depth, deepest) })
        before = null
        return
      }
      const kind = listKindOf(child)
      const number = startOf(child)
      const start = isNumbered(kind) && (number !== 1 || before === kind) ? number : null
      child.forEach((entry, at, place) =>
        walk(entry, pos + 1 + at + 1, {
          depth: depth + 1,
          item: { kind, start: place === 0 ? start : null },
        }),
      )
      before = kind
    })
  }
  walk(doc, 0, { depth: 0, item: null })
  cached.set(doc, places)
  return places
}

/**
 * Tells the places of a document of which only the content of one text block is another than before: the blocks behind it
 * are moved, and the document is not walked through.
 */
export const movePlaces = (before: Node, after: Node, changed: Place): void => {
  const node = after.resolve(changed.pos).parent
  const longer = node.content.size - changed.node.content.size
  const moved = placesOf(before).map((place): Place => {
    const { pos, flat, look } = place
    if (pos < changed.pos) return place
    if (place === changed) return { node, pos, flat, look }
    return { node: place.node, pos: pos + longer, flat: flat + longer, look }
  })
  cached.set(after, moved)
}

/** Length of the document as the shared text counts. */
export const flatLength = (doc: Node): number => {
  const last = placesOf(doc).at(-1)
  return last ? last.flat + last.node.content.size : 0
}

/** The last place for which `begin` is not beyond `at`; the first one where none is. */
const lastBefore = (places: Place[], at: number, begin: 'pos' | 'flat'): Place | undefined => {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle] as Place)[begin] <= at) low = middle
    else high = middle - 1
  }
  return places[low]
}

/** The flat place of an editor's position; between blocks the end of the block before. */
export const toFlat = (doc: Node, pos: number): number => {
  const place = lastBefore(placesOf(doc), pos, 'pos')
  return place ? place.flat + Math.max(0, Math.min(pos - place.pos, place.node.content.size)) : 0
}

/** The same; between blocks the beginning of the block behind. */
export const toFlatBehind = (doc: Node, pos: number): number => {
  const flat = toFlat(doc, pos)
  return toPos(doc, flat) < pos ? Math.min(flat + 1, flatLength(doc)) : flat
}

/** The editor's position of a flat place. */
export const toPos = (doc: Node, flat: number): number => {
  const place = lastBefore(placesOf(doc), flat, 'flat')
  return place ? place.pos + Math.min(Math.max(0, flat - place.flat), place.node.content.size) : 0
}

/** A part of a block's content, by offsets in it. */
interface Part {
  place: Place
  start: number
  end: number
  /** The block's boundary belongs to it too. */
  hasBoundary: boolean
}

/** The blocks that reach into a flat stretch, each with the part of its content that does. */
const partsOf = (doc: Node, from: number, to: number): Part[] => {
  const parts: Part[] = []
  for (const place of placesOf(doc)) {
    const { flat, node } = place
    // A block's boundary stands at `flat - 1`.
    if (flat > to) break
    if (flat + node.content.size < from) continue
    parts.push({
      place,
      start: Math.max(from, flat) - flat,
      end: Math.min(to - flat, node.content.size),
      hasBoundary: flat > 0 && flat - 1 >= from,
    })
  }
  return parts
}

/** A flat stretch as a string; boundaries are `boundary`, breaks line feeds. */
export const flatText = (doc: Node, from: number, to: number): string =>
  partsOf(doc, from, to)
    .map(({ place: { node }, start, end, hasBoundary }) => {
      const text = end > start ? fitText(node.textBetween(start, end, null, '\n')) : ''
      return hasBoundary ? boundary + text : text
    })
    .join('')

/** Marks as the shared text keeps them. */
export const looksOf = (marks: readonly Mark[]): Omit<Run, 'text'> => {
  const found: Omit<Run, 'text'> = {}
  for (const { type, attrs } of marks) {
    if (type.name === 'bold') found.bold = true
    else if (type.name === 'italic') found.italic = true
    else if (type.name === 'link' && isSafeLink(String(attrs['href']))) found.href = attrs['href']
  }
  return found
}

/** A flat stretch in spans. */
export const spansOf = (doc: Node, from: number, to: number): Span[] => {
  const spans: Span[] = []
  for (const { place, start, end, hasBoundary } of partsOf(doc, from, to)) {
    if (hasBoundary) spans.push({ text: null, look: place.look })
    if (end <= start) continue
    place.node.nodesBetween(start, end, (child, at) => {
      const text = child.isText ? (child.text ?? '') : '\n'
      const part = text.slice(Math.max(0, start - at), end - at)
      if (part !== '') spans.push({ text: fitText(part), ...looksOf(child.marks) })
    })
  }
  return spans
}
