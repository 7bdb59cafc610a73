import type Database from 'better-sqlite3'
import type { MikroORM } from '@mikro-orm/sqlite'
import { StartError } from '../start-error.ts'
import { loadMigrations, migrationNames } from './migrations/list.ts'

const table = 'mikro_orm_migrations'

/**
 * Brings the tables up to this version of the code. Throws `StartError` when the file was written by a newer one: its
 * columns may mean something that this code would destroy.
 */
export const migrate = async (orm: MikroORM, database: Database.Database): Promise<void> => {
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
  if (done.length === known.length) return
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
}
