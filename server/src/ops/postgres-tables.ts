import type { ClientBase } from 'pg'
import { isUpToDate } from '../store/postgres/migrate.ts'
import { placeOf } from '../store/postgres/place-of.ts'
import { OpsError } from './ops-error.ts'

/** Rejects with an `OpsError` when the tables are not those of this version, with a `StartError` when they are newer. */
export const assertUpToDate = async (client: ClientBase, databaseUrl: string): Promise<void> => {
  if (await isUpToDate(client)) return
  throw new OpsError(
    `${placeOf(databaseUrl)} was not yet opened by this version: start the server once, it brings it up to date`,
  )
}
