import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../sync/ports.ts'
import type { Store } from './open-store.ts'
import { openPostgresAdmission } from './postgres/admission-reads.ts'
import { openPostgresJournal } from './postgres/journal.ts'
import { openLease } from './postgres/lease.ts'
import { openPostgres, toStartError, withPostgres } from './postgres/open-database.ts'
import { openPostgresOrm } from './postgres/open-postgres-orm.ts'
import { openTables } from './tables/open-tables.ts'
import type { UntrustworthyStore } from './storage-error.ts'

/** A stop does not wait for a database that hangs, ms. */
const closePatience = 200

/** The key that signs cookies, as it is kept in the database; it is made once, whoever comes first. */
const keptSecret = (url: string): Promise<string> =>
  withPostgres(url, async (client) => {
    await client.query(
      `insert into setting (name, value) values ('secret', $1) on conflict do nothing`,
      [randomBytes(32).toString('base64url')],
    )
    const { rows } = await client.query<{ value: string }>(
      `select value from setting where name = 'secret'`,
    )
    return rows[0]?.value ?? ''
  })

/** Nobody can do anything about it but end the process, which is done where uncaught errors end. */
const endProcess = (error: UntrustworthyStore): void =>
  void setImmediate(() => {
    throw error
  })

/**
 * Claims a PostgreSQL database, brings its tables up to date and opens it. Without a secret, one that is made once is kept
 * there. Throws `StartError` with one clear line for each foreseeable fault.
 */
export const openPostgresStore = async ({
  url,
  log,
  secret = null,
  onLost = endProcess,
}: {
  url: string
  log: Log
  secret?: string | null
  onLost?: (error: UntrustworthyStore) => void
}): Promise<Store> => {
  await openPostgres(url, log)
  const lease = await openLease(url, { log, onLost }).catch((error: unknown) => {
    throw toStartError(error, url)
  })
  const journal = openPostgresJournal({ url, lease, log })
  const admission = openPostgresAdmission(url)
  const orm = await openPostgresOrm(url)
  const close = async () => {
    const others = Promise.allSettled([admission.close(), orm.close()])
    await journal.close()
    await Promise.race([others, wait(closePatience)])
    await lease.release()
  }
  try {
    const kept = secret ?? (await keptSecret(url))
    const { tables, flush } = await openTables(orm, admission, log)
    return {
      ...tables,
      journal,
      secret: kept,
      close: async () => {
        await flush()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw toStartError(error, url)
  }
}
