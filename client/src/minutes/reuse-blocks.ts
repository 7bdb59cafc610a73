import type { PaperBlock } from '@sedyanka/shared/minutes/paper.ts'

/**
 * The blocks of `next`, each that reads as one of `before` replaced by that very object: `<For>` then leaves its elements
 * alone, and a live draft changes only where somebody writes.
 */
export const reuseBlocks = (
  before: readonly PaperBlock[],
  next: readonly PaperBlock[],
): PaperBlock[] => {
  const known = new Map<string, PaperBlock[]>()
  for (const block of before) {
    const words = JSON.stringify(block)
    known.set(words, [...(known.get(words) ?? []), block])
  }
  return next.map((block) => known.get(JSON.stringify(block))?.shift() ?? block)
}
