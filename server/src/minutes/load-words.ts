import { type Language, makeTranslate, type Translate } from '@sedyanka/shared/i18n/translate.ts'

const dictionaries = {
  bg: () => import('@sedyanka/shared/i18n/bg.ts').then(({ bg }) => bg),
  en: () => import('@sedyanka/shared/i18n/en.ts').then(({ en }) => en),
  uk: () => import('@sedyanka/shared/i18n/uk.ts').then(({ uk }) => uk),
}

/** `t` of a language for what the server itself writes. */
export const loadWords = async (language: Language): Promise<Translate> =>
  makeTranslate(language, await dictionaries[language]())
