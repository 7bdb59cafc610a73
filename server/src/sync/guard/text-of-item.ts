import * as Y from 'yjs'
import type { SharedType } from './locate-structs.ts'
import type { DeleteRange } from './update-reader.ts'

/** Characters and nodes below a type. */
export const countText = (type: SharedType): number => {
  let count = 0
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentType) count += 1 + countText(item.content.type)
    else if (item.countable) count += item.length
  }
  return count
}

/** Ranges of one client in order, none of them twice. */
const inOrder = (ranges: readonly DeleteRange[]): { clock: number; end: number }[] => {
  const merged: { clock: number; end: number }[] = []
  for (const { clock, end } of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1)
    if (last && clock <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ clock, end })
  }
  return merged
}

/**
 * How many characters an update's deletions leave of a stored text: who replaces a full one writes as much as was there.
 * A letter that is deleted twice counts once.
 */
export const countSurviving = (type: SharedType, deletes: Map<number, DeleteRange[]>): number => {
  const ordered = new Map([...deletes].map(([client, ranges]) => [client, inOrder(ranges)]))
  let count = countText(type)
  for (let item = type._start; item; item = item.right) {
    const ranges = ordered.get(item.id.client)
    if (!ranges || item.deleted || !(item.content instanceof Y.ContentString)) continue
    const begin = item.id.clock
    const end = begin + item.length
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranges[middle]?.end ?? 0) > begin) high = middle
      else low = middle + 1
    }
    for (let range = ranges[low]; range && range.clock < end; range = ranges[++low])
      count -= Math.min(end, range.end) - Math.max(begin, range.clock)
  }
  return count
}

/** What an update's deletions leave of a stored text. */
export const survivingText = (text: Y.Text | null, deletes: Map<number, DeleteRange[]>): string => {
  let left = ''
  for (let item = text?._start ?? null; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    const ranges = deletes.get(client) ?? []
    const isGone = (at: number) => ranges.some((range) => range.clock <= at && at < range.end)
    left +=
      ranges.length === 0
        ? item.content.str
        : item.content.str
            .split('')
            .filter((_, index) => !isGone(clock + index))
            .join('')
  }
  return left
}

/** How many characters of an item lie between two clocks. */
export const cutLength = ({ id, length, countable }: Y.Item, from: number, end: number): number =>
  countable ? Math.min(id.clock + length, end) - Math.max(id.clock, from) : 0
