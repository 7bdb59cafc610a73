import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../store/file/migrate.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { openOrm } from '../store/file/open-orm.ts'
import { keepServersOut } from '../store/postgres/lease.ts'
import { makeSteps } from '../store/postgres/migrate.ts'
import { alone } from '../store/postgres/alone.ts'
import { placeOf } from '../store/postgres/place-of.ts'
import type { Holding } from './check-database.ts'
import type { Say } from './moved-tables.ts'
import { notRestored, prepare, refuseNoBackup } from './restore.ts'
import { assertEmpty, writePostgres } from './write-postgres.ts'

/**
 * Writes a backup, of whichever of the two databases, into an empty PostgreSQL database that no server has, all of it in one
 * transaction. The file is read whole, and a copy of it brought up to date, before anything is written. Rejects with an
 * `OpsError`; then all is as it was.
 */
export const restorePostgres = async (
  databaseUrl: string,
  file: string,
  say: Say,
): Promise<Holding> => {
  refuseNoBackup(file)
  const folder = mkdtempSync(join(tmpdir(), 'sedyanka-restore-'))
  try {
    const copy = join(folder, 'sedyanka.db')
    copyFileSync(file, copy)
    chmodSync(copy, 0o600)
    const { boards, documents, secret } = prepare(copy)
    const from = openDatabase(copy)
    const orm = await openOrm(from)
    try {
      await migrate(orm, from, () => undefined)
      await alone(databaseUrl, async (client) => {
        await makeSteps(client)
        await keepServersOut(client)
        await assertEmpty(client, { from, place: placeOf(databaseUrl) })
        await writePostgres(client, { from, secret, say })
      })
    } finally {
      await orm.close()
    }
    return { boards, documents }
  } catch (error) {
    throw notRestored(file, error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
