import type { HistoryDictionary } from '@sedyanka/shared/i18n/history-bg.ts'
import { type Language, makeTranslate, type Params } from '@sedyanka/shared/i18n/translate.ts'
import { createResource } from 'solid-js'
import { useI18n } from '../i18n.tsx'

const loaders: Record<Language, () => Promise<HistoryDictionary>> = {
  bg: () => import('@sedyanka/shared/i18n/history-bg.ts').then((m) => m.historyBg),
  en: () => import('@sedyanka/shared/i18n/history-en.ts').then((m) => m.historyEn),
  uk: () => import('@sedyanka/shared/i18n/history-uk.ts').then((m) => m.historyUk),
}

export type HistoryTranslate = (key: keyof HistoryDictionary, params?: Params) => string

/** The words of the history in the language of the page; '' until they are here. */
export const createHistoryWords = (): HistoryTranslate => {
  const { language } = useI18n()
  const [words] = createResource(language, async (id) => ({
    say: makeTranslate(id, await loaders[id]()) as HistoryTranslate,
  }))
  return (key, params) => words.latest?.say(key, params) ?? ''
}
