import { isLetter, lettersOf, type NoteGuest, type Word } from './note-guest.ts'

/** What went wrong; a healthy run leaves the lists empty, but for a rare torn word. */
export interface Findings {
  steps: number
  letters: number
  words: number
  deliveries: number
  /** Typed, deleted by nobody, and gone. */
  lost: string[]
  /** There more than once. */
  doubled: string[]
  /** Deleted, taken back by nobody, and there. */
  revived: string[]
  /** Words whose letters do not stand together. */
  torn: string[]
  /** Carets that another's edit took away from the letter behind which they were. */
  carets: string[]
  /** Selections that another's edit made longer, shorter or turned round. */
  selections: string[]
  /** Editors that show something else than the first. */
  apart: string[]
}

export const nothingFound = (): Findings => ({
  steps: 0,
  letters: 0,
  words: 0,
  deliveries: 0,
  lost: [],
  doubled: [],
  revived: [],
  torn: [],
  carets: [],
  selections: [],
  apart: [],
})

/** The letter on the left of a caret, within its block. */
const leftOf = ({ state: { selection } }: NoteGuest): string | undefined => {
  const { parent, parentOffset } = selection.$head
  return [...parent.textBetween(0, parentOffset, null, '\n')].at(-1)
}
const chosenBy = ({ state: { doc, selection } }: NoteGuest): string[] =>
  lettersOf(doc.textBetween(selection.from, selection.to, '\n', '\n'))

/** Looks at caret and selection before and after another's edit arrives. */
export const watchCaret = (found: Findings, guest: NoteGuest, receive: () => void): void => {
  const { empty, anchor, head } = guest.state.selection
  const left = leftOf(guest)
  const chosen = chosenBy(guest)
  receive()
  const letters = new Set(lettersOf(guest.letters))
  if (empty) {
    if (left && isLetter(left) && letters.has(left) && leftOf(guest) !== left)
      found.carets.push(`${left} → ${leftOf(guest)}`)
    return
  }
  const kept = chosen.filter((letter) => letters.has(letter))
  const now = chosenBy(guest)
  const isSame = kept.every((letter) => now.includes(letter))
  const hasSameEnds = kept.length === 0 || (now[0] === kept[0] && now.at(-1) === kept.at(-1))
  const { anchor: newAnchor, head: newHead } = guest.state.selection
  const isTurned = kept.length > 0 && anchor < head !== newAnchor < newHead
  if (!isSame || !hasSameEnds || isTurned)
    found.selections.push(`${kept.join('')} → ${now.join('')}`)
}

/** Compares what stands in the end with what was typed and deleted. */
export const judge = (
  found: Findings,
  guests: readonly NoteGuest[],
  by: {
    typed: readonly string[]
    words: readonly Word[]
    isGone: (letter: string) => boolean
    isBack: (letter: string) => boolean
  },
): void => {
  const [first] = guests
  if (!first) return
  for (const guest of guests) if (guest.shown !== first.shown) found.apart.push(guest.shown)
  const letters = lettersOf(first.letters)
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  for (const letter of by.typed) {
    const count = counts.get(letter) ?? 0
    if (count === 0 && !by.isGone(letter)) found.lost.push(letter)
    if (count > 0 && by.isGone(letter) && !by.isBack(letter)) found.revived.push(letter)
    if (count > 1) found.doubled.push(letter)
  }
  const whole = letters.join('')
  for (const word of by.words) {
    const left = word.letters.filter((letter) => counts.has(letter)).join('')
    if (!whole.includes(left)) found.torn.push(left)
  }
}
