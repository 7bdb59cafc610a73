import { joiningWords, shortPlaces } from '../i18n/quick-words.ts'
import type { OrganisationId } from '../ids.ts'
import { type NamedOrganisation, plainName, plainNames } from './organisation-names.ts'

/** What stands behind an @. */
export interface Mention {
  /** The organisation; null when the words name none, or several. */
  id: OrganisationId | null
  /** Several organisations have a name that begins so. */
  isAmbiguous: boolean
  /** The words that were read as its name, as they were typed. */
  name: string
  /** What follows them. */
  rest: string
}

/** Longest name in words: “Регионална дирекция „Пожарна безопасност и защита на населението“ – Стара Загора”. */
const mostWords = 14

/** Whether the last mark of some words closes what was opened in them. */
const isClosed = (words: string): boolean => {
  const last = words.at(-1) ?? ''
  if (last === ')') return words.includes('(')
  return /[„“”"«»]/.test(last) && /[„“”"«»]/.test(words.slice(0, -1))
}

/** Where a name ends in its typed words: the marks behind it are not part of it, the closing quotes of “Мост” are. */
const trimmed = (words: string): string => {
  let name = words
  while (/[.,;:!?·/|+)\]»“”"–—-]$/u.test(name) && !isClosed(name)) name = name.slice(0, -1)
  return name
}

/** First words of a text in growing number, each with its end in the text: “РЗИ-Стара Загора” has three. */
const beginnings = (text: string): { typed: string; end: number; words: number }[] => {
  const found: { typed: string; end: number; words: number }[] = []
  for (const match of text.matchAll(/[^\s,;|–—-]+/g)) {
    if (found.length === mostWords) break
    const end = match.index + match[0].length
    found.push({ typed: text.slice(0, end), end, words: found.length + 1 })
  }
  return found.reverse()
}

/** A name with its dashes as spaces: “ДСП-Казанлък” is “ДСП Казанлък”. */
const withoutDashes = (name: string): string => name.replace(/\s*[–—-]\s*/g, ' ')

const fullPlace = (words: string): string =>
  shortPlaces.find(([short]) => short.test(words))?.[1] ?? words

/** Words that go on with a name's tail: “РЗИ Стара Загора” is РЗИ, whose full name ends so. */
const tailLength = (rest: string, organisation: NamedOrganisation): number => {
  const separated = /^\s*[–—-]?\s*/.exec(rest)?.[0].length ?? 0
  const names = plainNames(organisation)
  for (const { typed, end } of beginnings(rest.slice(separated))) {
    const tail = fullPlace(plainName(trimmed(typed)))
    if (
      tail.length > 2 &&
      names.some((name) => name.endsWith(` – ${tail}`) || name.endsWith(` - ${tail}`))
    )
      return separated + end - (typed.length - trimmed(typed).length)
  }
  return 0
}

/**
 * The organisation at the start of a text that follows an @: the longest of its names that is written out, else all
 * words that go on being a beginning of one name (or of a word in it).
 */
export const readMention = (text: string, organisations: readonly NamedOrganisation[]): Mention => {
  const starts = beginnings(text)
  const take = (organisation: NamedOrganisation, typed: string): Mention => {
    const name = trimmed(typed)
    const more = tailLength(text.slice(name.length), organisation)
    const end = name.length + more
    return {
      id: organisation.id,
      isAmbiguous: false,
      name: text.slice(0, end),
      rest: text.slice(end),
    }
  }
  for (const { typed } of starts) {
    const wanted = withoutDashes(plainName(trimmed(typed)))
    const exact = organisations.filter((each) =>
      plainNames(each).map(withoutDashes).includes(wanted),
    )
    if (exact.length === 1 && exact[0]) return take(exact[0], typed)
  }
  for (const { typed, words } of starts) {
    const wanted = plainName(trimmed(typed))
    const last = wanted.split(' ').at(-1) ?? ''
    if (wanted === '' || (words > 1 && (joiningWords.has(last) || last.length < 2))) continue
    const meant = organisations.filter((each) =>
      plainNames(each).some((name) => ` ${name}`.includes(` ${wanted}`)),
    )
    if (meant.length === 1 && meant[0]) return take(meant[0], typed)
    if (meant.length > 1) {
      const name = trimmed(typed)
      return { id: null, isAmbiguous: true, name, rest: text.slice(name.length) }
    }
  }
  const name = trimmed(/^\S+/.exec(text)?.[0] ?? '')
  return { id: null, isAmbiguous: false, name, rest: text.slice(name.length) }
}
