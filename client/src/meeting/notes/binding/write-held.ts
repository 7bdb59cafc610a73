import type { Node } from '@tiptap/pm/model'
import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import { sameLook } from '@sedyanka/shared/notes/note-shape.ts'
import { readHolders } from '@sedyanka/shared/notes/read-note.ts'
import { boundary, insertSpans } from '@sedyanka/shared/notes/spans.ts'
import { writeLook } from '@sedyanka/shared/notes/write-note.ts'
import type * as Y from 'yjs'
import { flatLength, flatText, type Place, placesOf, spansOf } from './flat-index.ts'
import { type Delta, mapCharacter, mapEdge, mapPlace } from './map-delta.ts'
import type { Move } from './replace-difference.ts'
import { marksBefore } from './write-change.ts'

const countBoundaries = (text: string): number => text.split(boundary).length - 1

/** Blocks that stand in both documents, with the looks that they have there. */
const keptBlocks = (
  [old, next]: readonly [Place[], Place[]],
  fore: number,
  behind: number,
): [Place, Place][] => {
  return old.flatMap((place, at): [Place, Place][] => {
    const other =
      at <= fore ? next[at] : at >= old.length - behind ? next[at - old.length + next.length] : null
    return other ? [[place, other]] : []
  })
}

/** Gives the block whose boundary stands at a place (-1: the first one) another look. */
const writeLookAt = (note: Y.Text, boundaryAt: number, look: Place['look']): void => {
  let at = -1
  for (const { holder, block } of readHolders(note)) {
    if (at === boundaryAt) writeLook(holder, look)
    at += 1 + block.runs.reduce((sum, { text }) => sum + text.length, 0)
  }
}

/** A word that is being composed: where it begins, flat, and what it says. */
export interface Word {
  at: number
  text: string
}

/** What was typed: how much is the same in front and behind, what went and what came between. */
interface Typed {
  front: number
  back: number
  /** Where the letters that went are now, in their order; null for those that others have deleted. */
  removed: (number | null)[]
}

const typedBetween = (a: string, b: string, missed: readonly Delta[]): Typed => {
  const { front, back } = commonEnds(a, b)
  const gone = a.length - front - back
  const removed = Array.from({ length: gone }, (_, at) => mapCharacter(missed, front + at))
  return { front, back, removed }
}

/**
 * The same for a composed word into which others wrote, or of which they deleted something: then all of it goes, to be written
 * anew in one piece. Null where its letters stand together, or more than the word has changed.
 */
const tornWord = (
  a: string,
  b: string,
  { missed, word, become }: { missed: readonly Delta[]; word: Word | null; become: string },
): Typed | null => {
  if (!word?.text || !a.startsWith(word.text, word.at) || !b.startsWith(become, word.at))
    return null
  const front = word.at
  const back = a.length - front - word.text.length
  const isAll =
    b.length - back === front + become.length &&
    a.slice(0, front) === b.slice(0, front) &&
    a.endsWith(b.slice(b.length - back))
  const removed = Array.from({ length: word.text.length }, (_, at) =>
    mapCharacter(missed, front + at),
  )
  const isTorn = removed.some((at, index) => at === null || at !== (removed[0] ?? 0) + index)
  return isAll && isTorn ? { front, back, removed } : null
}

/**
 * Writes what was typed while changes of others waited: the difference between two documents of the editor, at the places
 * where those changes have brought it; a composed word stands once and whole. Returns how flat places of the second document are found in the text afterwards.
 */
export const writeHeld = (
  note: Y.Text,
  {
    before,
    after,
    missed,
    word = null,
    become = '',
  }: {
    before: Node
    after: Node
    missed: readonly Delta[]
    /** The word that was being composed when the first change came, and what has become of it. */
    word?: Word | null
    become?: string
  },
): Move => {
  const a = flatText(before, 0, flatLength(before))
  const b = flatText(after, 0, flatLength(after))
  const torn = tornWord(a, b, { missed, word, become })
  const typed = torn ?? typedBetween(a, b, missed)
  const { front, back } = typed
  const gone = a.length - front - back
  const come = b.length - front - back
  const removed = typed.removed.filter((at) => at !== null).sort((x, y) => x - y)
  for (const at of removed.toReversed()) note.delete(at, 1)
  const place = (torn ? removed[0] : undefined) ?? mapPlace(missed, front, 'left')
  if (come > 0)
    insertSpans(note, place, {
      spans: spansOf(after, front, front + come),
      left: marksBefore(after, front),
    })
  const settle = (mapped: number, isBehind: boolean): number => {
    const shifted = mapped - removed.filter((at) => at < mapped).length
    return isBehind && shifted >= place ? shifted + come : shifted
  }
  const fore = countBoundaries(a.slice(0, front))
  const behind = countBoundaries(a.slice(a.length - back))
  for (const [old, next] of keptBlocks([placesOf(before), placesOf(after)], fore, behind)) {
    if (sameLook(old.look, next.look)) continue
    const at = old.flat === 0 ? -1 : mapCharacter(missed, old.flat - 1)
    if (at !== null) writeLookAt(note, at < 0 ? at : settle(at, old.flat > front), next.look)
  }
  return (flat, edge) => {
    if (gone + come > 0 && flat >= front && flat <= front + come) return place + flat - front
    const isBehind = flat > front
    return settle(mapEdge(missed, isBehind ? flat - come + gone : flat, edge), isBehind)
  }
}
