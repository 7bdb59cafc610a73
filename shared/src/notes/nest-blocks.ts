import { type BlockLook, deepest, isListKind, type ListKind } from './note-shape.ts'

/** Blocks in their lists: a block, or a list with the content of each item. */
export type Nested<T> =
  | { block: T }
  | { list: ListKind; start: number | null; items: Nested<T>[][] }

/**
 * Puts blocks into the lists that they stand in. There is exactly one way for whatever depths and kinds are given: too
 * deep counts as one deeper than what is open, and what is not deep enough closes the lists.
 */
export const nestBlocks = <T extends BlockLook>(blocks: readonly T[]): Nested<T>[] => {
  const top: Nested<T>[] = []
  const open: Extract<Nested<T>, { list: ListKind }>[] = []
  /** Where something of that depth is put. */
  const contentAt = (depth: number): Nested<T>[] => open[depth - 1]?.items.at(-1) ?? top
  for (const block of blocks) {
    const { kind, start } = block
    if (!isListKind(kind)) {
      open.length = Math.min(block.depth, open.length)
      contentAt(open.length).push({ block })
      continue
    }
    const depth = Math.max(1, Math.min(block.depth, open.length + 1, deepest))
    open.length = Math.min(open.length, depth)
    const list = open[depth - 1]
    if (list && list.list === kind && start === null) {
      list.items.push([{ block }])
      continue
    }
    open.length = depth - 1
    const begun: (typeof open)[number] = { list: kind, start, items: [[{ block }]] }
    contentAt(depth - 1).push(begun)
    open.push(begun)
  }
  return top
}
