import { type FoundWords, removeFound } from '@sedyanka/client/meeting/notes/found-words.ts'
import { makeEditor } from '@sedyanka/client/meeting/notes/make-editor.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

const open: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  for (const close of open.splice(0)) close()
  vi.useRealTimers()
})

const openNotes = () => {
  const doc = new Y.Doc()
  const note = doc.getText('notes')
  const awareness = new Awareness(doc)
  const element = document.createElement('div')
  document.body.append(element)
  const kept = new Set<string>()
  let found: readonly FoundWords[] = []
  let asked = 0
  const foundWords = {
    allowed: () => {
      asked++
      return ['Фондация Мария Петрова']
    },
    isKept: (words: string) => kept.has(words),
    onFound: (next: readonly FoundWords[]) => (found = next),
  }
  const editor = makeEditor({
    element,
    note,
    awareness,
    captionOf: () => '',
    isWriting: () => false,
    label: 'Бележки',
    placeholder: '',
    foundWords,
  })
  open.push(() => {
    editor.destroy()
    awareness.destroy()
  })
  return {
    note,
    editor,
    kept,
    foundWords,
    asked: () => asked,
    words: () => found.map(({ words }) => words),
    marked: () =>
      [...element.querySelectorAll('.found-words')].map((span) => span.textContent ?? ''),
  }
}

test('PD3: what is found is drawn over the words, never written into the text, and not at a keystroke', () => {
  const { editor, note, marked, words, asked } = openNotes()
  for (const letter of 'Звънете на 0888 123 456') editor.commands.insertContent(letter)
  expect(asked()).toBe(0)
  vi.runAllTimers()
  expect(marked()).toEqual(['0888 123 456'])
  expect(words()).toEqual(['0888 123 456'])
  expect(note.toString()).toBe('Звънете на 0888 123 456')
  expect(note.toDelta()).toEqual([{ insert: 'Звънете на 0888 123 456' }])
})

test('PD3: words of others are marked, too; names of organisations are not; what is no personal data stays unmarked', () => {
  const { editor, note, marked, words, kept } = openNotes()
  note.insert(0, 'Фондация Мария Петрова, Олена Шевченко, ул. Роза 5')
  vi.runAllTimers()
  expect(marked()).toEqual(['Олена Шевченко', 'ул. Роза 5'])
  kept.add('Олена Шевченко')
  editor.storage.foundWords.lookAgain()
  expect(marked()).toEqual(['ул. Роза 5'])
  expect(words()).toEqual(['ул. Роза 5'])
})

test('PD4: “remove” takes the whole of it from every block, in one step that is taken back in one', () => {
  const { editor, note, marked, foundWords } = openNotes()
  editor.commands.setContent(
    '<p>Първо: <strong>тел.</strong> 0888 <strong>123</strong> 456.</p><ul><li><p>семейство Ковальчук, ул. „Розова“ 5, до петък</p></li></ul><p>Второ</p>',
  )
  vi.runAllTimers()
  const before = editor.getText()
  removeFound(editor, foundWords)
  expect(editor.getJSON().content?.map(({ type }) => type)).toEqual([
    'paragraph',
    'bulletList',
    'paragraph',
  ])
  expect(note.toString()).toBe('Първо:.до петъкВторо')
  vi.runAllTimers()
  expect(marked()).toEqual([])
  editor.commands.undo()
  expect(editor.getText()).toBe(before)
})

test('PD3: marks go along with what is typed before them, and leave with the words', () => {
  const { editor, marked } = openNotes()
  editor.commands.insertContent('на 0888 123 456')
  vi.runAllTimers()
  editor.commands.insertContentAt(1, 'Звънете ')
  expect(marked()).toEqual(['0888 123 456'])
  editor.commands.clearContent()
  vi.runAllTimers()
  expect(marked()).toEqual([])
})
