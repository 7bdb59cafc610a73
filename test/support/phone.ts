type Kind = 'gboard' | 'swiftkey' | 'ios' | 'desktop'

/**
 * Events of a keyboard at one field, in the order in which Chrome on Android (Gboard, SwiftKey), Safari on iOS and
 * desktop browsers send them. happy-dom and Chromium without a keyboard know no composition of their own.
 */
export const makePhone = (field: HTMLInputElement | HTMLTextAreaElement) => {
  let word: { at: number; length: number } | null = null

  const input = (inputType: string, data: string | null, change: () => void) => {
    field.dispatchEvent(new InputEvent('beforeinput', { inputType, data, bubbles: true }))
    change()
    field.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true }))
  }
  const replace = (from: number, to: number, text: string) => {
    field.value = field.value.slice(0, from) + text + field.value.slice(to)
    field.setSelectionRange(from + text.length, from + text.length)
  }
  const composition = (name: string, data: string) =>
    field.dispatchEvent(new CompositionEvent(`composition${name}`, { data, bubbles: true }))

  /** The underlined word becomes each of these in turn. */
  const compose = (...steps: string[]) => {
    for (const data of steps) {
      if (!word) {
        composition('start', '')
        const from = field.selectionStart ?? 0
        word = { at: from, length: (field.selectionEnd ?? from) - from }
      }
      composition('update', data)
      const { at, length } = word
      input('insertCompositionText', data, () => replace(at, at + length, data))
      word.length = data.length
    }
  }
  const commit = () => {
    const data = word ? field.value.slice(word.at, word.at + word.length) : ''
    word = null
    composition('end', data)
  }
  const insert = (text: string) =>
    input('insertText', text, () =>
      replace(field.selectionStart ?? 0, field.selectionEnd ?? 0, text),
    )
  const type = (text: string, kind: Kind) => {
    for (let length = 1; length <= text.length; length++) {
      const letter = text[length - 1] ?? ''
      if (kind === 'desktop' || kind === 'ios') insert(letter)
      else compose(text.slice(0, length))
      // SwiftKey tells the same word once more.
      if (kind === 'swiftkey') compose(text.slice(0, length))
    }
  }
  /** A suggestion is chosen: one word in the place of another. */
  const correct = (wrong: string, right: string) => {
    const at = field.value.indexOf(wrong)
    field.setSelectionRange(at, at + wrong.length)
    input('insertReplacementText', right, () => replace(at, at + wrong.length, right))
  }
  /** A key; true when the page took it for itself. */
  const press = (init: KeyboardEventInit): boolean =>
    !field.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  return { compose, commit, insert, type, correct, press }
}
