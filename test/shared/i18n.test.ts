import { bg, type MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import { historyBg, type HistoryDictionary } from '@sedyanka/shared/i18n/history-bg.ts'
import { historyEn } from '@sedyanka/shared/i18n/history-en.ts'
import { historyUk } from '@sedyanka/shared/i18n/history-uk.ts'
import { seldomBg, type SeldomDictionary } from '@sedyanka/shared/i18n/seldom-bg.ts'
import { seldomEn } from '@sedyanka/shared/i18n/seldom-en.ts'
import { seldomUk } from '@sedyanka/shared/i18n/seldom-uk.ts'
import { en } from '@sedyanka/shared/i18n/en.ts'
import { type MinutesDictionary, protocolBg } from '@sedyanka/shared/i18n/protocol-bg.ts'
import { protocolEn } from '@sedyanka/shared/i18n/protocol-en.ts'
import { protocolUk } from '@sedyanka/shared/i18n/protocol-uk.ts'
import { settingsBg, type SettingsDictionary } from '@sedyanka/shared/i18n/settings-bg.ts'
import { settingsEn } from '@sedyanka/shared/i18n/settings-en.ts'
import { settingsUk } from '@sedyanka/shared/i18n/settings-uk.ts'
import {
  type Language,
  languages,
  makeTranslate,
  type Params,
} from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import { describe, expect, test } from 'vitest'

type AllWords = MinutesDictionary & SettingsDictionary & SeldomDictionary & HistoryDictionary
/** The page's words, and what is loaded apart: the fixed phrases of the minutes, the settings, and what few people see. */
const dictionaries: Record<Language, AllWords> = {
  bg: { ...bg, ...protocolBg, ...settingsBg, ...seldomBg, ...historyBg },
  en: { ...en, ...protocolEn, ...settingsEn, ...seldomEn, ...historyEn },
  uk: { ...uk, ...protocolUk, ...settingsUk, ...seldomUk, ...historyUk },
}
type Key = keyof AllWords
const keys = Object.keys(dictionaries.bg) as Key[]

/** Every sentence of a dictionary, plural forms one by one. */
const sentences = (language: Language): { where: string; text: string }[] =>
  Object.entries(dictionaries[language]).flatMap(([key, message]) =>
    Object.entries(typeof message === 'string' ? { '': message } : message).map(([form, text]) => ({
      where: `${language} ${key} ${form}`,
      text,
    })),
  )

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((found) => String(found[1])).sort()

/** The sentences for which something is wrong. */
const offenders = (language: Language, isWrong: (text: string) => boolean): string[] =>
  sentences(language)
    .filter(({ text }) => isWrong(text.replace(/\{\w+\}/g, '0')))
    .map(({ where, text }) => `${where}: ${text}`)

describe.each(languages)('$name', ({ id }) => {
  const dictionary = dictionaries[id]

  test('WO3: has every key, and no empty sentence', () => {
    expect(Object.keys(dictionary).sort()).toEqual([...keys].sort())
    expect(Object.keys({ bg, en, uk }[id]).sort()).toEqual(Object.keys(bg).sort())
    expect(sentences(id).filter(({ text }) => text.trim() === '')).toEqual([])
  })

  test('WO4: takes the same parameters as Bulgarian in every form', () => {
    const parametersOf = (of: AllWords, key: Key): string[] => {
      const message = of[key]
      const forms: string[] = typeof message === 'string' ? [message] : Object.values(message)
      return [...new Set(forms.map((form) => placeholders(form).join()))]
    }
    for (const key of keys) {
      expect(parametersOf(dictionary, key), key).toHaveLength(1)
      expect(parametersOf(dictionary, key), key).toEqual(parametersOf(dictionaries.bg, key))
    }
  })

  test('WO5: has every plural category of the language, and only those', () => {
    const categories = new Intl.PluralRules(id).resolvedOptions().pluralCategories.toSorted()
    for (const key of keys) {
      const message = dictionary[key]
      expect(typeof message, key).toBe(typeof dictionaries.bg[key])
      if (typeof message === 'string') continue
      expect(Object.keys(message).sort(), key).toEqual(categories)
    }
  })

  test('WO6: no word mixes Cyrillic and Latin letters', () => {
    const isMixed = (word: string): boolean =>
      /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)
    expect(offenders(id, (text) => (text.match(/\p{L}+/gu) ?? []).some(isMixed))).toEqual([])
    const foreign = { bg: /[іїєґэы]/i, en: /\p{Script=Cyrillic}/u, uk: /[ъыэё]/i }[id]
    expect(offenders(id, (text) => foreign.test(text))).toEqual([])
  })

  test('PA43: the sign for “number” is one', () => {
    const own = { bg: /№/, en: /\bNo(?: \d|$)/, uk: /№/ }[id]
    const others = {
      bg: /#\d|N°|\b(?:No|Nr)\b|(?<!\p{L})номер \d/iu,
      en: /[№#]|N°|\bNr\b|\bno(?:\.|$| \d)|\bNo\.|\bnumber \d/u,
      uk: /#\d|N°|\b(?:No|Nr)\b|(?<!\p{L})номер \d/iu,
    }[id]
    expect(offenders(id, (text) => own.test(text)).length).toBeGreaterThan(10)
    expect(offenders(id, (text) => others.test(text))).toEqual([])
  })

  test('WO6: quotation marks are those of the language, apostrophes and dots are typographic', () => {
    const foreignQuotes = { bg: /["«»”']/, en: /["«»„']/, uk: /["„“”']/ }[id]
    expect(offenders(id, (text) => foreignQuotes.test(text))).toEqual([])
    expect(offenders(id, (text) => /\.\.\.|\s{2}|^\s|\s$/.test(text))).toEqual([])
    const [open, close] = ({ bg: '„“', en: '“”', uk: '«»' } as const)[id]
    const count = (text: string, mark: string): number => text.split(mark).length - 1
    expect(offenders(id, (text) => count(text, open ?? '') !== count(text, close ?? ''))).toEqual(
      [],
    )
  })
})

describe('translate', () => {
  const say = (language: Language, key: MessageKey, params?: Params): string =>
    makeTranslate(language, dictionaries[language])(key, params)

  test('WO7: fills parameters in; numbers as the language writes them, strings as they are', () => {
    expect(say('bg', 'presence.editing', { name: 'Община Казанлък' })).toBe(
      'Община Казанлък редактира',
    )
    expect(say('bg', 'needs.stillNeeded', { quantity: 1.5 })).toBe('Остава непокрито: 1,5')
    expect(say('en', 'needs.stillNeeded', { quantity: 1.5 })).toBe('Still needed: 1.5')
    expect(say('uk', 'needs.stillNeeded', { quantity: 1.5 })).toBe('Залишається непокритим: 1,5')
    expect(say('en', 'needs.stillNeeded', { quantity: '1.50' })).toBe('Still needed: 1.50')
    expect(say('en', 'needs.stillNeeded', { quantity: 2025 })).toBe('Still needed: 2025')
    expect(say('en', 'needs.stillNeeded', { quantity: 12_500 })).toBe('Still needed: 12,500')
  })

  test('WO7: a missing parameter stays visible and what a person typed is not filled in again', () => {
    expect(say('bg', 'presence.editing')).toBe('{name} редактира')
    expect(say('bg', 'meeting.startsAt', { date: '{time}', time: '$&' })).toBe('Начало: {time}, $&')
    expect(say('bg', 'refused.reason.newerThanThisPage' as MessageKey)).toBe(
      'refused.reason.newerThanThisPage',
    )
  })

  test.each([
    ['bg', 1, '1 комплект'],
    ['bg', 5, '5 комплекта'],
    ['bg', 0, '0 комплекта'],
    ['en', 1, '1 set'],
    ['en', 2, '2 sets'],
    ['uk', 1, '1 комплект'],
    ['uk', 3, '3 комплекти'],
    ['uk', 11, '11 комплектів'],
    ['uk', 21, '21 комплект'],
    ['uk', 1.5, '1,5 комплекту'],
  ] as const)('WO5: in %s, %d is counted as „%s“', (language, count, text) => {
    expect(say(language, 'unit.sets', { count })).toBe(text)
  })

  test('WO7: № and the abbreviations г., ч., р. never stand alone at a line’s end', () => {
    expect(say('bg', 'meeting.number', { number: 11 })).toBe('Среща №\u00A011')
    expect(say('bg', 'meeting.closedNotice', { time: '11:44 ч.' })).toContain(
      '{time}'.replace('{time}', '11:44'),
    )
  })
})
