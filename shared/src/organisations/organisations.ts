import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import type { OrganisationId } from '../ids.ts'
import { Id } from '../ids.ts'
import { defaulted, LocalName, Line, nullable, removable, ShortNames } from '../rows/fields.ts'
import type { Language } from '../i18n/translate.ts'
import { type RowOf, value } from '../rows/records.ts'
import { judgeOrganisation } from './judge-register.ts'

export const OrganisationKind = v.picklist(['institution', 'ngo'])

const fields = {
  kind: value(OrganisationKind),
  name: value(LocalName),
  /** In Bulgarian, for narrow places. */
  shortName: value(Line),
  /** The same in the other languages; '' where there is none. */
  shortNames: value(defaulted(ShortNames, { en: '', uk: '' })),
  sectors: value(v.pipe(v.array(Id), v.maxLength(20))),
  municipality: value(nullable(Id)),
  ...removable,
}
export type OrganisationFields = typeof fields

/** The register of those around the table. Written by the server and by facilitators only. */
export const organisations = collection<OrganisationFields, OrganisationId>('organisations', {
  fields,
  judge: judgeOrganisation,
  label: 'nav.organisations',
  title: 'shortName',
})
export type Organisation = RowOf<OrganisationFields, OrganisationId>

type Named = Pick<Organisation, 'name' | 'shortName'> & Partial<Pick<Organisation, 'shortNames'>>

/** The full name in a language; one that was not translated stands in Bulgarian. */
export const nameIn = ({ name, shortName }: Named, language: Language): string =>
  name[language] || name.bg || shortName

/** The name for narrow places in a language: its short one, else its full one, else the Bulgarian short one. */
export const shortNameIn = (organisation: Named, language: Language): string => {
  const { name, shortName, shortNames } = organisation
  if (language === 'bg') return shortName
  const isTranslated = name[language] !== '' && name[language] !== name.bg
  return shortNames?.[language] || (isTranslated ? name[language] : shortName)
}

// One collator for all: `localeCompare` makes a new one whenever the language changes, and a register takes hundreds of them.
const { compare } = new Intl.Collator('bg')

/** Institutions first, each kind by short name in Bulgarian order. */
export const byKindAndName = (a: Organisation, b: Organisation): number =>
  compare(a.kind, b.kind) || compare(a.shortName, b.shortName)

/** The same in the order of what a language shows. */
export const byKindAndNameIn = (language: Language) => {
  if (language === 'bg') return byKindAndName
  const inOrder = new Intl.Collator(language).compare
  return (a: Organisation, b: Organisation): number =>
    inOrder(a.kind, b.kind) || inOrder(shortNameIn(a, language), shortNameIn(b, language))
}

export const readOrganisations = (doc: Y.Doc): Organisation[] =>
  organisations.all(doc).sort(byKindAndName)
