import type { Numbering } from '../minutes/rich-text.ts'
import { isSafeLink } from '../text/safe-link.ts'

/**
 * What notes may hold: the one description for the guard, the editor and every reader. Notes are one `Y.Text`. A block's
 * boundary is one embedded `Y.Map` in front of the block, with up to three entries; those of the first block, which has no
 * boundary, lie on the text itself. In the text a `\n` is a line break within a block.
 */

/** Lists as they look: bullets, 1 2 3, a b c, A B C, i ii iii, I II III. */
export const listKinds = ['ul', 'ol', 'ol-a', 'ol-A', 'ol-i', 'ol-I'] as const
export type ListKind = (typeof listKinds)[number]
const kinds = ['h2', 'h3', ...listKinds] as const
export type BlockKind = 'p' | (typeof kinds)[number]

/** How many lists may stand around a block. */
export const deepest = 8
/** Largest first number of a list; the smallest is 0. */
export const largestStart = 9_999

export interface BlockLook {
  kind: BlockKind
  /** How many lists stand around the block. */
  depth: number
  /** A new list begins here, with this number. Only on items of numbered lists. */
  start: number | null
}

export const isListKind = (kind: unknown): kind is ListKind =>
  listKinds.some((known) => known === kind)
export const isNumbered = (kind: BlockKind): boolean => isListKind(kind) && kind !== 'ul'

/** How a list of that kind counts, where it is not 1 2 3. */
export const numberingOf = (kind: ListKind): Numbering | undefined =>
  kind.split('-')[1] as Numbering | undefined

const isWhole = (found: unknown, most: number): found is number =>
  Number.isInteger(found) && (found as number) >= 0 && (found as number) <= most

/** The entries of a block, and what each may hold. */
const entries = {
  k: (found: unknown) => kinds.some((known) => known === found),
  d: (found: unknown) => isWhole(found, deepest),
  s: (found: unknown) => isWhole(found, largestStart),
} as const
export type EntryName = keyof typeof entries
export const entryNames = Object.keys(entries) as EntryName[]

/** Whether an entry of a block may hold that value. */
export const fitsEntry = (name: string, found: unknown): boolean =>
  Object.hasOwn(entries, name) && entries[name as EntryName](found)

/** How each mark is written as formatting of the text; null ends it. */
const marks = {
  bold: (found: unknown) => found === true,
  italic: (found: unknown) => found === true,
  link: (found: unknown) => typeof found === 'string' && isSafeLink(found),
} as const
export type MarkName = keyof typeof marks

/** Whether there is such a mark. */
export const isMark = (name: string): name is MarkName => Object.hasOwn(marks, name)
/** Whether a mark may hold that value. */
export const fitsMark = (name: string, found: unknown): boolean =>
  isMark(name) && marks[name](found)

/** Controls other than tab and line feed, and what is no character: no editor of a page shows or keeps them. */
const unfit = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/u
/** Whether letters may stand in notes. */
export const fitsText = (text: string): boolean => !unfit.test(text)
/** The same letters, a space in the place of each that may not stand in notes: as many as before. */
export const fitText = (text: string): string =>
  unfit.test(text) ? text.replace(new RegExp(unfit, 'gu'), ' ') : text

const defaultDepth = (kind: BlockKind): number => (isListKind(kind) ? 1 : 0)

/** The look that entries stand for; what is missing or unknown counts as a paragraph's. */
export const lookOf = (found: Record<EntryName, unknown>): BlockLook => {
  const kind = fitsEntry('k', found.k) ? (found.k as BlockKind) : 'p'
  const depth = fitsEntry('d', found.d) ? (found.d as number) : defaultDepth(kind)
  return {
    kind,
    depth: Math.max(depth, defaultDepth(kind)),
    start: isNumbered(kind) && fitsEntry('s', found.s) ? (found.s as number) : null,
  }
}

/** The entries that stand for a look; undefined: none. */
export const entriesOf = ({ kind, depth, start }: BlockLook): Record<EntryName, unknown> => ({
  k: kind === 'p' ? undefined : kind,
  d: depth === defaultDepth(kind) ? undefined : depth,
  s: start ?? undefined,
})

export const sameLook = (a: BlockLook, b: BlockLook): boolean =>
  a.kind === b.kind && a.depth === b.depth && a.start === b.start
