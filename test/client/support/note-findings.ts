import { isLetter, lettersOf, type NoteGuest, type Word } from './note-guest.ts'

/** What went wrong; a healthy run leaves the lists empty, but for a rare torn word. */
export interface Findings {
  steps: number
  letters: number
  words: number
  deliveries: number
  /** How often the server was killed, and how many edits were gone with it. */
  kills: number
  forgotten: number
  /** Typed, deleted by nobody, and gone. */
  lost: string[]
  /** There more than once. */
  doubled: string[]
  /** Deleted, taken back by nobody, and there. */
  revived: string[]
  /** Words whose letters do not stand together. */
  torn: string[]
  /** Words that do not stand where they were begun: between the letters around them. */
  moved: string[]
  /** Carets that another's edit took away from the letter behind which they were. */
  carets: string[]
  /** Selections that another's edit made longer, shorter or turned round. */
  selections: string[]
  /** Carets that are not behind the words which undo or redo brought back. */
  undone: string[]
  /** Editors that show something else than the first. */
  apart: string[]
}

export const nothingFound = (): Findings => ({
  steps: 0,
  letters: 0,
  words: 0,
  deliveries: 0,
  kills: 0,
  forgotten: 0,
  lost: [],
  doubled: [],
  revived: [],
  torn: [],
  moved: [],
  carets: [],
  selections: [],
  undone: [],
  apart: [],
})

/** The letter on the left of a caret, within its block. */
const leftOf = ({ state: { selection } }: NoteGuest): string | undefined => {
  const { parent, parentOffset } = selection.$head
  return [...parent.textBetween(0, parentOffset, null, '\n')].at(-1)
}
const chosenBy = ({ state: { doc, selection } }: NoteGuest): string =>
  doc.textBetween(selection.from, selection.to, '\n', '\n')

/** Looks at caret and selection before and after something that must not move them: another's edit, or a heading. */
export const watchCaret = (found: Findings, guest: NoteGuest, happen: () => void): void => {
  const { empty, anchor, head } = guest.state.selection
  const left = leftOf(guest)
  // A letter that was deleted and taken back on its way here is another one: nobody can tell where its carets were.
  const ids = guest.chosenWhenHeld ?? guest.chosen
  const before = guest.shown
  happen()
  if (guest.isHeld) return
  // What was deleted and taken back in one is as it was, with all that was chosen of it.
  const { selection } = guest.state
  if (guest.shown === before && selection.anchor === anchor && selection.head === head) return
  const places = guest.places
  const alive = new Set(places)
  if (empty) {
    const [id] = ids
    if (left && isLetter(left) && id !== undefined && alive.has(id) && leftOf(guest) !== left)
      found.carets.push(`${left} → ${leftOf(guest)}`)
    return
  }
  // Exactly what is left of it, spaces and breaks too: what came where its first or last ones were is outside.
  const kept = ids.filter((id) => alive.has(id))
  if (kept.length === 0) return
  const now = guest.chosen
  const { anchor: newAnchor, head: newHead } = guest.state.selection
  const isTurned = anchor < head !== newAnchor < newHead
  const isSame = now[0] === kept[0] && now.at(-1) === kept.at(-1)
  if (!isSame || isTurned)
    found.selections.push(`${kept.length} letters → ${now.length}: ${chosenBy(guest)}`)
}

/** After undo or redo that brought letters: the caret stands behind what came, or behind a space or break that came last. */
export const watchUndo = (found: Findings, guest: NoteGuest, came: readonly string[]): void => {
  const left = leftOf(guest)
  const stands = (letter: string) =>
    lettersOf(guest.letters).filter((each) => each === letter).length
  // Of a letter that another has taken back too both stand until that is known to both.
  const isBehind = left === undefined || !isLetter(left) || came.includes(left) || stands(left) > 1
  if (came.length > 0 && !(guest.state.selection.empty && isBehind))
    found.undone.push(`${came.join('')}: ${left}`)
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
  const places = new Map(letters.map((letter, at) => [letter, at]))
  // What was taken back stands where its neighbours are by then.
  const placeOf = (letter?: string) =>
    letter === undefined || by.isGone(letter) || by.isBack(letter) ? undefined : places.get(letter)
  for (const word of by.words) {
    const left = word.letters.filter((letter) => counts.has(letter)).join('')
    if (!whole.includes(left)) found.torn.push(left)
    const own = word.letters.map(placeOf).filter((place) => place !== undefined)
    const [before = -1, after = Infinity] = word.between.map(placeOf)
    if (own.some((place) => place <= before || place >= after)) found.moved.push(left)
  }
}
