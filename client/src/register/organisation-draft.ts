import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { limits } from '@sedyanka/shared/limits.ts'

/** What the form of an organisation holds. */
export interface OrganisationDraft {
  kind: Organisation['kind']
  bg: string
  en: string
  uk: string
  shortName: string
  shortEn: string
  shortUk: string
  sectors: readonly string[]
  municipality: string
}

export const draftOf = (organisation: Organisation | null): OrganisationDraft => ({
  kind: organisation?.kind ?? 'ngo',
  bg: organisation?.name.bg ?? '',
  en: organisation?.name.en ?? '',
  uk: organisation?.name.uk ?? '',
  shortName: organisation?.shortName ?? '',
  shortEn: organisation?.shortNames?.en ?? '',
  shortUk: organisation?.shortNames?.uk ?? '',
  sectors: organisation?.sectors ?? [],
  municipality: organisation?.municipality ?? '',
})

/** The row's fields; a name that was not translated stands in Bulgarian. Null while the Bulgarian name is missing. */
export const fieldsOf = (
  draft: OrganisationDraft,
): Omit<Organisation, 'id' | 'deletedAt'> | null => {
  const line = (text: string) => text.trim().slice(0, limits.titleLength)
  const bg = line(draft.bg)
  if (bg === '') return null
  return {
    kind: draft.kind,
    name: { bg, en: line(draft.en) || bg, uk: line(draft.uk) || bg },
    shortName: line(draft.shortName) || bg,
    shortNames: { en: line(draft.shortEn), uk: line(draft.shortUk) },
    sectors: [...draft.sectors],
    municipality: draft.municipality || null,
  }
}
