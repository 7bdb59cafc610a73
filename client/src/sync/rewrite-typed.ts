import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import {
  cutSpans,
  insertSpans,
  marksBehind,
  type Span,
  spansOfBlocks,
  textOfSpans,
} from '@sedyanka/shared/notes/spans.ts'
import type * as Y from 'yjs'

/** Where a place of a text is in what has become of it. In a stretch that others changed: behind that. */
const placeIn = (place: number, was: string, now: string): number => {
  const { front, back } = commonEnds(was, now)
  return place <= front ? place : now.length - Math.min(was.length - place, back)
}

/**
 * Makes in a text what was typed into another copy of it, which went from `stood` to `typed`: one replacement, at its
 * place. Nothing else of `typed` is taken, as `to` has those words already, written anew. False, and nothing is written,
 * where `to` reads as `stood` does: then all of `typed` can be copied.
 */
export const rewriteTyped = (
  to: Y.Text,
  { stood, typed, kind }: { stood: Y.Text; typed: Y.Text; kind: 'text' | 'note' },
): boolean => {
  const spansOf = (text: Y.Text): Span[] =>
    kind === 'note' ? spansOfBlocks(readFlat(text)) : [{ text: text.toString() }]
  const after = spansOf(typed)
  const [was, is, now] = [textOfSpans(spansOf(stood)), textOfSpans(after), textOfSpans(spansOf(to))]
  if (now === was) return false
  const { front, back } = commonEnds(was, is)
  const gone = was.slice(front, was.length - back)
  const place = placeIn(front, was, now)
  // What others changed in it stays.
  if (gone !== '' && now.startsWith(gone, place)) to.delete(place, gone.length)
  const come = cutSpans(after, front, is.length - back)
  insertSpans(to, place, { spans: come, left: marksBehind(cutSpans(after, 0, front)) })
  return true
}
