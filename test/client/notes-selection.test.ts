import { appendBlocks, plainBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA, memberB } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

const open: NoteSeat[] = []
afterEach(() => {
  for (const seat of open.splice(0)) seat.close()
})

/** Two people at the same notes; what the second one does comes to the first in one piece, or a key at a time. */
const sit = () => {
  const court = new Court('meeting')
  appendBlocks(noteOf(court.doc), plainBlocks('Община Казанлък\nВтори ред'))
  const state = Y.encodeStateAsUpdate(court.doc)
  const [mine, theirs] = [new NoteSeat(memberA, state), new NoteSeat(memberB, state)]
  open.push(mine, theirs)
  return { mine, theirs }
}
const chosen = ({ editor: { state } }: NoteSeat) => {
  const { anchor, head, from, to } = state.selection
  return [state.doc.textBetween(from, to, '\n'), anchor <= head ? 'forwards' : 'backwards']
}
const typeOver = ({ editor: { view } }: NoteSeat, [from, to]: [number, number], text: string) => {
  view.dispatch(view.state.tr.delete(from, to))
  for (const [at, letter] of [...text].entries())
    view.dispatch(view.state.tr.insertText(letter, from + at))
}
/** Holds the mouse down over what is chosen, or releases it. */
const hold = ({ editor }: NoteSeat, isDown: boolean) => {
  ;(editor.view as unknown as { input: { mouseDown: unknown } }).input.mouseDown = isDown
    ? { delaySelUpdate: () => false }
    : null
  if (!isDown) window.dispatchEvent(new MouseEvent('mouseup'))
}

const cases: [string, (from: NoteSeat) => void, string][] = [
  ['its first letters', (from) => typeOver(from, [4, 10], 'бел'), 'занлък\nВтори'],
  ['exactly its first letters', (from) => typeOver(from, [8, 10], 'бел'), 'занлък\nВтори'],
  ['its last letters', (from) => typeOver(from, [20, 27], 'ой'), 'Казанлък\nВт'],
  ['exactly its last letters', (from) => typeOver(from, [20, 23], 'ой'), 'Казанлък\nВт'],
  ['its middle', (from) => typeOver(from, [10, 13], 'ррр'), 'Карррлък\nВтори'],
  ['all of it', (from) => typeOver(from, [8, 23], 'бел'), ''],
  [
    'more than it, and a break between',
    (from) => {
      typeOver(from, [4, 10], 'бел')
      from.editor.chain().setTextSelection(7).enter().run()
    },
    'занлък\nВтори',
  ],
]

describe('WR10: a selection is what is left of its letters when others type over its edges', () => {
  describe.each([
    ['in one piece', 'shown'],
    ['a key at a time', 'shown'],
    ['a key at a time', 'held by the mouse'],
  ])('%s, %s', (pieces, how) => {
    test.each(cases)('WR10: %s', (_what, act, expected) => {
      for (const isBackwards of [false, true]) {
        const { mine, theirs } = sit()
        mine.editor.commands.setTextSelection(
          isBackwards ? { from: 23, to: 8 } : { from: 8, to: 23 },
        )
        // Tiptap puts them in order.
        if (how !== 'shown') hold(mine, true)
        act(theirs)
        const updates = theirs.outbox.splice(0)
        const all = pieces === 'in one piece' ? [Y.mergeUpdates(updates)] : updates
        for (const update of all) mine.receive(update)
        if (how !== 'shown') hold(mine, false)
        expect(mine.shown).toBe(theirs.shown)
        const direction = isBackwards && expected !== '' ? 'backwards' : 'forwards'
        expect(chosen(mine)).toEqual([expected, direction])
      }
    })
  })

  test('WR10: what is deleted and taken back in one is as it was, with all that was chosen of it', () => {
    const { mine, theirs } = sit()
    mine.editor.commands.setTextSelection({ from: 8, to: 23 })
    typeOver(theirs, [4, 10], 'бел')
    theirs.editor.commands.undo()
    mine.receive(Y.mergeUpdates(theirs.outbox.splice(0)))
    expect(mine.shown).toBe(theirs.shown)
    expect(chosen(mine)).toEqual(['Казанлък\nВтори', 'forwards'])
  })
})
