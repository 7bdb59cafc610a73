import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { loadPatiently } from '../ui/load-patiently.ts'

/** For whom there is a guide. */
export type Reader = 'contact' | 'facilitator'

export interface Guide {
  title: string
  html: string
}

const loaders: Record<Reader, Record<Language, () => Promise<Guide>>> = {
  contact: {
    bg: () => import('virtual:guide/contact.bg'),
    en: () => import('virtual:guide/contact.en'),
    uk: () => import('virtual:guide/contact.uk'),
  },
  facilitator: {
    bg: () => import('virtual:guide/facilitator.bg'),
    en: () => import('virtual:guide/facilitator.en'),
    uk: () => import('virtual:guide/facilitator.uk'),
  },
}

/** The guide for one kind of reader. Throws `PartNotLoaded` when it does not come. */
export const loadGuide = ({
  reader,
  language,
}: {
  reader: Reader
  language: Language
}): Promise<Guide> => loadPatiently(loaders[reader][language])
