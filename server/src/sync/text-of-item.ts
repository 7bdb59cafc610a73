import * as Y from 'yjs'
import type { SharedType } from './placement.ts'
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
