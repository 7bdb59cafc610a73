import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'

/** The name of the schema (server/src/press/plain/minutes.schema.json) that these files follow. */
export const schemaId = 'urn:sedyanka:minutes:1'

/** Minutes for programs: `minutes`, what was decided and taken on, and `paper`, the words in the order in which they are printed. */
export const renderJson = (paper: Paper, minutes: Minutes): string =>
  `${JSON.stringify({ $schema: schemaId, minutes, paper }, null, 2)}\n`
