import type { MinutesDictionary, MinutesTranslate } from '../i18n/protocol-bg.ts'
import { type Language, makeTranslate } from '../i18n/translate.ts'

/** Each when it is wanted; in the page the same chunks as its own words, so one that was loaded is there at once. */
const dictionaries: Record<Language, () => Promise<MinutesDictionary>> = {
  bg: async () => ({
    ...(await import('../i18n/bg.ts')).bg,
    ...(await import('../i18n/protocol-bg.ts')).protocolBg,
  }),
  en: async () => ({
    ...(await import('../i18n/en.ts')).en,
    ...(await import('../i18n/protocol-en.ts')).protocolEn,
  }),
  uk: async () => ({
    ...(await import('../i18n/uk.ts')).uk,
    ...(await import('../i18n/protocol-uk.ts')).protocolUk,
  }),
}

/** `t` of the language of the minutes, which need not be that of the page or of the server. */
export const loadWords = async (language: Language): Promise<MinutesTranslate> =>
  makeTranslate(language, await dictionaries[language]())
