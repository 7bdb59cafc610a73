import type { OrganisationChoice } from '@sedyanka/shared/wire/api.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'

/** Order of organisations as they are read on the page: by their name in its language. */
export const byDisplayedName =
  (language: Language) =>
  (a: Pick<OrganisationChoice, 'name'>, b: Pick<OrganisationChoice, 'name'>): number =>
    a.name[language].localeCompare(b.name[language], language, { numeric: true })
