import type { ClientBase } from 'pg'
import type { Log } from '../../sync/ports.ts'
import { StartError } from '../../start-error.ts'
import { steps } from './migrations/list.ts'

/** Of all that this program may lock in a database: one server migrates at a time. */
const lockNumber = 0x5ed7_0001

/** The steps that a database has behind it; null where there are no tables of this program. */
const stepsDone = async (client: ClientBase): Promise<string[] | null> => {
  const { rows } = await client.query<{ found: string | null }>(
    `select to_regclass('schema_step')::text as found`,
  )
  if (rows[0]?.found == null) return null
  const done = await client.query<{ name: string }>('select name from schema_step order by name')
  return done.rows.map(({ name }) => name)
}

/**
 * Throws `StartError` when the database was written by a newer version: its columns may mean something that this code would
 * destroy.
 */
const assertKnown = (done: readonly string[]): void => {
  const unknown = done.find((name) => !steps.some((step) => step.name === name))
  if (unknown === undefined) return
  throw new StartError(
    `The database is newer than this version of Sedyanka (it knows the step ${unknown}): update the program`,
  )
}

/** Whether the tables are those of this version. Throws `StartError` when they are newer. */
export const isUpToDate = async (client: ClientBase): Promise<boolean> => {
  const done = (await stepsDone(client)) ?? []
  assertKnown(done)
  return done.length === steps.length
}

/**
 * Brings the tables up to this version of the code within the running transaction; answers with the steps that the database
 * had behind it, and with those that were missing. Servers that start at once wait for each other; the lock is the
 * transaction's, so that a pooler may stand between. Throws `StartError` when the tables are newer, or the database holds
 * others' tables of the same names.
 */
export const makeSteps = async (
  client: ClientBase,
): Promise<{ done: string[]; missing: string[] }> => {
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockNumber])
    // The steps that another server has made while this one waited are behind both.
    await client.query(
      'create table if not exists schema_step (name text primary key, at timestamptz not null default now())',
    )
    const done = (await stepsDone(client)) ?? []
    assertKnown(done)
    const missing = steps.filter(({ name }) => !done.includes(name))
    for (const { name, statements } of missing) {
      for (const statement of statements) await client.query(statement)
      await client.query('insert into schema_step (name) values ($1)', [name])
    }
    return { done, missing: missing.map(({ name }) => name) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P07')
      throw new StartError(
        'DATABASE_URL names a database that holds other tables with the names of ours: give Sedyanka a database of its own',
        { cause: error },
      )
    throw error
  }
}

/** The same in a transaction of its own: all steps or none. Throws `StartError` as `makeSteps` does. */
export const migratePostgres = async (client: ClientBase, log: Log): Promise<void> => {
  if (await isUpToDate(client)) return
  await client.query('begin')
  try {
    const { done, missing } = await makeSteps(client)
    await client.query('commit')
    // A new database has nothing to tell.
    if (done.length > 0) log('store.migrated', { steps: missing.join(' ') }, 'info')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
