import { type Language, makeTranslate, type Translate } from '@sedyanka/shared/i18n/translate.ts'

/** The same chunks as the page's own words: a language that was loaded once is there at once. */
const dictionaries = {
  bg: () => import('@sedyanka/shared/i18n/bg.ts').then(({ bg }) => bg),
  en: () => import('@sedyanka/shared/i18n/en.ts').then(({ en }) => en),
  uk: () => import('@sedyanka/shared/i18n/uk.ts').then(({ uk }) => uk),
}

/** `t` of the language of the minutes, which need not be the page's. */
export const loadWords = async (language: Language): Promise<Translate> =>
  makeTranslate(language, await dictionaries[language]())
