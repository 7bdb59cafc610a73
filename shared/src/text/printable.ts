import * as v from 'valibot'

/**
 * What no text may hold, since it cannot be printed, stored in a Word file or read as it stands: controls (NUL, escape …),
 * halves of surrogate pairs, code points that Unicode keeps for programs, and the marks that turn the direction of what
 * follows (Unicode Standard Annex 9, embeddings, overrides and isolates).
 */
const unprintable =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/u
const unprintables = new RegExp(unprintable, 'gu')
/** Line feed and tab are controls, but belong to texts of several lines. */
const breaks = /[\n\r\t\u2028\u2029]+/gu
const lineSeparator = /[\u2028\u2029]/u
/** More marks on one letter than any language has cover the lines around it. */
const piledMarks = /\p{M}{7,}/gu

/** Letters, digits and symbols … */
const meaningful = /[\p{L}\p{N}\p{S}]/u
/** … without those that leave a blank: Hangul fillers, selectors, the empty Braille pattern, the empty note head, the place of an object. */
const blanks = /[\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{1D159}]/gu

/** Whether a text of several lines can be printed as it stands. */
export const isPrintable = (text: string): boolean =>
  !unprintable.test(text.replace(/[\n\t]/gu, '')) && text.search(piledMarks) < 0

/** Whether one line can be printed as it stands; a line has no breaks and no tabs. */
export const isPrintableLine = (text: string): boolean =>
  !unprintable.test(text) && !lineSeparator.test(text) && text.search(piledMarks) < 0

/** Whether somebody who looks at it sees a letter, a digit or a symbol. */
export const says = (text: string): boolean => meaningful.test(text.replace(blanks, ''))

/** What was typed or pasted as a line that can be printed: breaks become spaces, what cannot be seen goes. */
export const toPrintableLine = (typed: string): string =>
  typed
    .replace(breaks, ' ')
    .replace(unprintables, '')
    .replace(piledMarks, (marks) => [...marks].slice(0, 6).join(''))
    .trim()

/** The same for a text of several lines. */
export const toPrintable = (typed: string): string =>
  typed
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[^\n\t]/gu, (letter) => (unprintable.test(letter) ? '' : letter))
    .replace(piledMarks, (marks) => [...marks].slice(0, 6).join(''))

/** A line that may be empty: trimmed, at most `max` UTF-16 units. */
export const printableLine = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.trim(), v.check(isPrintableLine))

/** A line that must say something: a name, a title. */
export const tellingLine = (max: number) => v.pipe(printableLine(max), v.check(says))
