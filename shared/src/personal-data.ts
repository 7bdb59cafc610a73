import { labelBefore, namedAfter, publicNames, rules } from './i18n/personal-patterns.ts'
import { isCardNumber, isEgn, isIban, isLnch, isRnokpp } from './personal-numbers.ts'

/** What a text seems to give away; the sentence for each is `privacy.found…` in the dictionaries. */
export type PersonalDataKind =
  | 'egn'
  | 'foreignerNumber'
  | 'phone'
  | 'email'
  | 'account'
  | 'document'
  | 'age'
  | 'address'
  | 'name'
  | 'health'

export interface Finding {
  kind: PersonalDataKind
  /** block: cannot be saved in a need or an offer; warn: the writer may say that it is not personal; hint: advice only. */
  action: 'block' | 'warn' | 'hint'
  start: number
  end: number
}

const tenDigits = /(?<!\d)(?:\d[ \u00A0]?){9}\d(?!\d)/gu

/** Numbers of bank cards and of accounts in other countries, known by their checksums. */
const certain: readonly [RegExp, (digits: string) => boolean][] = [
  [/(?<!\d)\d(?:[ \u00A0-]?\d){12,18}(?!\d)/gu, isCardNumber],
  [/(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00A0-]?[A-Z\d]){11,30}(?![\p{L}\d])/giu, isIban],
]

const findNumbers = (text: string): Finding[] => {
  const found: Finding[] = []
  for (const match of text.matchAll(tenDigits)) {
    const digits = match[0].replace(/\D/g, '')
    const start = match.index
    const end = start + match[0].length
    // A mobile phone, which may pass the checksums of other numbers.
    if (/^0(?:8[7-9]|98)/.test(digits)) continue
    if (isEgn(digits)) found.push({ kind: 'egn', action: 'block', start, end })
    else if (isLnch(digits)) {
      // One number in ten passes this checksum by chance, so only its own words beside it make it certain.
      const around = text.slice(Math.max(0, start - 15), end + 15)
      const action = /ЛНЧ|карта|№/iu.test(around) ? 'block' : 'warn'
      found.push({ kind: 'foreignerNumber', action, start, end })
    } else if (isRnokpp(digits)) found.push({ kind: 'foreignerNumber', action: 'warn', start, end })
  }
  for (const [pattern, isNumber] of certain) {
    for (const match of text.matchAll(pattern)) {
      const [words] = match
      if (isNumber(words.replace(/[ \u00A0-]/g, '')))
        found.push({
          kind: 'account',
          action: 'block',
          start: match.index,
          end: match.index + words.length,
        })
    }
  }
  return found
}

const findAllowed = (
  text: string,
  allowed: readonly string[],
): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = []
  for (const phrase of [...publicNames, ...allowed]) {
    if (phrase === '') continue
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
      found.push({ start: at, end: at + phrase.length })
  }
  return found
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/**
 * Finds what looks like personal data in a text (domain rules: numbers by checksum, the rest by pattern). Runs on the
 * writer's device, before anything is sent. `allowed` names organisations, which may look like people. Where two
 * findings overlap, the more certain one (a number, a phone) stands. In order of appearance.
 */
export const findPersonalData = (text: string, allowed: readonly string[] = []): Finding[] => {
  const exempt = findAllowed(text, allowed)
  const found = findNumbers(text)
  for (const { kind, action, pattern } of rules) {
    for (const match of text.matchAll(pattern)) {
      const finding = { kind, action, start: match.index, end: match.index + match[0].length }
      const isExempt =
        kind === 'name' &&
        (exempt.some((phrase) => overlaps(phrase, finding)) ||
          namedAfter.test(text.slice(0, finding.start)))
      if (!isExempt && !found.some((other) => overlaps(other, finding))) found.push(finding)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Takes what was found out of a text whole, with the words that only announce it („тел.“, „ЕГН“) and the marks around. */
export const removeFindings = (text: string, findings: readonly Finding[]): string => {
  let rest = text
  for (const { start, end } of [...findings].sort((a, b) => b.start - a.start)) {
    const before = rest.slice(0, start).replace(labelBefore, '')
    rest = `${before}\u0000${rest.slice(end)}`
  }
  return (
    rest
      // Brackets and quotes around nothing, then marks between nothing.
      .replace(/[(„“"«]\s*\0\s*[)“”"»]/g, '\0')
      .replace(/[ \t]*\0(?:[ \t]*[,;][ \t]*\0)*/g, '\0')
      .replace(/[,;][ \t]*\0(?=[ \t]*(?:[,;.]|$))/gm, '')
      .replace(/^[ \t]*\0[ \t]*[,;]?[ \t]*/gm, '')
      .replace(/\0/g, '')
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/[ \t]+([,;.!?])/g, '$1')
      .trim()
  )
}
