import type { Language } from './translate.ts'
import { bindSpaces } from './typography.ts'

/**
 * Quotation marks and dashes of official texts. Bulgarian: „…“ and within it ‚…‘ (Официален правописен речник, 2012);
 * Ukrainian: «…» and within it „…“ (Український правопис, 2019); English: “…” and within it ‘…’.
 */
const marks: Record<Language, readonly [outer: string, inner: string]> = {
  bg: ['„“', '‚‘'],
  en: ['“”', '‘’'],
  uk: ['«»', '„“'],
}
const anyMark = /["„“”‟«»]/u
const beforeWord = /[\s([{–—/„«‚‘-]/u
const word = /[\p{L}\p{N}„«"“]/u

/** Whether the mark at a place opens a quotation; what it is called tells, and for the others what stands around it. */
const isOpening = (text: string, at: number): boolean => {
  const mark = text[at] ?? ''
  if ('„«‟'.includes(mark)) return true
  if ('»”'.includes(mark)) return false
  const [before, after] = [text[at - 1], text[at + 1]]
  return (
    (before === undefined || beforeWord.test(before)) && after !== undefined && word.test(after)
  )
}

/** Quotations from within outwards, as places of their marks. A mark without its other one belongs to none. */
const quotations = (text: string): (readonly [open: number, close: number])[] => {
  const open: number[] = []
  const found: (readonly [number, number])[] = []
  for (let at = 0; at < text.length; at++) {
    if (!anyMark.test(text[at] ?? '')) continue
    if (isOpening(text, at)) open.push(at)
    else {
      const start = open.pop()
      if (start !== undefined) found.push([start, at])
    }
  }
  return found
}

/**
 * Sets one paragraph, given in pieces of different looks, with the language's quotation marks and with a dash for a
 * hyphen between spaces. Each piece keeps its length: what is written is the same, letter for letter.
 */
export const setQuotes = (pieces: readonly string[], language: Language): string[] => {
  const text = pieces.join('').replace(/(?<=\S[ \u00A0])-(?=[ \u00A0]\S)/g, '–')
  const pairs = quotations(text)
  const letters = text.split('')
  for (const [open, close] of pairs) {
    const depth = pairs.filter(([from, to]) => from < open && to > close).length
    const [opening = '', closing = ''] = marks[language][depth % 2 === 0 ? 0 : 1]
    letters[open] = opening
    letters[close] = closing
  }
  let at = 0
  return pieces.map(({ length }) => letters.slice(at, (at += length)).join(''))
}

/** A line that people typed as it stands on official paper: quotation marks, dashes, spaces that do not break. */
export const setLine = (text: string, language: Language): string =>
  bindSpaces(setQuotes([text], language)[0] ?? '')
