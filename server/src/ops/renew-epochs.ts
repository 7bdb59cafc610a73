import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type Database from 'better-sqlite3'
import { restoredAfter } from '../sync/document/edition.ts'
import { whileStopped } from './boards.ts'

/**
 * Begins a new edition of every document: pages that are open hold more than the backup does, and must write that again instead
 * of merging as if nothing had happened. Answers with how many there are.
 */
export const renewEpochs = (database: Database.Database): number => {
  const rooms = database
    .prepare<[], { id: number; epoch: string }>('select id, epoch from document')
    .all()
  const renew = database.prepare('update document set epoch = ? where id = ?')
  for (const { id, epoch } of rooms) renew.run(restoredAfter(epoch, wallNow()), id)
  return rooms.length
}

/** The same in a data directory whose database was put back by other means. Throws `OpsError` or `StartError`. */
export const renewEpochsOf = (dataDir: string): number =>
  whileStopped(dataDir, (database) => database.transaction(() => renewEpochs(database))())

/** The same in a PostgreSQL database that no server has. Rejects with an `OpsError` or a `StartError`. */
export const renewEpochsIn = async (databaseUrl: string): Promise<number> => {
  const { alone } = await import('../store/postgres/alone.ts')
  const { keepServersOut } = await import('../store/postgres/lease.ts')
  const { assertUpToDate } = await import('./postgres-tables.ts')
  return alone(databaseUrl, async (client) => {
    await assertUpToDate(client, databaseUrl)
    await keepServersOut(client)
    const { rows } = await client.query<{ id: number; epoch: string }>(
      'select id, epoch from document',
    )
    const epochs = rows.map(({ epoch }) => restoredAfter(epoch, wallNow()))
    await client.query(
      `update document d set epoch = n.epoch from unnest($1::bigint[], $2::text[]) as n(id, epoch) where d.id = n.id`,
      [rows.map(({ id }) => id), epochs],
    )
    return rows.length
  })
}
