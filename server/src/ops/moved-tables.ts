import type Database from 'better-sqlite3'

/** Every table of people's data, each behind those that it points to. */
const order = [
  'board',
  'person',
  'document',
  'invitation',
  'membership',
  'session',
  'setting',
  'document_client',
  'document_snapshot',
  'document_update',
  'kept_minutes',
  'retired_code',
  'writing_minute',
  'taken_words',
  'deleted_board',
  'change_actor',
  'change',
]

/** A table as both databases have it. Names of columns are quoted. */
export interface MovedTable {
  name: string
  columns: string
  /** How many there are. */
  width: number
  /** The columns of its primary key, … */
  key: string
  /** … and the one whose numbers are given out by the database and never twice; null where there is none. */
  numbered: string | null
}

/** What is told of long work, a line each. */
export type Say = (line: string) => void

const sayEvery = 10_000

/** Tells of a table how far the work is; `total` once it is done. */
export const sayRows = (say: Say, name: string) => {
  let told = 0
  return {
    soFar: (count: number): void => {
      if (count < told + sayEvery) return
      told = count
      say(`  ${name}: ${count} rows so far`)
    },
    total: (count: number): void => {
      if (count > 0) say(`  ${name}: ${count} ${count === 1 ? 'row' : 'rows'}`)
    },
  }
}

const quote = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** The tables of an SQLite database of this version, in the order in which their rows can be written. */
export const movedTables = (database: Database.Database): MovedTable[] => {
  const isNumbered = database.prepare(
    `select 1 from sqlite_master where type = 'table' and name = ? and sql like '%autoincrement%'`,
  )
  const columnsOf = database.prepare<[string], { name: string; pk: number }>(
    'select name, pk from pragma_table_info(?) order by cid',
  )
  return order.map((name) => {
    const columns = columnsOf.all(name)
    const key = columns.filter(({ pk }) => pk > 0).map((column) => column.name)
    return {
      name,
      columns: quote(columns.map((column) => column.name)),
      width: columns.length,
      key: quote(key),
      numbered: isNumbered.get(name) ? (key[0] ?? null) : null,
    }
  })
}
