import type { Node } from '@tiptap/pm/model'
import { commonEnds } from '@sedyanka/shared/common-ends.ts'
import { sameLook } from '@sedyanka/shared/notes/note-shape.ts'
import { readHolders } from '@sedyanka/shared/notes/read-note.ts'
import { boundary, insertSpans } from '@sedyanka/shared/notes/spans.ts'
import { writeLook } from '@sedyanka/shared/notes/write-note.ts'
import type * as Y from 'yjs'
import { flatLength, flatText, type Place, placesOf, spansOf } from './flat-index.ts'
import { type Delta, mapCharacter, mapPlace } from './map-delta.ts'
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

/**
 * Writes what was typed while changes of others waited: the difference between two documents of the editor, at the places
 * where those changes have brought it. Returns how flat places of the second document are found in the text afterwards.
 */
export const writeHeld = (
  note: Y.Text,
  { before, after, missed }: { before: Node; after: Node; missed: readonly Delta[] },
): ((place: number, side: 'left' | 'right') => number) => {
  const a = flatText(before, 0, flatLength(before))
  const b = flatText(after, 0, flatLength(after))
  const { front, back } = commonEnds(a, b)
  const gone = a.length - front - back
  const come = b.length - front - back
  const removed = Array.from({ length: gone }, (_, at) => mapCharacter(missed, front + at))
    .filter((at) => at !== null)
    .sort((x, y) => x - y)
  for (const at of removed.toReversed()) note.delete(at, 1)
  const place = mapPlace(missed, front, 'left')
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
  return (flat, side) => {
    if (flat >= front && flat <= front + come) return place + flat - front
    const isBehind = flat > front
    return settle(mapPlace(missed, isBehind ? flat - come + gone : flat, side), isBehind)
  }
}
