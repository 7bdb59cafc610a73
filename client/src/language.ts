import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { recall } from './device.ts'

export const LANGUAGE = 'sedyanka.language'

/** Where a language may be read from, most decisive first. */
export interface LanguageSources {
  /** `location.search`: a link may carry `?lang=uk`. */
  search: string
  /** What this device chose before; null when nothing is kept. */
  stored: string | null
  /** `navigator.languages`, in the person's order. */
  preferred: readonly string[]
}

const known = (tag: string | null): Language | null => {
  const id = tag?.slice(0, 2).toLowerCase()
  return languages.find((language) => language.id === id)?.id ?? null
}

/** The link's language, else the device's own choice, else the browser's first known one, else Bulgarian. */
export const chooseLanguage = ({ search, stored, preferred }: LanguageSources): Language => {
  const fromLink = known(new URLSearchParams(search).get('lang'))
  if (fromLink) return fromLink
  const chosen = known(stored)
  if (chosen) return chosen
  for (const tag of preferred) {
    const language = known(tag)
    if (language) return language
  }
  return 'bg'
}

/** The language of this page as it is opened now. */
export const chosenLanguage = (): Language =>
  chooseLanguage({
    search: location.search,
    stored: recall(LANGUAGE),
    preferred: navigator.languages,
  })
