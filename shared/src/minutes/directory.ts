import type * as Y from 'yjs'
import { type Organisation, organisations } from '../organisations/organisations.ts'
import type { Language } from '../i18n/translate.ts'
import type { OrganisationId } from '../ids.ts'

/** Organisations by id, as the minutes name them. */
export interface Directory {
  /** Institutions first, each kind by the name that is printed; those that left the register included. */
  readonly all: readonly Organisation[]
  /** The full name in the language of the minutes; null when nobody knows the organisation. */
  nameOf(id: string | null): string | null
  /** The names of those that are known. */
  namesOf(ids: readonly (OrganisationId | null)[]): string[]
}

export const makeDirectory = (board: Y.Doc, language: Language): Directory => {
  const everything = organisations.everything(board)
  const names = new Map(
    everything.map(({ id, name, shortName }) => [id, name[language] || name.bg || shortName]),
  )
  const nameOf = (id: OrganisationId | null) => (id === null ? null : (names.get(id) ?? null))
  const { compare } = new Intl.Collator(language)
  const byName = (a: Organisation, b: Organisation) =>
    compare(nameOf(a.id) ?? '', nameOf(b.id) ?? '')
  return {
    all: everything.sort((a, b) => compare(a.kind, b.kind) || byName(a, b)),
    nameOf,
    namesOf: (ids) => ids.map(nameOf).filter((name) => name !== null),
  }
}
