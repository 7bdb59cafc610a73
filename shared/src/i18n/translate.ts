import type { MessageKey } from './bg.ts'
import type { Plural } from './plural.ts'
import { bindSpaces } from './typography.ts'

export type Language = 'bg' | 'en' | 'uk'

/** The languages by their own names, whole and in two letters, and the locale that Intl and the `lang` attribute take. */
export const languages = [
  { id: 'bg', name: 'Български', short: 'БГ', locale: 'bg-BG' },
  { id: 'en', name: 'English', short: 'EN', locale: 'en-GB' },
  { id: 'uk', name: 'Українська', short: 'УК', locale: 'uk-UA' },
] as const satisfies readonly { id: Language; name: string; short: string; locale: string }[]

const locales = { bg: 'bg-BG', en: 'en-GB', uk: 'uk-UA' } as const satisfies Record<
  Language,
  string
>

/** A number as the language writes it: decimal comma in bg and uk, at most two decimals, no grouping below 10 000. */
export const makeNumberFormat = (language: Language): Intl.NumberFormat =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2, useGrouping: 'min2' })

/** Values for the `{name}`s of a message. Numbers are written as the language writes them; strings as they are. */
export type Params = Readonly<Record<string, string | number>>

/** Looks a message up and fills it in. A message with plural forms takes `count`. */
export type Translate = (key: MessageKey, params?: Params) => string

/**
 * Makes `t` for one language. The dictionary is passed in, so that a page loads only the language it shows.
 * A `{name}` without a value stays visible, and so does a key that does not exist (one made from a code on the wire).
 */
export const makeTranslate = <K extends string>(
  language: Language,
  dictionary: Readonly<Record<K, string | Plural>>,
): ((key: K, params?: Params) => string) => {
  const plurals = new Intl.PluralRules(locales[language])
  let numbers: Intl.NumberFormat | undefined

  // Most are small counts, and a page opens a seventh of a second sooner on a cheap phone without Intl's number tables.
  const write = (value: number): string =>
    Number.isInteger(value) && value >= 0 && value < 10_000
      ? String(value)
      : (numbers ??= makeNumberFormat(language)).format(value)

  const pick = (message: string | Plural, count: string | number | undefined): string => {
    if (typeof message === 'string') return message
    // CLDR also knows zero and two; none of the three languages uses them.
    const category = plurals.select(Number(count)) as keyof Plural
    return message[category] ?? message.other
  }

  return (key, params = {}) => {
    const message: string | Plural | undefined = dictionary[key]
    if (message === undefined) return key
    return bindSpaces(pick(message, params['count'])).replace(
      /\{(\w+)\}/g,
      (placeholder, name: string) => {
        const value = params[name]
        if (value === undefined) return placeholder
        return typeof value === 'number' ? write(value) : value
      },
    )
  }
}
