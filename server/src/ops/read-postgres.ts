import type Database from 'better-sqlite3'
import type { ClientBase } from 'pg'
import { storageCode } from '../store/storage-error.ts'
import { type MovedTable, movedTables, type Say, sayRows } from './moved-tables.ts'
import { OpsError } from './ops-error.ts'

/** So many rows are in memory at once; of the tables whose rows may have some megabytes, fewer. */
const rowsAtOnce = 500
const largeAtOnce = 10
const large = new Set(['document_snapshot', 'kept_minutes', 'taken_words'])

/** Of two databases, says whose fault it is. */
const write = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    throw new OpsError(`the file cannot be written (${storageCode(error)})`, { cause: error })
  }
}

const copyTable = async (
  client: ClientBase,
  { to, table, say }: { to: Database.Database; table: MovedTable; say: Say },
): Promise<void> => {
  const { name, columns, width, key } = table
  const places = Array.from({ length: width }, () => '?').join(', ')
  const insert = to.prepare(`insert into "${name}" (${columns}) values (${places})`)
  const atOnce = large.has(name) ? largeAtOnce : rowsAtOnce
  const progress = sayRows(say, name)
  // The key that signs cookies has its own place in a backup.
  const only = name === 'setting' ? `where name <> 'secret'` : ''
  await client.query(
    `declare moved no scroll cursor for select ${columns} from "${name}" ${only} order by ${key}`,
  )
  let count = 0
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `fetch ${atOnce} from moved`,
      rowMode: 'array',
    })
    write(() => {
      for (const row of rows)
        insert.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)))
    })
    count += rows.length
    if (rows.length < atOnce) break
    progress.soFar(count)
  }
  await client.query('close moved')
  progress.total(count)
}

/** A number is never given twice, even where the newest rows are gone: readers would miss what comes under it. */
const keepNumber = async (
  client: ClientBase,
  to: Database.Database,
  { name, numbered }: MovedTable,
): Promise<void> => {
  if (numbered === null) return
  const { rows } = await client.query<{ last: number | null }>(
    `select pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass) as last`,
    [`"${name}"`, numbered],
  )
  to.prepare(
    `insert into sqlite_sequence (name, seq)
      select ?, 0 where not exists (select 1 from sqlite_sequence where name = ?)`,
  ).run(name, name)
  to.prepare('update sqlite_sequence set seq = max(seq, ?) where name = ?').run(
    rows[0]?.last ?? 0,
    name,
  )
}

/**
 * Copies every row within a transaction that sees one moment into the empty tables of an SQLite database; answers with the
 * key that signs cookies, null when there is none.
 */
export const readPostgres = async (
  client: ClientBase,
  to: Database.Database,
  say: Say,
): Promise<string | null> => {
  const tables = movedTables(to)
  to.exec('begin')
  for (const table of tables) await copyTable(client, { to, table, say })
  for (const table of tables) await keepNumber(client, to, table)
  write(() => to.exec('commit'))
  const { rows } = await client.query<{ value: string }>(
    `select value from setting where name = 'secret'`,
  )
  return rows[0]?.value ?? null
}
