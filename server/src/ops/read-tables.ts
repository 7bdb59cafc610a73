import {
  type Ask,
  type Counts,
  countRows,
  readSteps,
  weighBoards,
  type WeighedBoard,
} from './table-facts.ts'

/** What the tables say. */
export interface TableFacts {
  counts: Counts
  boards: WeighedBoard[]
  /** Steps of the schema that are done. */
  steps: string[]
}

/** `stepTable`: where the database keeps its steps; `now`: epoch milliseconds. */
export const readTables = async (
  ask: Ask,
  stepTable: string,
  now: number,
): Promise<TableFacts> => ({
  counts: await countRows(ask, now),
  boards: await weighBoards(ask),
  steps: await readSteps(ask, stepTable),
})
