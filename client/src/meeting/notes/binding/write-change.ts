import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import { sameLook } from '@sedyanka/shared/notes/note-shape.ts'
import { readHolders } from '@sedyanka/shared/notes/read-note.ts'
import { insertSpans, writeMarks } from '@sedyanka/shared/notes/spans.ts'
import { formatOf, writeLook } from '@sedyanka/shared/notes/write-note.ts'
import type * as Y from 'yjs'
import { boundary } from '@sedyanka/shared/notes/spans.ts'
import { flatLength, flatText, placesOf, spansOf, toFlat, toFlatBehind } from './flat-index.ts'

/** What an editor's own transactions did together: the documents around them, and the one stretch that they changed. */
export interface Change {
  before: Node
  after: Node
  /** Editor's position up to which both documents are the same; Infinity where no letter and no mark was touched. */
  from: number
  /** How much of both is the same behind the stretch, in the editor's positions. */
  behind: number
}

/** Widens a change by what one more transaction did. */
export const widen = (change: Change | null, tr: Transaction): Change => {
  let { from, behind } = change ?? { from: Infinity, behind: Infinity }
  tr.steps.forEach((step, at) => {
    const { size } = (tr.docs[at] ?? tr.before).content
    const see = (start: number, end: number) => {
      from = Math.min(from, start)
      behind = Math.min(behind, size - end)
    }
    step.getMap().forEach(see)
    // Steps that only mark or unmark move nothing.
    const { from: start, to: end } = step as { from?: unknown; to?: unknown }
    if (typeof start === 'number' && typeof end === 'number') see(start, end)
  })
  return { before: change?.before ?? tr.before, after: tr.doc, from, behind }
}

/** The same stretch in flat places; null when no letter and no mark was touched. */
const stretchOf = ({ before, after, from, behind }: Change) => {
  if (from === Infinity) return null
  const a = [toFlat(before, from), toFlatBehind(before, before.content.size - behind)] as const
  const b = [toFlat(after, from), toFlatBehind(after, after.content.size - behind)] as const
  const [lengthA, lengthB] = [flatLength(before), flatLength(after)]
  // The first block has no boundary: where what is outside differs in length, everything is compared.
  const isEven = a[0] === b[0] && lengthA - a[1] === lengthB - b[1]
  return isEven ? { from: a[0], toA: a[1], toB: b[1] } : { from: 0, toA: lengthA, toB: lengthB }
}

/** One replacement of flat text; places are those of the text before all of them. */
interface Replacement {
  at: number
  gone: number
  /** Where what comes stands in the new document. */
  from: number
  come: number
}

/**
 * What makes the one string the other. Letters that only stand in other blocks than before stay: then just boundaries come
 * and go.
 */
const replacementsOf = (a: string, b: string): Replacement[] => {
  const { front, back } = commonEnds(a, b)
  const [endA, endB] = [a.length - back, b.length - back]
  const gone = a.slice(front, endA)
  const come = b.slice(front, endB)
  if (gone === '' && come === '') return []
  if (gone.replaceAll(boundary, '') !== come.replaceAll(boundary, '') || gone === '' || come === '')
    return [{ at: front, gone: gone.length, from: front, come: come.length }]
  const found: Replacement[] = []
  let [at, from] = [front, front]
  while (at < endA || from < endB) {
    if (at < endA && from < endB && a[at] === b[from]) {
      at++
      from++
    } else if (at < endA && a[at] === boundary) found.push({ at: at++, gone: 1, from, come: 0 })
    else found.push({ at, gone: 0, from: from++, come: 1 })
  }
  return found
}

/** Marks to the left of a flat place. */
export const marksBefore = (doc: Node, place: number): object => {
  const [span] = place > 0 ? spansOf(doc, place - 1, place) : []
  return span && span.text !== null ? formatOf(span) : {}
}

/**
 * Of two boundaries in a row the one in front of words keeps to them, with its look and the carets behind it: where only a
 * boundary comes or goes it is the one in front.
 */
const leanLeft = (each: Replacement, a: string, b: string): Replacement => {
  const { at, gone, from, come } = each
  const piece = gone > 0 ? a.slice(at, at + gone) : b.slice(from, from + come)
  const leans = gone === 0 || come === 0
  return leans && piece.endsWith(boundary) && a[at - 1] === boundary && b[from - 1] === boundary
    ? { ...each, at: at - 1, from: from - 1 }
    : each
}

/** Writes letters, marks and boundaries. True when boundaries came or went. */
const writeStretch = (
  note: Y.Text,
  { before, after }: Change,
  { from, toA, toB }: { from: number; toA: number; toB: number },
): boolean => {
  const lead = from > 0 ? 1 : 0
  const a = flatText(before, from - lead, toA)
  const b = flatText(after, from - lead, toB)
  const replacements = replacementsOf(a, b).map((each) => leanLeft(each, a, b))
  const base = from - lead
  for (const { at, gone, from: place, come } of replacements.toReversed()) {
    if (gone > 0) note.delete(base + at, gone)
    const spans = spansOf(after, base + place, base + place + come)
    insertSpans(note, base + at, { spans, left: marksBefore(after, base + place) })
  }
  let [doneA, doneB] = [from, from]
  for (const { at, gone, from: place, come } of [
    ...replacements,
    { at: toA - base, gone: 0, from: toB - base, come: 0 },
  ]) {
    const [endA, endB] = [base + at, base + place]
    if (endA > doneA)
      writeMarks(note, doneB, {
        before: spansOf(before, doneA, endA),
        after: spansOf(after, doneB, endB),
      })
    doneA = endA + gone
    doneB = endB + come
  }
  return replacements.some(
    ({ at, gone, from: place, come }) =>
      a.slice(at, at + gone).includes(boundary) || b.slice(place, place + come).includes(boundary),
  )
}

const haveSameLooks = (a: Node, b: Node): boolean => {
  const [old, next] = [placesOf(a), placesOf(b)]
  return (
    old.length === next.length &&
    old.every(({ look }, at) => {
      const other = next[at]
      return other !== undefined && sameLook(look, other.look)
    })
  )
}

/** Makes the entries of every block say what the editor shows; those that do are left alone. */
const writeLooks = (note: Y.Text, doc: Node): void => {
  const holders = readHolders(note)
  for (const [at, { look }] of placesOf(doc).entries()) {
    const holder = holders[at]?.holder
    if (holder) writeLook(holder, look)
  }
}

/** Writes a change into the shared text. True when it changed more than letters and marks within blocks. */
export const writeChange = (note: Y.Text, change: Change): boolean => {
  const { before, after } = change
  const stretch = stretchOf(change)
  const movesBoundaries = stretch !== null && writeStretch(note, change, stretch)
  const isShape = movesBoundaries || !haveSameLooks(before, after)
  if (isShape) writeLooks(note, after)
  return isShape
}
