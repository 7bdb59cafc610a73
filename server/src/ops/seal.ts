import { createHash, type Hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import * as v from 'valibot'
import { OpsError } from './ops-error.ts'

/**
 * What a backup carries beside the tables, as a row of its settings: the key that signs cookies (without it everybody
 * would be signed out for good, the facilitators too), and a digest of all rows.
 */
const Seal = v.object({ secret: v.nullable(v.string()), digest: v.string() })
const name = 'backup'

const addValue = (hash: Hash, value: unknown): void => {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
  hash.update(`${value === null ? 'null' : typeof value} ${bytes.length}\n`).update(bytes)
}

/** A digest of the key and of every table's columns and rows, but for the seal's own row. */
const digestAll = (database: Database.Database, secret: string | null): string => {
  const hash = createHash('sha256')
  addValue(hash, secret)
  const tables = database
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .all()
  for (const table of tables) {
    addValue(hash, table.sql)
    const rows = database.prepare(`select * from "${table.name}" order by rowid`).raw()
    for (const row of rows.iterate() as IterableIterator<unknown[]>)
      if (table.name !== 'setting' || row[0] !== name)
        for (const value of row) addValue(hash, value)
  }
  return hash.digest('hex')
}

/** Whether every table is called as its own definition calls it: SQLite keeps the name twice and minds no capitals. */
const areNamesWhole = (database: Database.Database): boolean =>
  database
    .prepare<[], { name: string; owner: string; sql: string }>(
      `select name, tbl_name as owner, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
    )
    .all()
    .every(
      (table) =>
        table.owner === table.name &&
        /^create table\s+["`[]?(\w+)/i.exec(table.sql)?.[1] === table.name,
    )

/** Makes a copy of a database a backup. */
export const seal = (database: Database.Database, secret: string | null): void => {
  const value = JSON.stringify({ secret, digest: digestAll(database, secret) })
  database.prepare('insert into setting (name, value) values (?, ?)').run(name, value)
}

/**
 * Takes the seal off; answers with the key inside, null when there is none. Throws when a row is not what it was. A
 * database that never had a seal (one that an earlier restore put aside) passes.
 */
export const unseal = (database: Database.Database): string | null => {
  const stored = database
    .prepare<[string], string>('select value from setting where name = ?')
    .pluck()
    .get(name)
  if (stored === undefined) return null
  const damaged = new OpsError('its rows are not those that were backed up')
  let read: unknown
  try {
    read = JSON.parse(stored)
  } catch {
    throw damaged
  }
  if (!v.is(Seal, read) || read.digest !== digestAll(database, read.secret)) throw damaged
  if (!areNamesWhole(database)) throw damaged
  database.prepare('delete from setting where name = ?').run(name)
  return read.secret
}
