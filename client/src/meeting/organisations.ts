import {
  byKindAndName,
  type Organisation,
  organisations as collection,
} from '@sedyanka/shared/board/organisations.ts'
import type { NamedOrganisation } from '@sedyanka/shared/meeting/organisation-names.ts'
import { type Accessor, createMemo } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRows } from '../sync/rows.ts'

/** The register of the board as the meeting needs it. */
export interface Organisations {
  /** Institutions first, each kind by short name. */
  all: Accessor<Organisation[]>
  /** The short name; '' when nobody knows the organisation. */
  nameOf: (id: string | null) => string
  byId: (id: string | null) => Organisation | undefined
  /** For the quick line and the pickers: names in every language are understood. */
  named: Accessor<NamedOrganisation[]>
}

export const createOrganisations = (board: ClientRoom): Organisations => {
  const all = createRows(board, collection, byKindAndName)
  const byId = createMemo(
    () => new Map(all().map((organisation) => [organisation.id, organisation])),
  )
  const find = (id: string | null) => (id === null ? undefined : byId().get(id))
  return {
    all,
    byId: find,
    // One that has left keeps its name in what it did.
    nameOf: (id) =>
      id === null ? '' : ((find(id) ?? collection.read(board.doc, id))?.shortName ?? ''),
    named: createMemo(() =>
      all().map(({ id, shortName, name }) => ({
        id,
        shortName,
        names: [name.bg, name.en, name.uk],
      })),
    ),
  }
}
