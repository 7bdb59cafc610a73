import { Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { type BlockRuns, commonBlocks, makeBlock } from './build-doc.ts'
import { movePlaces, placesOf } from './flat-index.ts'

/**
 * Makes a document say what blocks of a text say, where they stand in the same lists as its own and only one says something
 * else: replaces what differs in that one and looks at no other. False, and nothing is done, where more is to do.
 */
export const replaceBlock = (tr: Transaction, blocks: readonly BlockRuns[]): boolean => {
  const { doc } = tr
  const places = placesOf(doc)
  if (places.length !== blocks.length) return false
  const { front, back } = commonBlocks(places, blocks)
  if (front === blocks.length) return true
  const [place, block] = [places[front], blocks[front]]
  if (!place || !block || front + 1 + back < blocks.length) return false
  const { node, pos } = place
  const next = makeBlock(doc.type.schema, block)
  const start = node.content.findDiffStart(next.content, pos)
  const end = node.content.findDiffEnd(
    next.content,
    pos + node.content.size,
    pos + next.content.size,
  )
  if (!next.sameMarkup(node) || start === null || !end) return false
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const come = next.content.cut(start - pos, end.b + overlap - pos)
  tr.step(new ReplaceStep(start, end.a + overlap, new Slice(come, 0, 0)))
  movePlaces(doc, tr.doc, place)
  return true
}
