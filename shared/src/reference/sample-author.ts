import { authoredBy } from '../rows/fields.ts'
import type { OrganisationId, PersonId } from '../ids.ts'

/** Authorship of a sample row: the sample has no people, only organisations. `at` is epoch milliseconds. */
export const sampleAuthor = (organisationId: OrganisationId | null, at: number) =>
  authoredBy({ personId: 'sample' as PersonId, organisationId }, at)
