import { labelBefore, namedAfter, publicNames, rules } from '../i18n/personal-patterns.ts'
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

/** From `start` up to, not including, `end`, in UTF-16 units. */
export interface Range {
  start: number
  end: number
}

export interface Finding extends Range {
  kind: PersonalDataKind
  /** block: cannot be saved in a need or an offer; warn: the writer may say that it is not personal; hint: advice only. */
  action: 'block' | 'warn' | 'hint'
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

const findAllowed = (text: string, allowed: readonly string[]): Range[] => {
  const found: Range[] = []
  for (const phrase of [...publicNames, ...allowed]) {
    if (phrase === '') continue
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
      found.push({ start: at, end: at + phrase.length })
  }
  return found
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

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

/** A text on its way to a shorter one: what is left of it, and where each unit of that stood at first. */
interface Remainder {
  text: string
  places: number[]
}

/** Of every match one unit stays at most: the first that is one of `kept`. */
const strike = ({ text, places }: Remainder, pattern: RegExp, kept = ''): Remainder => {
  const left: Remainder = { text: '', places: [] }
  const add = (start: number, end: number) => {
    left.text += text.slice(start, end)
    for (let at = start; at < end; at++) left.places.push(places[at] as number)
  }
  let done = 0
  for (const { 0: words, index } of text.matchAll(pattern)) {
    add(done, index)
    const stays = [...words].findIndex((letter) => kept.includes(letter))
    if (stays >= 0) add(index + stays, index + stays + 1)
    done = index + words.length
  }
  add(done, text.length)
  return left
}

/** Stands where something was taken out. */
const gone = '\0'

/**
 * What has to go from a text so that the findings go whole: with the words that only announce them (“тел.”, “ЕГН”), the
 * marks around them and the space that would be left. In order, without overlaps.
 */
export const removalRanges = (text: string, findings: readonly Range[]): Range[] => {
  let rest: Remainder = { text: '', places: [] }
  let done = 0
  const take = (end: number) => {
    for (; done < end; done++) {
      rest.text += text[done]
      rest.places.push(done)
    }
  }
  for (const { start, end } of [...findings].sort((a, b) => a.start - b.start)) {
    take(start)
    rest = strike(rest, labelBefore)
    rest.text += gone
    rest.places.push(-1)
    done = Math.max(done, end)
  }
  take(text.length)
  const mergeGaps = () => strike(rest, /[ \t]*\0(?:[ \t]*[,;][ \t]*\0)*/g, gone)
  rest = mergeGaps()
  // Brackets and quotes around nothing, then marks between nothing.
  rest = strike(rest, /[(„“"«]\s*\0\s*[)“”"»]/g, gone)
  rest = mergeGaps()
  rest = strike(rest, /[ \t]*[,;][ \t]*\0(?=[ \t]*(?:[,;.]|$))/gm)
  rest = strike(rest, /^[ \t]*\0[ \t]*[,;]?[ \t]*/gm)
  rest = strike(rest, /\0[ \t]*(?=[,;.!?]|$)/gm)
  rest = strike(rest, /\0/g)
  const ranges: Range[] = []
  let next = 0
  for (const place of [...rest.places, text.length]) {
    if (place > next) ranges.push({ start: next, end: place })
    next = place + 1
  }
  return ranges
}

/** Takes ranges out of a text; they are in order and do not overlap. */
export const withoutRanges = (text: string, ranges: readonly Range[]): string =>
  [...ranges]
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)

/** Takes what was found out of a text whole. */
export const removeFindings = (text: string, findings: readonly Range[]): string =>
  withoutRanges(text, removalRanges(text, findings))

/** What is marked. */
export type MarkedKind = Exclude<PersonalDataKind, 'health'>

export interface Marked extends Range {
  kind: MarkedKind
}

/**
 * What of a text is marked for people to look at: everything but advice. Words like “психиатър” belong to the notes of a
 * meeting on help; a mark at each would teach people to overlook the marks.
 */
export const findMarked = (text: string, allowed: readonly string[] = []): Marked[] =>
  findPersonalData(text, allowed).flatMap(({ kind, start, end }) =>
    kind === 'health' ? [] : [{ kind, start, end }],
  )
