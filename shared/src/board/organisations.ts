import * as v from 'valibot'
import type * as Y from 'yjs'
import { Id } from '../ids.ts'
import { LocalName, Line, nullable, removable } from '../fields.ts'
import { records, type RowOf, value } from '../records.ts'

export const OrganisationKind = v.picklist(['institution', 'ngo'])

/** The register of those around the table. Written by the server and by facilitators only. */
export const organisations = records('organisations', {
  kind: value(OrganisationKind),
  name: value(LocalName),
  shortName: value(Line),
  sectors: value(v.pipe(v.array(Id), v.maxLength(20))),
  municipality: value(nullable(Id)),
  ...removable,
})
export type Organisation = RowOf<typeof organisations.fields>

// One collator for all: `localeCompare` makes a new one whenever the language changes, and a register takes hundreds of them.
const { compare } = new Intl.Collator('bg')

/** Institutions first, each kind by short name in Bulgarian order. */
export const byKindAndName = (a: Organisation, b: Organisation): number =>
  compare(a.kind, b.kind) || compare(a.shortName, b.shortName)

export const readOrganisations = (doc: Y.Doc): Organisation[] =>
  organisations.all(doc).sort(byKindAndName)
