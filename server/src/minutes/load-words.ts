import type { MinutesDictionary, MinutesTranslate } from '@sedyanka/shared/i18n/protocol-bg.ts'
import { type Language, makeTranslate } from '@sedyanka/shared/i18n/translate.ts'

const dictionaries: Record<Language, () => Promise<MinutesDictionary>> = {
  bg: async () => ({
    ...(await import('@sedyanka/shared/i18n/bg.ts')).bg,
    ...(await import('@sedyanka/shared/i18n/protocol-bg.ts')).protocolBg,
  }),
  en: async () => ({
    ...(await import('@sedyanka/shared/i18n/en.ts')).en,
    ...(await import('@sedyanka/shared/i18n/protocol-en.ts')).protocolEn,
  }),
  uk: async () => ({
    ...(await import('@sedyanka/shared/i18n/uk.ts')).uk,
    ...(await import('@sedyanka/shared/i18n/protocol-uk.ts')).protocolUk,
  }),
}

/** `t` of a language for what the server itself writes. */
export const loadWords = async (language: Language): Promise<MinutesTranslate> =>
  makeTranslate(language, await dictionaries[language]())
