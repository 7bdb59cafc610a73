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
const chosenBy = ({ state: { doc, selection } }: NoteGuest): string[] =>
  lettersOf(doc.textBetween(selection.from, selection.to, '\n', '\n'))

/** Whether a selection begins and ends with a letter: what comes beside spaces and breaks within it is rightly in it. */
const edgesOf = ({ state: { doc, selection } }: NoteGuest): { start: boolean; end: boolean } => {
  const { from, to } = selection
  const read = (start: number, end: number) => [...doc.textBetween(start, end, '\n', '\n')]
  return {
    start: isLetter(read(from, Math.min(from + 2, to))[0] ?? ' '),
    end: isLetter(read(Math.max(to - 2, from), to).at(-1) ?? ' '),
  }
}

/** Looks at caret and selection before and after something that must not move them: another's edit, or a heading. */
export const watchCaret = (found: Findings, guest: NoteGuest, happen: () => void): void => {
  const { empty, anchor, head } = guest.state.selection
  const left = leftOf(guest)
  const chosen = chosenBy(guest)
  const edges = edgesOf(guest)
  happen()
  const letters = new Set(lettersOf(guest.letters))
  if (empty) {
    if (left && isLetter(left) && letters.has(left) && leftOf(guest) !== left)
      found.carets.push(`${left} → ${leftOf(guest)}`)
    return
  }
  const kept = chosen.filter((letter) => letters.has(letter))
  const now = chosenBy(guest)
  const isSame = kept.every((letter) => now.includes(letter))
  const hasSameStart = !edges.start || kept.length === 0 || now[0] === kept[0]
  const hasSameEnd = !edges.end || kept.length === 0 || now.at(-1) === kept.at(-1)
  const { anchor: newAnchor, head: newHead } = guest.state.selection
  const isTurned = kept.length > 0 && anchor < head !== newAnchor < newHead
  if (!isSame || !hasSameStart || !hasSameEnd || isTurned)
    found.selections.push(`${kept.join('')} → ${now.join('')}`)
}

/** After undo or redo that brought letters: the caret stands behind what came, or behind a space or break that came last. */
export const watchUndo = (found: Findings, guest: NoteGuest, came: readonly string[]): void => {
  const left = leftOf(guest)
  const isBehind = left === undefined || !isLetter(left) || came.includes(left)
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
