import { expectTyping } from '@sedyanka/client/keys/expect-typing.ts'
import { letterOf, undoKeyOf } from '@sedyanka/client/keys/letters.ts'
import { isTextField, watchTyping } from '@sedyanka/client/keys/typing-run.ts'
import { afterEach, describe, expect, test } from 'vitest'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('the letter on a key', () => {
  test.each([
    ['QWERTY', { key: 'z', code: 'KeyZ' }, 'z'],
    ['QWERTZ: Z stands where Y is', { key: 'z', code: 'KeyY' }, 'z'],
    ['QWERTZ: Y stands where Z is', { key: 'y', code: 'KeyZ' }, 'y'],
    ['AZERTY: Z stands where W is', { key: 'z', code: 'KeyW' }, 'z'],
    ['AZERTY: W stands where Z is', { key: 'w', code: 'KeyZ' }, 'w'],
    ['AZERTY: A stands where Q is', { key: 'a', code: 'KeyQ' }, 'a'],
    ['БДС', { key: 'ю', code: 'KeyZ' }, 'z'],
    ['БДС: its з is on P', { key: 'з', code: 'KeyP' }, 'p'],
    ['БДС: т is on N', { key: 'х', code: 'KeyN' }, 'n'],
    ['фонетична', { key: 'з', code: 'KeyZ' }, 'z'],
    ['фонетична: its я is on Q', { key: 'я', code: 'KeyQ' }, 'q'],
    ['ЙЦУКЕН', { key: 'я', code: 'KeyZ' }, 'z'],
    ['ЙЦУКЕН, Caps Lock', { key: 'Я', code: 'KeyZ' }, 'z'],
    ['українська', { key: 'т', code: 'KeyN' }, 'n'],
    ['Greek', { key: 'ζ', code: 'KeyZ' }, 'z'],
    ['Dvorak', { key: 'n', code: 'KeyL' }, 'n'],
    ['a letter with an accent', { key: 'é', code: 'Digit2' }, ''],
    ['ß of QWERTZ', { key: 'ß', code: 'Minus' }, ''],
    ['Cyrillic on a key without a letter', { key: 'х', code: 'BracketLeft' }, ''],
    ['a digit', { key: '1', code: 'Digit1' }, ''],
    ['Enter', { key: 'Enter', code: 'Enter' }, ''],
  ])('WR29: %s', (_layout, key, letter) => {
    expect(letterOf(key)).toBe(letter)
  })

  test.each([
    ['Ctrl+Z of QWERTZ', { key: 'z', code: 'KeyY', ctrlKey: true }, 'undo'],
    ['Ctrl+Y of QWERTZ', { key: 'y', code: 'KeyZ', ctrlKey: true }, 'redo'],
    ['Ctrl+W of AZERTY', { key: 'w', code: 'KeyZ', ctrlKey: true }, null],
    ['Ctrl+Z with БДС', { key: 'ю', code: 'KeyZ', ctrlKey: true }, 'undo'],
    ['Ctrl+Z with ЙЦУКЕН', { key: 'я', code: 'KeyZ', ctrlKey: true }, 'undo'],
    ['Ctrl+Shift+Z', { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }, 'redo'],
    ['⌘Z', { key: 'z', code: 'KeyZ', metaKey: true }, 'undo'],
    ['AltGr+Z', { key: 'z', code: 'KeyZ', ctrlKey: true, altKey: true }, null],
    ['Z', { key: 'z', code: 'KeyZ' }, null],
  ])('WR29: undo and redo, %s', (_name, event, step) => {
    expect(undoKeyOf({ ...none, ...event })).toBe(step)
  })
})

describe('keys that were meant for a text', () => {
  let run: ReturnType<typeof watchTyping> | null = null
  afterEach(() => {
    run?.end()
    document.body.replaceChildren()
  })
  const open = (html: string) => {
    document.body.innerHTML = html
    run = watchTyping(document)
    return run
  }
  const press = (selector: string, key: string) => {
    const target = document.querySelector(selector) ?? document.body
    return target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    )
  }
  const point = () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))

  test('WR30: a letter in a field begins it, a field that goes does not end it, a pointer does', () => {
    const typing = open('<input><button>Ново</button>')
    expect(typing.isOn()).toBe(false)
    press('button', 'n')
    expect(typing.isOn()).toBe(false)
    press('input', 'с')
    document.querySelector('input')?.remove()
    for (const key of ['п', 'и', 'n', ' ', 'Enter']) press('body', key)
    expect(typing.isOn()).toBe(true)
    // The focus was put on a button: a space of the text must not press it.
    expect(press('button', ' ')).toBe(false)
    expect(press('button', 'Enter')).toBe(false)
    point()
    expect(typing.isOn()).toBe(false)
    expect(press('button', ' ')).toBe(true)
  })

  test.each(['Tab', 'Escape'])('WR30: %s ends it', (key) => {
    const typing = open('<textarea></textarea>')
    press('textarea', 'а')
    press('textarea', key)
    expect(typing.isOn()).toBe(false)
  })

  test.each(['ArrowDown', 'Tab', 'Escape', 'Home', 'F6'])(
    'WR30: %s outside of a field ends it',
    (key) => {
      const typing = open('<textarea></textarea>')
      press('textarea', 'а')
      press('body', key)
      expect(typing.isOn()).toBe(false)
    },
  )

  test('WR30: Enter ends it only when the field is left with it', () => {
    const typing = open('<textarea></textarea>')
    const field = document.querySelector('textarea')
    press('textarea', 'а')
    press('textarea', 'Enter')
    expect(typing.isOn()).toBe(true)
    field?.addEventListener('keydown', () =>
      field.dispatchEvent(new Event('focusout', { bubbles: true })),
    )
    press('textarea', 'Enter')
    expect(typing.isOn()).toBe(false)
  })

  test('WR30: letters of phone keyboards and compositions count, shortcuts with Ctrl do not', () => {
    const typing = open('<input>')
    document
      .querySelector('input')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true }))
    expect(typing.isOn()).toBe(false)
    press('input', 'Unidentified')
    expect(typing.isOn()).toBe(true)
    point()
    document
      .querySelector('input')
      ?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    expect(typing.isOn()).toBe(true)
  })

  test('WR30: letters for a field that is still on its way count', () => {
    const typing = open('<button>+</button>')
    expectTyping()
    expect(typing.isOn()).toBe(true)
    press('body', 'Escape')
    expect(typing.isOn()).toBe(false)
  })

  test('WR27: which elements are written into', () => {
    document.body.innerHTML =
      '<input id="a"><input id="b" type="checkbox"><textarea id="c"></textarea><select id="d"></select><button id="e"></button>'
    const is = (id: string) => isTextField(document.getElementById(id))
    expect(['a', 'b', 'c', 'd', 'e'].map(is)).toEqual([true, false, true, true, false])
  })
})
