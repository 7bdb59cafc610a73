/** How a list counts, as HTML says it: 1 2 3, a b c, A B C, i ii iii, I II III. */
export type ListType = '1' | 'a' | 'A' | 'i' | 'I'

/** The mark in front of one item of a list. */
export interface ListMark {
  /** Null for a bullet. */
  type: ListType | null
  /** The number that it stands for; 1 for a bullet. */
  number: number
}

const romans: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

const romanNumber = (letters: string): number => {
  const values = [...letters.toLowerCase()].map((letter) => romans[letter] ?? 0)
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  )
}

/**
 * Reads a mark as word processors write it: “•”, “1.”, “b)”, “(iv)”. Null for one that no list of HTML shows the same
 * (“1.1.”, “а)” in Cyrillic): it stays part of the words. `before` is the mark of the item before, as “i” is also a letter.
 */
export const readListMark = (mark: string, before: ListMark | null): ListMark | null => {
  const bare = mark.trim().replace(/^\(/, '').replace(/[.)]$/, '')
  if (/^[•·▪◦●○■□➢➤✓✔→\-–—o§ØüvqnwF\uF000-\uF0FF]$/u.test(bare) && !/[.)]$/.test(mark.trim()))
    return { type: null, number: 1 }
  if (/^\d{1,4}$/.test(bare)) return { type: '1', number: Number(bare) }
  if (/^[ivxlcdm]+$/i.test(bare)) {
    const isLetter =
      bare.length === 1 &&
      before?.type?.toLowerCase() === 'a' &&
      letterNumber(bare) === before.number + 1
    const isStart = /^[ivx]/i.test(bare)
    if (!isLetter && isStart)
      return { type: /^[a-z]/.test(bare) ? 'i' : 'I', number: romanNumber(bare) }
  }
  if (/^[a-z]$/i.test(bare))
    return { type: /[a-z]/.test(bare) ? 'a' : 'A', number: letterNumber(bare) }
  return null
}

const letterNumber = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96
