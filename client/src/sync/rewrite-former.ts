import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { writeLook } from '@sedyanka/shared/notes/write-note.ts'
import {
  boundary,
  cutSpans,
  insertSpans,
  marksBehind,
  spansOfBlocks,
  textOfSpans,
} from '@sedyanka/shared/notes/spans.ts'
import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import type * as Y from 'yjs'

type Blocks = ReturnType<typeof flattenFormer>

/** A stretch of blocks that reads otherwise; places are indexes of blocks, ends not included. */
interface Hunk {
  old: [from: number, to: number]
  next: [from: number, to: number]
}

const wordsIn = ({ runs }: Blocks[number]): string => runs.map(({ text }) => text).join('')

/** Which blocks stand in both lists, in order: longest common subsequence. As pairs of indexes. */
const matchBlocks = (old: readonly string[], next: readonly string[]): [number, number][] => {
  const width = next.length + 1
  const length = new Uint32Array((old.length + 1) * width)
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = next.length - 1; b >= 0; b--)
      length[a * width + b] =
        old[a] === next[b]
          ? (length[(a + 1) * width + b + 1] ?? 0) + 1
          : Math.max(length[(a + 1) * width + b] ?? 0, length[a * width + b + 1] ?? 0)
  const pairs: [number, number][] = []
  let [a, b] = [0, 0]
  while (a < old.length && b < next.length) {
    if (old[a] === next[b]) pairs.push([a++, b++])
    else if ((length[(a + 1) * width + b] ?? 0) >= (length[a * width + b + 1] ?? 0)) a++
    else b++
  }
  return pairs
}

/** What differs between two lists of blocks. Each hunk has a block on both sides: a neighbour where one would be empty. */
const hunksOf = (old: Blocks, next: Blocks): Hunk[] => {
  const hunks: Hunk[] = []
  let [a, b] = [0, 0]
  for (const [matchA, matchB] of [
    ...matchBlocks(old.map(wordsIn), next.map(wordsIn)),
    [old.length, next.length] as const,
  ]) {
    const isEmpty = matchA === a || matchB === b
    if (matchA > a || matchB > b) {
      const back = isEmpty && a > 0 ? 1 : 0
      const fore = isEmpty && back === 0 && matchA < old.length ? 1 : 0
      hunks.push({ old: [a - back, matchA + fore], next: [b - back, matchB + fore] })
    }
    ;[a, b] = [matchA + 1, matchB + 1]
  }
  return hunks
}

/** Where each character of the migrated notes is in the text now, or would be; those that were deleted are marked. */
const placesOfMigrated = (note: Y.Text): { place: number; isThere: boolean }[] => {
  const places: { place: number; isThere: boolean }[] = []
  const migration = note._item?.id.client
  let place = 0
  for (let item = note._start; item; item = item.right) {
    const isThere = !item.deleted
    if (item.countable && item.id.client === migration)
      for (let at = 0; at < item.length; at++)
        places.push({ place: place + (isThere ? at : 0), isThere })
    if (isThere && item.countable) place += item.length
  }
  return places
}

/** A hunk as one replacement: where its text begins in all of `old`, what goes from there, and what comes. */
const replacementOf = (old: Blocks, next: Blocks, hunk: Hunk) => {
  const lead = textOfSpans(spansOfBlocks(old.slice(0, hunk.old[0]))).length
  const begin = lead + (hunk.old[0] > 0 ? 1 : 0)
  const after = spansOfBlocks(next.slice(...hunk.next))
  const [a, b] = [textOfSpans(spansOfBlocks(old.slice(...hunk.old))), textOfSpans(after)]
  const { front, back } = commonEnds(a, b)
  return {
    from: begin + front,
    to: begin + a.length - back,
    come: cutSpans(after, front, b.length - back),
    marks: marksBehind(cutSpans(after, 0, front)),
  }
}

/** The tree that was migrated, and the same tree with edits that no server took. */
export interface FormerTrees {
  stood: Y.XmlFragment
  merged: Y.XmlFragment
}

const replacementsIn = ({ stood, merged }: FormerTrees) => {
  const [old, next] = [flattenFormer(stood), flattenFormer(merged)]
  return hunksOf(old, next).map((hunk) => replacementOf(old, next, hunk))
}

/** The words that a page of an earlier version wrote into the former tree and no server took. */
export const formerNews = (trees: FormerTrees): string =>
  replacementsIn(trees)
    .map(({ come }) => textOfSpans(come).replaceAll(boundary, '\n').trim())
    .filter(Boolean)
    .join('\n')

/**
 * Makes what that page did to the former tree in the notes of today, each change at its place, also where others have
 * written since. False, and nothing is written, where the notes do not come from that tree.
 */
export const rewriteFormer = (note: Y.Text, trees: FormerTrees): boolean => {
  const old = flattenFormer(trees.stood)
  if (placesOfMigrated(note).length !== textOfSpans(spansOfBlocks(old)).length) return false
  const first = note.length === 0 ? flattenFormer(trees.merged)[0] : undefined
  // From the end to the beginning: what is written does not move what is still to come.
  for (const { from, to, come, marks } of replacementsIn(trees).toReversed()) {
    const places = placesOfMigrated(note)
    const left = places[from - 1]
    const gone = places.slice(from, to).filter(({ isThere }) => isThere)
    for (const { place } of gone.toReversed()) note.delete(place, 1)
    const place = left ? left.place + (left.isThere ? 1 : 0) : 0
    insertSpans(note, place, { spans: come, left: marks })
  }
  if (first) writeLook(note, first)
  return true
}
