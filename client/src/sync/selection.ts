import type * as Y from 'yjs'

/** Where a place in a text is after a change; a letter written exactly there goes behind it, or in front. */
const moved = (place: number, delta: Y.YTextEvent['delta'], isBehind: boolean): number => {
  let at = 0
  let result = place
  for (const { retain, insert, delete: removed } of delta) {
    if (retain) at += retain
    else if (typeof insert === 'string') {
      if (at < result || (at === result && !isBehind)) result += insert.length
      at += insert.length
    } else if (removed && at < result) result -= Math.min(removed, result - at)
  }
  return result
}

/** A selection after others' edits: what they write at its edges stays outside of it. */
export const movedSelection = (
  { start, end }: { start: number; end: number },
  delta: Y.YTextEvent['delta'],
): { start: number; end: number } => {
  const last = moved(end, delta, true)
  const first = start === end ? last : moved(start, delta, false)
  return { start: Math.min(first, last), end: last }
}

/** Where the caret belongs after one's own undo: behind what came back, or where something went. */
export const placeOfUndo = (delta: Y.YTextEvent['delta']): number => {
  let at = 0
  let place = 0
  for (const { retain, insert, delete: removed } of delta) {
    if (retain) at += retain
    else if (typeof insert === 'string') place = at += insert.length
    else if (removed) place = at
  }
  return place
}
