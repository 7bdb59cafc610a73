import { listenForTooLong } from '@sedyanka/client/ui/too-long.ts'
import { bindText } from '@sedyanka/client/sync/bind-text.ts'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makePhone } from '../support/phone.ts'

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
  document.body.replaceChildren()
})

/** A field over a text, and another person's document that is in step with it unless `isApart`. */
const makeField = (text: string, tag: 'input' | 'textarea' = 'textarea', maxlength = -1) => {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  const pass = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'net') Y.applyUpdate(to, update, 'net')
    })
  pass(mine, theirs)
  pass(theirs, mine)
  mine.getText('t').insert(0, text)
  const field = document.createElement(tag)
  if (maxlength > 0) field.maxLength = maxlength
  document.body.append(field)
  const [doc, moveTo] = createSignal(mine)
  createRoot((dispose) => {
    bindText(field, () => doc().getText('t'))
    endings.push(dispose)
  })
  field.focus()
  field.setSelectionRange(text.length, text.length)
  return { field, mine, theirs: theirs.getText('t'), moveTo, phone: makePhone(field) }
}

describe('a text that several people write', () => {
  test('WR24: words that come while a word is composed stay, and so does the word (W1)', () => {
    const { field, theirs, phone } = makeField('Настаняване на хора ')
    phone.compose('жи', 'жили')
    theirs.insert(0, 'СПЕШНО: ')
    phone.compose('жилища')
    theirs.insert(theirs.toString().length, '!')
    phone.commit()
    expect(theirs.toString()).toBe('СПЕШНО: Настаняване на хора жилища!')
    expect(field.value).toBe(theirs.toString())
    expect(field.selectionStart).toBe(theirs.toString().length - 1)
  })

  test('WR24: what others delete while a word is composed stays deleted', () => {
    const { field, theirs, phone } = makeField('Да не се настаняват ')
    phone.compose('хо')
    theirs.delete(3, 3)
    phone.compose('хора')
    phone.commit()
    expect(theirs.toString()).toBe('Да се настаняват хора')
    expect(field.value).toBe(theirs.toString())
  })

  test('WR24: a composed word over a selection that others wrote into takes one’s own letters only', () => {
    const { field, theirs, phone } = makeField('легла в общината')
    field.setSelectionRange(8, 16)
    phone.compose('г')
    theirs.insert(0, '12 ')
    phone.compose('град')
    phone.commit()
    expect(theirs.toString()).toBe('12 легла в град')
  })

  test.each(['gboard', 'swiftkey', 'ios', 'desktop'] as const)(
    'WR25: each letter of an underlined word of %s is sent as it is typed (W2)',
    (kind) => {
      const { theirs, phone } = makeField('Настаняване на ')
      phone.type('хора', kind)
      expect(theirs.toString()).toBe('Настаняване на хора')
    },
  )

  test('WR24: a correction by the keyboard replaces the word and nothing else', () => {
    const { field, theirs, phone } = makeField('Насаняване на хора')
    theirs.insert(theirs.toString().length, ' утре')
    phone.correct('Насаняване', 'Настаняване')
    expect(theirs.toString()).toBe('Настаняване на хора утре')
    expect(field.selectionStart).toBe('Настаняване'.length)
  })

  test('WR26: a selection keeps its place, its ends and its direction', () => {
    const { field, theirs } = makeField('до петък обед')
    field.setSelectionRange(3, 8, 'backward')
    theirs.insert(0, 'Най-късно ')
    theirs.insert(13, '(')
    theirs.insert(19, ')')
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('петък')
    expect(field.selectionDirection).toBe('backward')
  })

  test('WR44: a browser that translates pages leaves it alone', () => {
    expect(makeField('до петък').field.getAttribute('translate')).toBe('no')
  })

  test('WR40: nothing moves under the mouse while words are chosen; then the same words are chosen', () => {
    const { field, theirs } = makeField('до петък обед')
    const press = (name: string, to: EventTarget = field) =>
      to.dispatchEvent(new MouseEvent(name, { bubbles: true, button: 0, buttons: 1 }))
    press('mousedown')
    field.setSelectionRange(3, 8, 'backward')
    theirs.insert(0, 'Най-късно ')
    theirs.insert(13, '(')
    theirs.insert(19, ')')
    press('mousemove')
    expect(field.value).toBe('до петък обед')
    press('mouseup', window)
    expect(field.value).toBe('Най-късно до (петък) обед')
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('петък')
    expect(field.selectionDirection).toBe('backward')

    // A browser's own menu has swallowed the release.
    press('mousedown')
    theirs.insert(0, 'И: ')
    expect(field.value).not.toBe(theirs.toString())
    window.dispatchEvent(new MouseEvent('mousemove', { buttons: 0 }))
    expect(field.value).toBe(theirs.toString())
  })

  test('WR24: what is typed over a selection replaces it as a whole', () => {
    const { theirs, field, phone } = makeField('Община')
    const changes: unknown[] = []
    theirs.observe((event) => changes.push(event.delta))
    field.setSelectionRange(0, 6)
    phone.insert('Града')
    // No letter of the old word is one of the new word.
    expect(changes).toEqual([[{ delete: 6 }, { insert: 'Града' }]])
  })

  test('WR24: of equal letters the one at the caret changes', () => {
    const { field, theirs, phone } = makeField('ааа')
    const changes: unknown[] = []
    theirs.observe((event) => changes.push(event.delta))
    field.setSelectionRange(1, 1)
    phone.insert('а')
    expect(changes).toEqual([[{ retain: 1 }, { insert: 'а' }]])
  })

  test('WR27: undo takes back one’s own letters here, others’ stay; the caret is behind what came back', () => {
    const { field, theirs, phone } = makeField('Тема')
    phone.insert(' едно')
    theirs.insert(0, 'Нова ')
    const undo = { key: 'z', code: 'KeyZ', ctrlKey: true }
    expect(phone.press(undo)).toBe(true)
    expect(field.value).toBe('Нова Тема')
    expect(phone.press({ ...undo, shiftKey: true })).toBe(true)
    expect(field.value).toBe('Нова Тема едно')
    expect(field.selectionStart).toBe(field.value.length)
    phone.press(undo)
    // Nothing is left to take back here: nothing else is.
    expect(phone.press(undo)).toBe(true)
    expect(theirs.toString()).toBe('Нова Тема')
  })

  test('WR28: past the limit nothing is cut without a word, whatever others add meanwhile', () => {
    const { field, theirs, phone } = makeField('12345', 'textarea', 10)
    const said: string[] = []
    endings.push(listenForTooLong(({ rest }) => said.push(rest)))
    theirs.insert(0, '000')
    phone.compose('a', 'ab', 'abc')
    phone.commit()
    expect(theirs.toString()).toBe('00012345ab')
    expect(field.value).toBe('00012345ab')
    expect(said).toEqual(['c'])
  })

  test('WR24: a text in the place of a closed one takes over what was typed meanwhile', () => {
    const { field, mine, phone, moveTo } = makeField('Тема')
    mine.destroy()
    phone.insert(' и още')
    phone.compose('нещо')
    const next = new Y.Doc()
    next.getText('t').insert(0, 'СПЕШНО: Тема')
    moveTo(next)
    expect(next.getText('t').toString()).toBe('СПЕШНО: Тема и ощенещо')
    phone.commit()
    expect(field.value).toBe('СПЕШНО: Тема и ощенещо')
    expect(field.selectionStart).toBe(field.value.length)
  })
})

test('WR24: two people at one text, composing or not, lose no letter and end with the same', () => {
  const { field, theirs, phone } = makeField('')
  let state = 7
  const random = (below: number) => (state = (state * 48271) % 2147483647) % below
  let typed = 0
  const pool = 'абвгдежзиклмн'
  const sent: string[] = []
  for (let round = 0; round < 400; round++) {
    const word = Array.from({ length: 1 + random(4) }, () => pool[random(pool.length)]).join('')
    const at = random(field.value.length + 1)
    field.setSelectionRange(at, at)
    for (let length = 1; length <= word.length; length++) {
      phone.compose(word.slice(0, length))
      if (random(2) === 0) {
        theirs.insert(random(theirs.toString().length + 1), 'Ж')
        typed++
      }
    }
    phone.commit()
    sent.push(word)
    expect(field.value).toBe(theirs.toString())
  }
  const all = theirs.toString()
  expect([...all].filter((letter) => letter === 'Ж')).toHaveLength(typed)
  expect(all.length).toBe(typed + sent.join('').length)
})
