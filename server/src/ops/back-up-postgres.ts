import { rmSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { migrate } from '../store/file/migrate.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { openOrm } from '../store/file/open-orm.ts'
import { withPostgres } from '../store/postgres/open-database.ts'
import { type BackedUp, giveName, noBackup, refuseTaken } from './back-up.ts'
import type { Say } from './moved-tables.ts'
import { assertUpToDate } from './postgres-tables.ts'
import { readPostgres } from './read-postgres.ts'

/** Makes an SQLite database with the empty tables of this version and lets `fill` write into it. */
const makeFile = async <T>(
  file: string,
  fill: (database: Database.Database) => Promise<T>,
): Promise<T> => {
  // Names and everything that was said: nobody else on the machine reads it.
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' })
  const database = openDatabase(file)
  const orm = await openOrm(database)
  try {
    await migrate(orm, database, () => undefined)
    const outcome = await fill(database)
    // One file and nothing beside it.
    database.pragma('journal_mode = DELETE')
    return outcome
  } finally {
    await orm.close()
  }
}

/**
 * Writes a backup of a PostgreSQL database, as it is at one moment, to one new file, of a running server or a stopped one:
 * the same file as `backUp` writes, and read back like that. Rejects with an `OpsError`; then there is no file.
 */
export const backUpPostgres = async (
  databaseUrl: string,
  file: string,
  say: Say,
): Promise<BackedUp> => {
  refuseTaken(file)
  const partial = `${file}.partial`
  const clear = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(partial + suffix, { force: true })
  }
  try {
    clear()
    const secret = await makeFile(partial, (database) =>
      withPostgres(databaseUrl, async (client) => {
        await client.query('begin isolation level repeatable read read only')
        await assertUpToDate(client, databaseUrl)
        return readPostgres(client, database, say)
      }),
    )
    return giveName(partial, file, secret)
  } catch (error) {
    clear()
    throw noBackup(error)
  }
}
