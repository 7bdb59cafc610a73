import type * as Y from 'yjs'

/** What a change did to a shared text, as Yjs tells it: places are those before the change. */
export type Delta = Y.YTextEvent['delta']

type Part = Delta[number]
const insertedBy = ({ insert }: Part): number =>
  insert === undefined ? 0 : typeof insert === 'string' ? insert.length : 1

/** Where a place is after changes; what is inserted exactly there comes in front of it only with `right`. */
export const mapPlace = (
  deltas: readonly Delta[],
  place: number,
  side: 'left' | 'right',
): number => {
  let mapped = place
  for (const delta of deltas) {
    let at = 0
    let moved = mapped
    for (const part of delta) {
      const inserted = insertedBy(part)
      if (inserted > 0) {
        if (at < mapped || (at === mapped && side === 'right')) moved += inserted
      } else if (part.delete) {
        moved -= Math.max(0, Math.min(mapped, at + part.delete) - at)
        at += part.delete
      } else at += part.retain ?? 0
      if (at > mapped) break
    }
    mapped = moved
  }
  return mapped
}

/** Where the character at a place is after changes; null when one of them deleted it. */
export const mapCharacter = (deltas: readonly Delta[], place: number): number | null => {
  let mapped = place
  for (const delta of deltas) {
    let at = 0
    for (const part of delta) {
      if (part.delete && mapped >= at && mapped < at + part.delete) return null
      at += part.delete ?? part.retain ?? 0
    }
    mapped = mapPlace([delta], mapped, 'right')
  }
  return mapped
}

/** What a place belongs to: a caret, or the edge of a selection. */
export type Edge = 'caret' | 'start' | 'end'

/**
 * Where a caret or an edge of a selection is after changes. A caret goes with what is on its left. A selection begins and ends
 * with those of its letters that are still there: whoever typed over its first ones has typed in front of it.
 */
export const mapEdge = (deltas: readonly Delta[], place: number, edge: Edge): number => {
  if (edge === 'caret') return mapPlace(deltas, place, 'left')
  const isStart = edge === 'start'
  for (let at = isStart ? place : place - 1; at >= 0; at += isStart ? 1 : -1) {
    const mapped = mapCharacter(deltas, at)
    if (mapped !== null) return isStart ? mapped : mapped + 1
  }
  return 0
}

/** Where somebody looks who takes a change back: behind what came, else where something went; null when no letter moved. */
export const placeOfChange = (delta: Delta): number | null => {
  let at = 0
  let came: number | null = null
  let went: number | null = null
  for (const part of delta) {
    const inserted = insertedBy(part)
    at += inserted + (part.retain ?? 0)
    if (inserted > 0) came = at
    if (part.delete) went ??= at
  }
  return came ?? went
}
