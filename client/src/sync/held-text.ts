import type * as Y from 'yjs'
import type { TextChange } from './text-change.ts'

/** A letter that others wrote while the field did not show it. */
const foreign = -1

/**
 * Two texts that are the same but for what the field does not show yet: what the field reads, and what everybody reads.
 * While a word is composed the browser must not be given another text; what is typed is brought to its place in the
 * shared text all the same. Every letter of the field has a number of its own, by which it is found there.
 */
export class HeldText {
  #shown: number[]
  #shared: number[]
  #next: number

  /** Both read the same now; `length` in UTF-16 units. */
  constructor(length: number) {
    this.#shown = Array.from({ length }, (_unit, at) => at)
    this.#shared = [...this.#shown]
    this.#next = length
  }

  /** Others changed the shared text. */
  sharedChanged(delta: Y.YTextEvent['delta']): void {
    let at = 0
    for (const { retain, insert, delete: removed } of delta) {
      if (retain) at += retain
      else if (typeof insert === 'string') {
        this.#shared.splice(at, 0, ...Array.from({ length: insert.length }, () => foreign))
        at += insert.length
      } else if (removed) this.#shared.splice(at, removed)
    }
  }

  /** The field changed: what that changes in the shared text, from its end to its start. */
  shownChanged({ at, removed, text }: TextChange): TextChange[] {
    const gone = new Set(this.#shown.slice(at, at + removed))
    const place = this.placeBehind(at)
    const added = Array.from({ length: text.length }, () => this.#next++)
    this.#shown.splice(at, removed, ...added)
    const changes: TextChange[] = []
    let isInserted = text === ''
    for (let index = this.#shared.length; index >= 0; index--) {
      if (!isInserted && index === place) {
        changes.push({ at: place, removed: 0, text })
        isInserted = true
      }
      if (index > 0 && gone.has(this.#shared[index - 1] ?? foreign))
        changes.push({ at: index - 1, removed: 1, text: '' })
    }
    this.#shared = [
      ...this.#shared.slice(0, place).filter((letter) => !gone.has(letter)),
      ...added,
      ...this.#shared.slice(place).filter((letter) => !gone.has(letter)),
    ]
    return changes
  }

  /** Where a place in the field is in the shared text: behind the letter before it that is still there. */
  placeBehind(at: number): number {
    for (let index = at - 1; index >= 0; index--) {
      const found = this.#shared.indexOf(this.#shown[index] ?? foreign)
      if (found >= 0) return found + 1
    }
    return 0
  }

  /** The same: in front of the letter behind it that is still there. */
  placeInFront(at: number): number {
    for (let index = at; index < this.#shown.length; index++) {
      const found = this.#shared.indexOf(this.#shown[index] ?? foreign)
      if (found >= 0) return found
    }
    return this.#shared.length
  }
}
