/** What a font need not have: joiners and the selectors of a text or an emoji look. */
const isFree = (code: number): boolean => code === 0x200d || code === 0xfe0e || code === 0xfe0f
/** Stands for what no font has. */
export const missingSign = '□'

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const privateUse = /\p{Co}/u
const lineBreak = /^[\n\t]$/

/** Whether a font has a glyph for a code point. */
export type Covers = (code: number) => boolean

/**
 * Text that the fonts can print, since one character that none of them has stops the whole file: each cluster of
 * characters stays if one font has all of it, of others the first character, and a square if that is in no font either.
 */
export const printable = (text: string, fonts: readonly Covers[]): string => {
  const isCovered = (codes: number[]) =>
    fonts.some((covers) => codes.every((code) => isFree(code) || covers(code)))
  let set = ''
  for (const { segment } of clusters.segment(text.replaceAll('\uFEFF', ''))) {
    const codes = [...segment].map((character) => character.codePointAt(0) ?? 0)
    const [first = 0] = codes
    if (lineBreak.test(segment)) set += segment
    else if (privateUse.test(segment)) set += missingSign
    else if (isCovered(codes)) set += segment
    else set += !isFree(first) && isCovered([first]) ? String.fromCodePoint(first) : missingSign
  }
  return set
}

/** A longer run of characters without a place to break would leave the page. */
const longest = 40
const unbroken = new RegExp(`[^\\s\\u200B-]{${longest + 1},}`, 'gu')

/** Gives words that are longer than a line places at which they may be broken. */
export const breakable = (text: string): string =>
  text.replace(unbroken, (word) => {
    let [set, length] = ['', 0]
    for (const { segment } of clusters.segment(word)) {
      if (length >= longest) [set, length] = [`${set}\u200B`, 0]
      set += segment
      length += segment.length
    }
    return set
  })

/** Ends a quotation here and begins one elsewhere: what breaks lines takes it for a beginning and never breaks behind it. */
const closing = /\u201C(?= )/g

/** Lets the lines of a narrow cell be broken behind quotations. */
export const breakableInCell = (text: string): string => text.replace(closing, '\u201C\u200B')
