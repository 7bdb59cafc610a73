import type { Numbering } from '@sedyanka/shared/minutes/rich-text.ts'

/** Bijective: after z comes aa, as in HTML and in Word. */
const inLetters = (number: number): string => {
  let [left, letters] = [number, '']
  for (; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters
  return letters
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

const inRoman = (number: number): string => {
  let [left, letters] = [number, '']
  for (const [value, sign] of romans) for (; left >= value; left -= value) letters += sign
  return letters
}

const ways: Record<Numbering, (number: number) => string> = {
  a: inLetters,
  A: (number) => inLetters(number).toUpperCase(),
  i: inRoman,
  I: (number) => inRoman(number).toUpperCase(),
}

/** What stands before an item of a numbered list: `3.`, `c.`, `III.`; below one and beyond 4,000 always in figures. */
export const listNumber = (number: number, numbering?: Numbering): string =>
  `${numbering && number > 0 && number < 4_000 ? ways[numbering](number) : number}.`
