import * as Y from 'yjs'
import { commonEnds } from '../text/common-ends.ts'
import type { Run } from '../minutes/rich-text.ts'
import type { BlockLook } from './note-shape.ts'
import { readFlat, readHolders } from './read-note.ts'
import { formatOf, writeLook } from './write-note.ts'

/** Stands for a boundary where notes are compared as strings; no letter of notes can be that. */
export const boundary = '\uFFFF'

/** A stretch of one look; null in the place of a boundary, with the look of the block behind it. */
export type Span = Run | { text: null; look: BlockLook }

type Blocks = readonly (BlockLook & { runs: readonly Run[] })[]

/** Blocks as spans, and as a string. The look of the first one is nowhere in them. */
export const spansOfBlocks = (blocks: Blocks): Span[] =>
  blocks.flatMap(({ runs, kind, depth, start }, at): Span[] => [
    ...(at > 0 ? [{ text: null, look: { kind, depth, start } }] : []),
    ...runs.filter(({ text }) => text !== ''),
  ])
export const textOfSpans = (spans: readonly Span[]): string =>
  spans.map(({ text }) => text ?? boundary).join('')

/** A part of spans, by places in their text. */
export const cutSpans = (spans: readonly Span[], from: number, to: number): Span[] => {
  let at = 0
  return spans.flatMap((span): Span[] => {
    const begin = at
    at += span.text?.length ?? 1
    if (at <= from || begin >= to) return []
    if (span.text === null) return [span]
    return [{ ...span, text: span.text.slice(Math.max(0, from - begin), to - begin) }]
  })
}

/**
 * Inserts spans at a place of the text, each with exactly its own marks; boundaries with those around them: `left` is what
 * stands in front.
 */
export const insertSpans = (
  note: Y.Text,
  place: number,
  { spans, left }: { spans: readonly Span[]; left: object },
): void => {
  let at = place
  let around = left
  for (const span of spans) {
    if (span.text === null) {
      const map = new Y.Map<unknown>()
      note.insertEmbed(at, map, around)
      writeLook(map, span.look)
      at += 1
    } else {
      around = formatOf(span)
      note.insert(at, span.text, around)
      at += span.text.length
    }
  }
}

const lengthOf = (span: Span | undefined): number => span?.text?.length ?? 1
const changeOf = (old: Span | undefined, next: Span | undefined): Record<string, unknown> => {
  if (!old || !next || old.text === null || next.text === null) return {}
  const [was, is] = [formatOf(old), formatOf(next)]
  return Object.fromEntries(
    ['bold', 'italic', 'link'].flatMap((name) =>
      was[name] === is[name] ? [] : [[name, is[name] ?? null]],
    ),
  )
}

/** Formats letters that stay, from a place on, where their marks differ; both spans stand for the same letters. */
export const writeMarks = (
  note: Y.Text,
  place: number,
  { before, after }: { before: readonly Span[]; after: readonly Span[] },
): void => {
  let at = place
  let [a, b] = [0, 0]
  let [usedA, usedB] = [0, 0]
  while (a < before.length && b < after.length) {
    const length = Math.min(lengthOf(before[a]) - usedA, lengthOf(after[b]) - usedB)
    const change = changeOf(before[a], after[b])
    if (Object.keys(change).length > 0) note.format(at, length, change)
    at += length
    usedA += length
    usedB += length
    if (usedA === lengthOf(before[a])) [a, usedA] = [a + 1, 0]
    if (usedB === lengthOf(after[b])) [b, usedB] = [b + 1, 0]
  }
}

/** Marks of the last letter of spans. */
export const marksBehind = (spans: readonly Span[]): object => {
  const last = spans.at(-1)
  return last && last.text !== null ? formatOf(last) : {}
}

/** Makes notes read like other blocks, by one replacement of what differs; letters that are the same stay. */
export const replaceNote = (note: Y.Text, blocks: Blocks): void => {
  const before = spansOfBlocks(readFlat(note))
  const after = spansOfBlocks(blocks)
  const [a, b] = [textOfSpans(before), textOfSpans(after)]
  const { front, back } = commonEnds(a, b)
  const [goneEnd, comeEnd] = [a.length - back, b.length - back]
  if (goneEnd > front) note.delete(front, goneEnd - front)
  const fore = cutSpans(after, 0, front)
  insertSpans(note, front, { spans: cutSpans(after, front, comeEnd), left: marksBehind(fore) })
  writeMarks(note, 0, { before: cutSpans(before, 0, front), after: fore })
  writeMarks(note, comeEnd, {
    before: cutSpans(before, goneEnd, a.length),
    after: cutSpans(after, comeEnd, b.length),
  })
  for (const [at, { holder }] of readHolders(note).entries()) {
    const look = blocks[at]
    if (look) writeLook(holder, look)
  }
}
