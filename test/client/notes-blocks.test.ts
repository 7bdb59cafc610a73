import { appendBlocks, plainBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA, memberB } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

const open: NoteSeat[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const seat of open.splice(0)) seat.close()
})

/** Two people at the same notes, of which neither hears of the other yet. */
const sit = (text: string, prepare: (seat: NoteSeat) => unknown = () => {}) => {
  const court = new Court('meeting')
  appendBlocks(noteOf(court.doc), plainBlocks(text))
  const first = new NoteSeat(memberA, Y.encodeStateAsUpdate(court.doc))
  prepare(first)
  const state = Y.encodeStateAsUpdate(first.doc)
  first.close()
  const [mine, theirs] = [new NoteSeat(memberA, state), new NoteSeat(memberB, state)]
  open.push(mine, theirs)
  return { mine, theirs }
}
/** What one did comes to the other. */
const pass = (from: NoteSeat, to: NoteSeat) => {
  for (const update of from.outbox.splice(0)) to.receive(update)
}
const commands = ({ editor }: NoteSeat) => editor.chain()
/** The editor's place behind these words. */
const behind = ({ editor: { state } }: NoteSeat, words: string): number => {
  let found = -1
  state.doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1
    if (at >= 0) found = pos + 1 + at + words.length
  })
  if (found < 0) throw new Error(`not there: ${words}`)
  return found
}
const type = (seat: NoteSeat, after: string, words: string) => {
  const { view } = seat.editor
  for (const [at, letter] of [...words].entries())
    view.dispatch(view.state.tr.insertText(letter, behind(seat, after) + at))
}
const list = (kind: 'bullet' | 'ordered') => (seat: NoteSeat) => {
  const all = commands(seat).selectAll()
  return (kind === 'bullet' ? all.toggleBulletList() : all.toggleOrderedList()).run()
}

type Act = (seat: NoteSeat) => unknown
/** What one person does to the blocks; how the notes stand with what the other has typed into them meanwhile. */
const changes: [what: string, wanted: string, change: Act, prepare?: Act][] = [
  [
    'a heading',
    'p(Първи)h2(Втори нов ред)p(Трети)',
    (seat) =>
      commands(seat).setTextSelection(behind(seat, 'Втори')).toggleHeading({ level: 2 }).run(),
  ],
  ['a list of all', 'ul[(p(Първи))(p(Втори нов ред))(p(Трети))]', list('bullet')],
  [
    'a list that becomes paragraphs',
    'p(Първи)p(Втори нов ред)p(Трети)',
    list('bullet'),
    list('bullet'),
  ],
  [
    'a list with numbers in the place of one with dots',
    'ol1[(p(Първи))(p(Втори нов ред))(p(Трети))]',
    list('ordered'),
    list('bullet'),
  ],
  [
    'a deeper item',
    'ul[(p(Първи)ul[(p(Втори нов ред))])(p(Трети))]',
    (seat) => commands(seat).setTextSelection(behind(seat, 'Втори')).sinkListItem('listItem').run(),
    list('bullet'),
  ],
  [
    'another first number',
    'ol7[(p(Първи))(p(Втори нов ред))(p(Трети))]',
    (seat) => commands(seat).updateAttributes('orderedList', { start: 7 }).run(),
    list('ordered'),
  ],
  [
    'a split before what is typed',
    'p(Първи)p(Вто)p(ри нов ред)p(Трети)',
    (seat) => commands(seat).setTextSelection(behind(seat, 'Вто')).splitBlock().run(),
  ],
  [
    'a split behind it',
    'p(Първи)p(Втори нов р)p(ед)p(Трети)',
    (seat) => commands(seat).setTextSelection(behind(seat, 'Втори р')).splitBlock().run(),
  ],
  [
    'a join with the block before',
    'p(ПървиВтори нов ред)p(Трети)',
    (seat) =>
      commands(seat)
        .setTextSelection(behind(seat, 'Първи') + 2)
        .joinBackward()
        .run(),
  ],
  [
    'a join with the block behind',
    'p(Първи)p(Втори нов редТрети)',
    (seat) => commands(seat).setTextSelection(behind(seat, 'Втори ред')).joinForward().run(),
  ],
]

describe('WR12: what changes blocks moves no letter that somebody types into them meanwhile', () => {
  test.each(changes)('WR12: %s', (_what, ...row) => {
    const [wanted, change, prepare] = row
    for (const isFirst of [true, false]) {
      const { mine, theirs } = sit('Първи\nВтори ред\nТрети', prepare)
      type(mine, 'Втори', ' нов')
      change(theirs)
      const [one, other] = isFirst ? [mine, theirs] : [theirs, mine]
      pass(one, other)
      pass(other, one)
      for (const seat of [mine, theirs]) {
        expect(seat.shown).toBe(wanted)
        expect(seat.said).toBe(wanted)
      }
    }
  })
})

/** The elements of all blocks, by what they say. */
const elementsOf = ({ editor }: NoteSeat) =>
  new Map(
    [...editor.view.dom.querySelectorAll('p, h2, li')].map((element) => [
      `${element.tagName} ${element.textContent}`,
      element,
    ]),
  )

describe('WR13: what others write redraws only the blocks that differ', () => {
  test.each<[string, string[], (seat: NoteSeat) => unknown]>([
    ['a letter', ['P Втори'], (seat) => type(seat, 'Втори', '!')],
    [
      'a bold word',
      ['P Втори'],
      (seat) =>
        commands(seat)
          .setTextSelection({ from: behind(seat, 'Първи') + 2, to: behind(seat, 'Втори') })
          .toggleBold()
          .run(),
    ],
    [
      'a new paragraph',
      [],
      (seat) => commands(seat).setTextSelection(behind(seat, 'Втори')).splitBlock().run(),
    ],
    [
      'a heading',
      ['P Втори'],
      (seat) =>
        commands(seat).setTextSelection(behind(seat, 'Втори')).toggleHeading({ level: 2 }).run(),
    ],
    [
      'a paragraph that goes',
      ['P Втори'],
      (seat) =>
        commands(seat)
          .setTextSelection({ from: behind(seat, 'Първи'), to: behind(seat, 'Втори') })
          .deleteSelection()
          .run(),
    ],
  ])('WR13: %s', (_what, drawn, act) => {
    const { mine, theirs } = sit('Първи\nВтори\nТочка\nЧетвърти', (seat) =>
      commands(seat).setTextSelection(behind(seat, 'Точка')).toggleBulletList().run(),
    )
    const before = elementsOf(mine)
    expect([...before.keys()]).toEqual(['P Първи', 'P Втори', 'LI Точка', 'P Точка', 'P Четвърти'])
    const touched = new Set<string>()
    const observer = new MutationObserver(() => undefined)
    observer.observe(mine.editor.view.dom, { subtree: true, childList: true, characterData: true })
    act(theirs)
    pass(theirs, mine)
    for (const { target } of observer.takeRecords())
      for (const [words, element] of before) if (element.contains(target)) touched.add(words)
    const after = new Set(elementsOf(mine).values())
    const gone = [...before].filter(([, element]) => !after.has(element)).map(([words]) => words)
    expect([...new Set([...touched, ...gone])]).toEqual(drawn)
    expect(mine.shown).toBe(theirs.shown)
  })

  test('WR13: a word that is being composed stays whole, and its block is drawn when it is done', () => {
    vi.useFakeTimers()
    const { mine, theirs } = sit('Първи\nВтори ред')
    const { view } = mine.editor
    view.focus()
    const compose = (name: string, data: string) =>
      view.dom.dispatchEvent(
        Object.assign(new Event(`composition${name}`, { bubbles: true }), { data }),
      )
    mine.editor.commands.setTextSelection(behind(mine, 'Втори'))
    compose('start', '')
    compose('update', ' но')
    view.dispatch(view.state.tr.insertText(' но'))
    pass(mine, theirs)
    const composed = [...view.dom.querySelectorAll('p')][1]
    // In another block it is drawn at once, and this one is left alone.
    type(theirs, 'Първи', '!')
    pass(theirs, mine)
    expect(mine.letters).toBe('Първи!\nВтори но ред')
    expect([...view.dom.querySelectorAll('p')][1]).toBe(composed)
    type(theirs, 'ред', 'овен')
    pass(theirs, mine)
    expect(mine.letters).toBe('Първи!\nВтори но ред')
    compose('update', ' нов')
    view.dispatch(view.state.tr.insertText('в'))
    expect(mine.letters).toBe('Първи!\nВтори нов ред')
    compose('end', ' нов')
    vi.advanceTimersByTime(200)
    pass(mine, theirs)
    for (const seat of [mine, theirs]) expect(seat.letters).toBe('Първи!\nВтори нов редовен')
  })
})
