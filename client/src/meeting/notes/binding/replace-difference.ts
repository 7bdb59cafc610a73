import { type Node, Slice } from '@tiptap/pm/model'
import { AllSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { toFlat, toPos } from './flat-index.ts'
import type { Edge } from './map-delta.ts'

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

/** Where places of a document are in the next one: how a selection is carried along. */
export type Move = (place: number, edge: Edge) => number

/** Puts the selection of `before` where `move` says that its ends are now; flat places. Direction and kind stay. */
export const moveSelection = (
  tr: Transaction,
  { doc, selection }: { doc: Node; selection: Transaction['selection'] },
  move: Move,
): void => {
  if (selection instanceof AllSelection) {
    tr.setSelection(new AllSelection(tr.doc))
    return
  }
  if (!(selection instanceof TextSelection)) return
  const { anchor, head, from, to, empty } = selection
  const end = move(toFlat(doc, to), empty ? 'caret' : 'end')
  // Of a selection no letter of which is left a caret remains.
  const start = empty ? end : Math.min(move(toFlat(doc, from), 'start'), end)
  const [first, last] = [toPos(tr.doc, start), toPos(tr.doc, end)]
  tr.setSelection(
    TextSelection.create(
      tr.doc,
      ...(anchor <= head ? ([first, last] as const) : ([last, first] as const)),
    ),
  )
}
