import {
  byKindAndNameIn,
  type Organisation,
  organisations,
  shortNameIn,
} from '@sedyanka/shared/organisations/organisations.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { everyName, type NamedOrganisation } from '@sedyanka/shared/meeting/organisation-names.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRows } from '../sync/rows.ts'

/** The register of the board as the meeting needs it. */
export interface Organisations {
  /** Institutions first, each kind by short name in the language of the page. */
  all: Accessor<Organisation[]>
  /** The short name in the language of the page; '' when nobody knows the organisation. */
  nameOf: (id: OrganisationId | null) => string
  byId: (id: OrganisationId | null) => Organisation | undefined
  /** For the quick line and the pickers: names in every language are understood. */
  named: Accessor<NamedOrganisation[]>
}

export const createOrganisations = (board: ClientRoom): Organisations => {
  const { language } = useI18n()
  const order = createMemo(() => byKindAndNameIn(language()))
  const all = createRows(board, organisations, (a, b) => order()(a, b))
  const byId = createMemo(
    () => new Map(all().map((organisation) => [organisation.id, organisation])),
  )
  const find = (id: OrganisationId | null) => (id === null ? undefined : byId().get(id))
  const shortName = (organisation: Organisation) => shortNameIn(organisation, language())
  return {
    all,
    byId: find,
    // One that has left keeps its name in what it did.
    nameOf: (id) => {
      const found = id === null ? null : (find(id) ?? organisations.read(board.doc, id))
      return found ? shortName(found) : ''
    },
    named: createMemo(() =>
      all().map((organisation) => ({
        id: organisation.id,
        shortName: shortName(organisation),
        names: everyName(organisation),
      })),
    ),
  }
}
