import type { Language } from '../i18n/translate.ts'
import type { LocalName } from './local-name.ts'
import { standingItems } from './templates.ts'

const titles: readonly LocalName[] = Object.values(standingItems).map(({ title }) => title)

/** The title of a standing item in another language; every other title, and one that was changed, stays as it is. */
export const standingTitle = (title: string, language: Language): string =>
  titles.find((name) => Object.values(name).includes(title))?.[language] ?? title
