import { appendBlocks, plainBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

const open: NoteSeat[] = []
afterEach(() => {
  for (const seat of open.splice(0)) seat.close()
})

/** People at the same notes, none of whom hears of the others yet; with client ids, which say who gives way. */
const sit = (...ids: number[]) => {
  const court = new Court('meeting')
  appendBlocks(noteOf(court.doc), plainBlocks('Град на розите\nВтори ред'))
  const state = Y.encodeStateAsUpdate(court.doc)
  const seats = [memberA, memberB, facilitator]
  const people = ids.map((clientId, at) => new NoteSeat(seats[at] ?? memberA, state, { clientId }))
  open.push(...people)
  for (const { editor } of people) {
    const { binding } = editor.storage.noteBinding
    if (binding) binding.undoManager.captureTimeout = 0
  }
  return people
}

/** Everybody hears of everything, until there is nothing more to say. */
const meet = (people: readonly NoteSeat[]) => {
  while (people.some(({ outbox }) => outbox.length > 0))
    for (const from of people)
      for (const update of from.outbox.splice(0))
        for (const to of people) if (to !== from) to.receive(update)
  for (const { shown, said } of people) expect([shown, said]).toEqual([people[0]?.shown, shown])
}
const erase = ({ editor: { view } }: NoteSeat, from: number, to: number) =>
  view.dispatch(view.state.tr.delete(from, to))
const type = ({ editor: { view } }: NoteSeat, at: number, text: string) => {
  for (const [index, letter] of [...text].entries())
    view.dispatch(view.state.tr.insertText(letter, at + index))
}
const undo = ({ editor }: NoteSeat) => editor.commands.undo()
const redo = ({ editor }: NoteSeat) => editor.commands.redo()
const sorted = (text: string) => text.split('').sort().join('')
const whole = 'Град на розите\nВтори ред'

const stretches: [string, [number, number], [number, number]][] = [
  ['the same word', [9, 15], [9, 15]],
  ['a word, and a letter in it', [9, 15], [12, 13]],
  ['a word, and its last letter', [9, 15], [14, 15]],
  ['the same letter', [11, 12], [11, 12]],
  ['words that overlap', [6, 12], [9, 15]],
]

describe.each([
  [7, 1_000],
  [1_000, 7],
])('WR11: what two delete at once and both take back stands once; client ids %i and %i', (a, b) => {
  test.each(stretches)('WR11: %s, neither knowing of the other', (_what, mine, theirs) => {
    const people = sit(a, b) as [NoteSeat, NoteSeat]
    const [me, other] = people
    erase(me, ...mine)
    erase(other, ...theirs)
    undo(me)
    undo(other)
    meet(people)
    expect(me.letters).toBe(whole)
  })

  test.each([0, 1])(
    'WR11: done again by one of them it is gone, taken back once more there',
    (who) => {
      const people = sit(a, b)
      for (const each of people) erase(each, 9, 15)
      for (const each of people) undo(each)
      meet(people)
      const one = people[who] as NoteSeat
      redo(one)
      meet(people)
      expect(one.letters).toBe('Град на \nВтори ред')
      undo(one)
      meet(people)
      expect(one.letters).toBe(whole)
    },
  )

  test.each(stretches)('WR11: %s, deletions known', (_what, mine, theirs) => {
    const people = sit(a, b) as [NoteSeat, NoteSeat]
    const [me, other] = people
    erase(me, ...mine)
    erase(other, ...theirs)
    meet(people)
    undo(me)
    undo(other)
    meet(people)
    expect(me.letters).toBe(whole)
  })

  test.each(stretches)('WR11: %s, one after the other', (_what, mine, theirs) => {
    const people = sit(a, b) as [NoteSeat, NoteSeat]
    const [me, other] = people
    erase(me, ...mine)
    erase(other, ...theirs)
    meet(people)
    undo(other)
    meet(people)
    undo(me)
    meet(people)
    expect(me.letters).toBe(whole)
  })

  test.each(['розите', 'р', 'роза', 'и'])(
    'WR11: “%s” that is typed in front of a deleted word is no part of it',
    (text) => {
      for (const isHeardFirst of [true, false])
        for (const isAtOnce of [true, false]) {
          const people = sit(a, b) as [NoteSeat, NoteSeat]
          const [me, other] = people
          erase(me, 9, 15)
          type(other, 9, text)
          const typed = other.outbox.splice(0)
          other.outbox.push(...(isAtOnce && text.length < 6 ? [Y.mergeUpdates(typed)] : typed))
          if (isHeardFirst) meet(people)
          undo(me)
          meet(people)
          expect(sorted(me.letters)).toBe(sorted(whole + text))
        }
    },
  )
})

test('WR11: three people', () => {
  for (const ids of [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
  ]) {
    const people = sit(...ids)
    for (const one of people) erase(one, 9, 15)
    for (const one of people) undo(one)
    meet(people)
    expect(people[0]?.letters).toBe(whole)
  }
})
