import { toFlat } from '@sedyanka/client/meeting/notes/binding/flat-index.ts'
import { NoteSeat } from './note-seat.ts'
import type { Random } from '../../support/random.ts'

/** A word that somebody writes, letter by letter; each letter is a code point of its own. */
export interface Word {
  letters: string[]
  /** The letters on its left and right when it was begun, in whatever block; undefined: none. */
  between: [string | undefined, string | undefined]
  author: NoteGuest
  isDone: boolean
}

/** The letters that are told apart; spaces and breaks are not. */
export const isLetter = (letter: string): boolean => (letter.codePointAt(0) ?? 0) >= 0x4e00
export const lettersOf = (text: string): string[] => [...text].filter(isLetter)

interface Block {
  start: number
  end: number
}

/** One at the table, with two hands: where they put the caret and what they press. */
export class NoteGuest extends NoteSeat {
  /** How much of the server's log is here. */
  read = 0
  isOffline = false
  word: Word | null = null
  isComposing = false
  isChoosing = false
  /** What was chosen when others' edits began to wait for the mouse. */
  chosenWhenHeld: number[] | null = null

  get view() {
    return this.editor.view
  }
  get state() {
    return this.editor.state
  }
  /** Others' edits wait until a word is composed, or words are chosen. */
  get isHeld(): boolean {
    return this.editor.storage.noteBinding.binding?.isHeld ?? false
  }

  /** Whether what is typed now is taken back together with what was typed before: that must not hang on the clock. */
  hurry(isQuick: boolean): void {
    const { binding } = this.editor.storage.noteBinding
    if (binding) binding.undoManager.captureTimeout = isQuick ? Infinity : 0
  }

  press(key: string): void {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    this.view.someProp('handleKeyDown', (handle) => handle(this.view, event))
  }

  /** Types as a browser tells the editor that somebody did. */
  type(text: string): void {
    const { view } = this
    const { from, to } = view.state.selection
    const plain = () => view.state.tr.insertText(text, from, to)
    const isTaken = view.someProp('handleTextInput', (handle) =>
      handle(view, from, to, text, plain),
    )
    if (!isTaken) view.dispatch(plain())
  }

  compose(isComposing: boolean): void {
    this.isComposing = isComposing
    ;(this.view as unknown as { input: { composing: boolean } }).input.composing = isComposing
    if (!isComposing) this.editor.storage.noteBinding.binding?.settle()
  }

  /** Holds the mouse down over what is chosen, or releases it. */
  hold(isDown: boolean): void {
    this.isChoosing = isDown
    this.chosenWhenHeld = isDown ? this.chosen : null
    const { input } = this.view as unknown as { input: { mouseDown: unknown } }
    input.mouseDown = isDown ? { delaySelUpdate: () => false } : null
    if (!isDown) this.editor.storage.noteBinding.binding?.settleIfDone()
  }

  /** A number for every letter and boundary of the text, in their order; it is theirs for as long as they stand. */
  get places(): number[] {
    const places: number[] = []
    for (let item = this.note._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      const { client, clock } = item.id
      for (let at = 0; at < item.length; at++) places.push(client * 2 ** 20 + clock + at)
    }
    return places
  }

  /** Those of the selection; of a caret the one on its left. The editor must show what the text says. */
  get chosen(): number[] {
    const { doc, selection } = this.state
    const [from, to] = [toFlat(doc, selection.from), toFlat(doc, selection.to)]
    return this.places.slice(selection.empty ? Math.max(0, from - 1) : from, to)
  }

  /** Text blocks with the editor's positions of their content. */
  #blocks(): Block[] {
    const blocks: Block[] = []
    this.state.doc.descendants((node, pos) => {
      if (node.isTextblock) blocks.push({ start: pos + 1, end: pos + 1 + node.content.size })
      return !node.isTextblock
    })
    return blocks
  }

  /** The letters around the caret or the selection. */
  get around(): Word['between'] {
    const { doc, selection } = this.state
    const before = lettersOf(doc.textBetween(0, selection.from, '\n', '\n'))
    const behind = lettersOf(doc.textBetween(selection.to, doc.content.size, '\n', '\n'))
    return [before.at(-1), behind[0]]
  }

  /** Deletes the letter on the left of the caret, as a browser tells the editor. False at the start of a block. */
  erase(): boolean {
    const { selection, tr } = this.state
    const [last] = [
      ...selection.$head.parent.textBetween(0, selection.$head.parentOffset, null, '\n'),
    ].slice(-1)
    if (!selection.empty || last === undefined) return false
    this.view.dispatch(tr.delete(selection.from - last.length, selection.from))
    return true
  }

  #textBetween(from: number, to: number): string {
    return this.state.doc.textBetween(from, to, null, '\n')
  }

  /** Puts the caret at the edge of a word that nobody is writing. False when the place that was chosen is none. */
  goTo(random: Random, words: readonly Word[]): boolean {
    const { start, end } = random.pick(this.#blocks())
    const pos = start + random.int(end - start + 1)
    const behind = this.#textBetween(pos, end)
    if (/^[\uDC00-\uDFFF]/.test(behind)) return false
    const [before, after] = [[...this.#textBetween(start, pos)].at(-1), [...behind][0]]
    const wordOf = (letter?: string) => words.find(({ letters }) => letters.includes(letter ?? ''))
    const [left, right] = [wordOf(before), wordOf(after)]
    // Of a word that is still on its way here only some letters may have come: behind them is not its end.
    if (left && (!left.isDone || left.letters.at(-1) !== before)) return false
    if (right && (!right.isDone || right.letters[0] !== after)) return false
    return this.editor.commands.setTextSelection(pos)
  }

  /** Puts the caret at the beginning of a block whose first word is done. */
  goToStart(random: Random, words: readonly Word[]): boolean {
    const { start, end } = random.pick(this.#blocks())
    const [first = ''] = this.#textBetween(start, end)
    if (words.some(({ isDone, letters }) => !isDone && letters.includes(first))) return false
    return this.editor.commands.setTextSelection(start)
  }

  /** Selects a word of one's own, forwards or backwards. */
  selectWord(random: Random, words: readonly Word[]): boolean {
    const own = words.filter(({ isDone, author }) => isDone && author === this)
    if (own.length === 0) return false
    const word = random.pick(own).letters.join('')
    for (const { start, end } of this.#blocks()) {
      const at = this.#textBetween(start, end).indexOf(word)
      if (at < 0) continue
      const [from, to] = [start + at, start + at + word.length]
      return this.editor.commands.setTextSelection(
        random.chance(0.5) ? { from, to } : { from: to, to: from },
      )
    }
    return false
  }

  /** Selects some blocks as wholes. */
  selectBlocks(random: Random): boolean {
    const blocks = this.#blocks()
    const at = random.int(blocks.length)
    const [first, last] = [blocks[at], blocks[Math.min(blocks.length - 1, at + random.int(4))]]
    if (!first || !last) return false
    return this.editor.commands.setTextSelection({ from: first.start, to: last.end })
  }
}
