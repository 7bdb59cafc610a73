import type { SeldomDictionary } from '@sedyanka/shared/i18n/seldom-bg.ts'
import { type Language, makeTranslate, type Params } from '@sedyanka/shared/i18n/translate.ts'
import { createResource } from 'solid-js'
import { useI18n } from './i18n.tsx'

const loaders: Record<Language, () => Promise<SeldomDictionary>> = {
  bg: () => import('@sedyanka/shared/i18n/seldom-bg.ts').then((m) => m.seldomBg),
  en: () => import('@sedyanka/shared/i18n/seldom-en.ts').then((m) => m.seldomEn),
  uk: () => import('@sedyanka/shared/i18n/seldom-uk.ts').then((m) => m.seldomUk),
}

export type SeldomTranslate = (key: keyof SeldomDictionary, params?: Params) => string

/** Words of pages and dialogs that few people ever open, once. */
export const loadSeldomWords = async (language: Language): Promise<SeldomTranslate> =>
  makeTranslate(language, await loaders[language]())

/** The same in the language of the page. Only in parts that arrive when they are wanted: they wait for it. */
export const createSeldomWords = (): SeldomTranslate => {
  const { language } = useI18n()
  const [words] = createResource(language, async (id) => ({ translate: await loadSeldomWords(id) }))
  return (key, params) => words.latest?.translate(key, params) ?? ''
}
