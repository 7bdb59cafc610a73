import { authoredBy } from '../fields.ts'

/** Authorship of a sample row: the sample has no people, only organisations. `at` is epoch milliseconds. */
export const sampleAuthor = (organisationId: string | null, at: number) =>
  authoredBy({ personId: 'sample', organisationId }, at)
