import { origins } from '@sedyanka/shared/rows/records.ts'
import { type Accessor, createEffect, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { sayTooLong } from '../ui/too-long.ts'
import { HeldText } from './held-text.ts'
import { followMouse, type MouseChoice } from './mouse-choice.ts'
import { movedSelection, placeOfUndo } from './selection.ts'
import { changeBetween, cutText, type TextChange } from './text-change.ts'
import { createTextUndo } from './text-undo.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Lets several people write one text field at once, character by character. What is typed goes into the shared text at
 * once and as what it is: the letters that changed, in the place where they changed. That holds for a word that a phone
 * still underlines too; what others write meanwhile is shown when the word ends, as browsers break a composition off
 * when its field is given another text. So it is while words are chosen with the mouse: browsers lose where that began.
 * Selections keep their place and direction. Undo takes back one's own letters.
 */
export const bindText = (element: TextElement, shared: Accessor<Y.Text | null>): void => {
  const binding = new TextBinding(element)
  binding.listen()
  createEffect(() => {
    const target = shared()
    if (target) onCleanup(binding.bind(target))
  })
}

class TextBinding {
  readonly #element: TextElement
  #target: Y.Text | null = null
  readonly #undo = createTextUndo()
  /** What the field read when this binding last saw it. */
  #shown = ''
  #isComposing = false
  readonly #choice: MouseChoice
  /** What the field does not show yet; null while both texts are the same. */
  #held: HeldText | null = null
  #selected = { from: 0, to: 0 }
  #isWriting = false

  constructor(element: TextElement) {
    this.#element = element
    // A browser that translates pages must not translate what goes back to everybody.
    element.setAttribute('translate', 'no')
    this.#choice = followMouse(element, () => {
      this.#write()
      if (!this.#isHolding) this.#release()
    })
  }

  listen(): void {
    const remember = () => {
      this.#selected = {
        from: this.#element.selectionStart ?? 0,
        to: this.#element.selectionEnd ?? 0,
      }
    }
    const end = () => {
      this.#isComposing = false
      this.#write()
      if (!this.#isHolding) this.#release()
    }
    const leave = () => {
      this.#choice.end()
      end()
      this.#undo.pause()
    }
    const away = () => this.#write()
    const listeners: [EventTarget, string, (event: Event) => void][] = [
      [this.#element, 'beforeinput', remember],
      [this.#element, 'input', () => this.#write()],
      [this.#element, 'compositionstart', () => (this.#isComposing = true)],
      [this.#element, 'compositionend', end],
      [this.#element, 'blur', leave],
      // A phone may put the page away without ending the word that it underlines.
      [window, 'pagehide', away],
      [document, 'visibilitychange', away],
    ]
    for (const [target, name, run] of listeners) {
      target.addEventListener(name, run)
      onCleanup(() => target.removeEventListener(name, run))
    }
    this.#undo.listen(this.#element)
  }

  /**
   * Shows this text from now on. In the place of the same text of an earlier document it takes over what was typed
   * after that one was closed.
   */
  bind(target: Y.Text): () => void {
    const before = this.#target
    const isMoved = before !== null && before.doc !== target.doc
    this.#target = target
    if (isMoved) this.#moveTo(target)
    else this.#element.value = this.#shown = target.toString()
    this.#undo.of(target)
    const onChange = (event: Y.YTextEvent) => this.#onShared(event)
    target.observe(onChange)
    return () => {
      target.unobserve(onChange)
      this.#write()
      if (!this.#isHolding) this.#held = null
    }
  }

  #moveTo(target: Y.Text): void {
    const next = target.toString()
    const others = changeBetween(this.#shown, next)
    this.#held ??= new HeldText(this.#shown.length)
    if (others) {
      const { at, removed, text } = others
      this.#held.sharedChanged([{ retain: at }, { delete: removed }, { insert: text }])
    }
    this.#write()
    if (!this.#isHolding) this.#release()
  }

  /** Brings what was typed into the shared text. */
  #write(): void {
    const { value, selectionEnd } = this.#element
    const target = this.#target
    const typed = changeBetween(this.#shown, value, {
      ...(this.#isComposing ? { from: 0, to: 0 } : this.#selected),
      caret: selectionEnd ?? value.length,
    })
    this.#selected = { from: 0, to: 0 }
    // A document that is closed takes nothing any more: the words wait for the one that comes in its place.
    if (!typed || !target?.doc || target.doc.isDestroyed) return
    const change = this.#fit(typed, target.length)
    if (!change) return
    this.#shown = this.#element.value
    const changes = this.#held?.shownChanged(change) ?? [change]
    this.#isWriting = true
    target.doc.transact(() => {
      for (const { at, removed, text } of changes) {
        if (removed > 0) target.delete(at, removed)
        if (text !== '') target.insert(at, text)
      }
    }, origins.edit)
    this.#isWriting = false
  }

  /** What of a change there is room for; the field says what it leaves out. Null while it may still become shorter. */
  #fit(change: TextChange, length: number): TextChange | null {
    const element = this.#element
    const { at, removed, text } = change
    const most = element.maxLength < 0 ? Infinity : element.maxLength
    const room = Math.max(0, most - length + removed)
    if (text.length <= room) return change
    if (this.#isComposing) return null
    const fits = cutText(text, room)
    const before = this.#shown
    element.value = before.slice(0, at) + fits + before.slice(at + removed)
    element.setSelectionRange(at + fits.length, at + fits.length)
    sayTooLong(element, text.slice(fits.length))
    return { at, removed, text: fits }
  }

  /** A word is being composed, or words are being chosen: the field keeps its text. */
  get #isHolding(): boolean {
    return this.#isComposing || this.#choice.isOn
  }

  #onShared(event: Y.YTextEvent): void {
    if (this.#isWriting) return
    if (this.#isHolding || this.#held) {
      this.#held ??= new HeldText(this.#shown.length)
      this.#held.sharedChanged(event.delta)
    }
    if (this.#isHolding) return
    const { selectionStart, selectionEnd } = this.#element
    const { local, origin } = event.transaction
    const place = placeOfUndo(event.delta)
    const isUndo = local && origin instanceof Y.UndoManager
    this.#show(
      event.target.toString(),
      isUndo
        ? { start: place, end: place }
        : movedSelection({ start: selectionStart ?? 0, end: selectionEnd ?? 0 }, event.delta),
    )
  }

  /** The word or the choice has ended: what others wrote meanwhile is shown. */
  #release(): void {
    const held = this.#held
    this.#held = null
    if (!held || !this.#target) return
    const { selectionStart, selectionEnd } = this.#element
    const [from, to] = [selectionStart ?? 0, selectionEnd ?? 0]
    const end = held.placeBehind(to)
    // What others wrote at the edges of what is chosen stays outside of it.
    const start = from < to ? Math.min(held.placeInFront(from), end) : end
    this.#show(this.#target.toString(), { start, end })
  }

  #show(next: string, { start, end }: { start: number; end: number }): void {
    const element = this.#element
    this.#shown = next
    if (element.value === next) return
    const { selectionDirection } = element
    element.value = next
    if (element.ownerDocument.activeElement !== element) return
    element.setSelectionRange(start, end, selectionDirection ?? 'none')
  }
}
