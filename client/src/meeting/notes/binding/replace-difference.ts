import { type Node, Slice } from '@tiptap/pm/model'
import { AllSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { toFlat, toPos } from './flat-index.ts'

/** Makes the document another one by the one smallest replacement; what is the same object in both is not even looked at. */
export const replaceDifference = (tr: Transaction, next: Node): void => {
  const start = tr.doc.content.findDiffStart(next.content)
  const end = tr.doc.content.findDiffEnd(next.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [oldEnd, newEnd] = [end.a + overlap, end.b + overlap]
  const slice = next.slice(start, newEnd)
  const step = new ReplaceStep(start, oldEnd, slice)
  const result = step.apply(tr.doc)
  // Where ends of lists overlap the smallest replacement is none that fits: then all of it.
  if (result.doc?.eq(next)) tr.step(step)
  else tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(next.content, 0, 0)))
}

/** Puts the selection of `before` where `move` says that its ends are now; flat places. Direction and kind stay. */
export const moveSelection = (
  tr: Transaction,
  { doc, selection }: { doc: Node; selection: Transaction['selection'] },
  move: (place: number, side: 'left' | 'right') => number,
): void => {
  if (selection instanceof AllSelection) {
    tr.setSelection(new AllSelection(tr.doc))
    return
  }
  if (!(selection instanceof TextSelection)) return
  const { anchor, head, empty } = selection
  // A caret goes with what is on its left; of what others write at the edges of a selection nothing gets into it.
  const at = (pos: number, isStart: boolean) =>
    toPos(tr.doc, move(toFlat(doc, pos), isStart && !empty ? 'right' : 'left'))
  tr.setSelection(TextSelection.create(tr.doc, at(anchor, anchor < head), at(head, head < anchor)))
}
