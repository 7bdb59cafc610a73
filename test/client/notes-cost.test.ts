import { type FlatBlock, readFlat, readHolders } from '@sedyanka/shared/notes/read-note.ts'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

const line = 'Община Казанлък има легла '.repeat(5)
const paragraphs = 400

let seat: NoteSeat | null = null
afterEach(() => {
  vi.restoreAllMocks()
  seat?.close()
  seat = null
})

/** Long notes in a court, and what anybody else does to them as updates. */
const longNotes = () => {
  const court = new Court('meeting')
  addLines(noteOf(court.doc), Array.from({ length: paragraphs }, () => line).join('\n'))
  const other = court.copy()
  const edit = (act: (note: Y.Text) => void) => court.update((doc) => act(noteOf(doc)), other)
  return { court, edit }
}
test('WR45: after a letter only the block in which it stands is another one; marks, kinds and boundaries reach those that they change', () => {
  const { court, edit } = longNotes()
  const note = noteOf(court.doc)
  const known = new WeakMap()
  const read = () => readHolders(note, known).map(({ block }) => block)
  let before = read()
  const changedBy = (act: (note: Y.Text) => void): number[] => {
    Y.applyUpdate(court.doc, edit(act))
    const after = read()
    expect(after).toEqual(readFlat(note))
    const changed = after.flatMap((block, at) => (before.includes(block) ? [] : [at]))
    before = after
    return changed
  }
  expect(changedBy(() => {})).toEqual([])
  const lengthOf = ({ runs }: FlatBlock) => runs.reduce((sum, { text }) => sum + text.length, 0)
  const place = before.slice(0, 37).reduce((sum, block) => sum + lengthOf(block) + 1, 0)
  expect(changedBy((text) => text.insert(place + 5, 'а'))).toEqual([37])
  expect(changedBy((text) => text.delete(place + 5, 1))).toEqual([37])
  expect(changedBy((text) => text.format(place + 3, 4, { bold: true }))).toEqual([37])
  expect(changedBy((text) => text.format(place + 3, line.length + 1, { italic: true }))).toEqual([
    37, 38,
  ])
  expect(changedBy((text) => text.insertEmbed(place + 9, new Y.Map([['k', 'ul']]), {}))).toEqual([
    37, 38,
  ])
  expect(changedBy((text) => text.setAttribute('k', 'h2'))).toEqual([0])
  expect(changedBy((text) => text.delete(place - 1, 1))).toEqual([36])
})

test('WR45: a letter of somebody else is drawn without a walk through the document, also after letters of one’s own', () => {
  const { court, edit } = longNotes()
  seat = new NoteSeat(memberA, Y.encodeStateAsUpdate(court.doc))
  const { editor } = seat
  type Node = typeof editor.state.doc
  const walked = vi.spyOn(Object.getPrototypeOf(editor.state.doc) as Node, 'forEach')
  const walks = () => walked.mock.contexts.filter((node) => (node as Node).type.name === 'doc')
  const place = 200 * (line.length + 1)
  const receiveLetter = () => {
    const update = edit((note) => note.insert(place, 'а'))
    walked.mockClear()
    seat?.receive(update)
    expect(walks()).toEqual([])
    expect(seat?.shown).toBe(seat?.said)
    expect(seat?.misplaced).toEqual([])
  }
  receiveLetter()
  receiveLetter()
  editor.commands.insertContentAt(3, 'я')
  receiveLetter()
  // What moves blocks is compared as a whole; after it letters are drawn as before.
  const isWalk = () => walks().length > 0
  walked.mockClear()
  seat.receive(edit((note) => note.insertEmbed(place, new Y.Map([['k', 'ol']]), {})))
  expect(isWalk()).toBe(true)
  expect(seat.shown).toBe(seat.said)
  receiveLetter()
  editor.commands.setTextSelection(3)
  editor.commands.toggleBulletList()
  walked.mockClear()
  seat.receive(edit((note) => note.insert(place, 'б')))
  expect(isWalk()).toBe(true)
  expect(seat.shown).toBe(seat.said)
  receiveLetter()
})
