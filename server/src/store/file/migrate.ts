import type Database from 'better-sqlite3'
import type { MikroORM } from '@mikro-orm/sqlite'
import type { Log } from '../../sync/ports.ts'
import { StartError } from '../../start-error.ts'
import { loadMigrations, migrationNames } from '../migrations/list.ts'

const table = 'mikro_orm_migrations'

/**
 * How many steps a database has behind it. Throws `StartError` when it was written by a newer version: its columns may
 * mean something that this code would destroy.
 */
export const countSteps = (database: Database.Database): number => {
  const exists = database
    .prepare(`select 1 from sqlite_master where type = 'table' and name = ?`)
    .get(table)
  const done = exists
    ? database.prepare<[], { name: string }>(`select name from ${table}`).all()
    : []
  const known: readonly string[] = migrationNames
  const unknown = done.find((row) => !known.includes(row.name))
  if (unknown)
    throw new StartError(
      `The database is newer than this version of Sedyanka (it knows the step ${unknown.name}): update the program`,
    )
  return done.length
}

/** Brings the tables up to this version of the code. Throws `StartError` when they are newer. */
export const migrate = async (
  orm: MikroORM,
  database: Database.Database,
  log: Log,
): Promise<void> => {
  const done = countSteps(database)
  if (done === migrationNames.length) return
  const [{ Migrator }, migrationsList] = await Promise.all([
    import('@mikro-orm/migrations'),
    loadMigrations(),
  ])
  orm.config.set('migrations', {
    ...orm.config.get('migrations'),
    migrationsList,
    tableName: table,
    snapshot: false,
  })
  await new Migrator(orm.em).up()
  // A new database has nothing to tell.
  if (done > 0) log('store.migrated', { steps: migrationNames.slice(done).join(' ') }, 'info')
}
