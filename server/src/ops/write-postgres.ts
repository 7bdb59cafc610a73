import type Database from 'better-sqlite3'
import type { ClientBase } from 'pg'
import { storageCode } from '../store/storage-error.ts'
import { type MovedTable, movedTables, type Say, sayRows } from './moved-tables.ts'
import { OpsError } from './ops-error.ts'

/** A statement takes so many rows at most, or as many as have so many bytes. */
const rowsAtOnce = 1_000
const bytesAtOnce = 4 << 20

const weigh = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8),
    0,
  )

/** Rows in portions that one statement takes. */
function* inPortions(rows: Iterable<unknown[]>): Generator<unknown[][]> {
  let portion: unknown[][] = []
  let bytes = 0
  for (const row of rows) {
    portion.push(row)
    bytes += weigh(row)
    if (portion.length < rowsAtOnce && bytes < bytesAtOnce) continue
    yield portion
    portion = []
    bytes = 0
  }
  if (portion.length > 0) yield portion
}

const copyTable = async (
  client: ClientBase,
  { from, table, say }: { from: Database.Database; table: MovedTable; say: Say },
): Promise<void> => {
  const { name, columns, width, key } = table
  const { fields } = await client.query(`select ${columns} from "${name}" limit 0`)
  const { rows: types } = await client.query<{ type: string }>(
    `select format_type(oid, null) as type from unnest($1::oid[]) with ordinality as t(oid, place) order by place`,
    [fields.map(({ dataTypeID }) => dataTypeID)],
  )
  const values = types.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')
  const insert = `insert into "${name}" (${columns}) select * from unnest(${values})`
  const rows = from.prepare(`select ${columns} from "${name}" order by ${key}`).raw()
  const progress = sayRows(say, name)
  let count = 0
  for (const portion of inPortions(rows.iterate() as IterableIterator<unknown[]>)) {
    const byColumn = Array.from({ length: width }, (_, index) => portion.map((row) => row[index]))
    await client.query(insert, byColumn).catch((error: unknown) => {
      const code = storageCode(error)
      if (!/^2[23]/.test(code)) throw error
      throw new OpsError(`PostgreSQL does not take a row of "${name}" (${code})`, { cause: error })
    })
    count += portion.length
    progress.soFar(count)
  }
  progress.total(count)
}

/** The next numbers are those that the file would have given. */
const keepNumber = async (
  client: ClientBase,
  from: Database.Database,
  { name, numbered }: MovedTable,
): Promise<void> => {
  if (numbered === null) return
  const given =
    from
      .prepare<[string], number>('select seq from sqlite_sequence where name = ?')
      .pluck()
      .get(name) ?? 0
  // A snapshot has the number of the commit that it goes up to, and that one's row may be gone.
  const snapshots = name === 'document_update' ? ', (select max(seq) from document_snapshot)' : ''
  await client.query(
    `select setval(pg_get_serial_sequence($1, $2), highest)
      from (select greatest($3::bigint, (select max("${numbered}") from "${name}")${snapshots}) as highest) h
      where highest > 0`,
    [`"${name}"`, numbered, given],
  )
}

/** Rejects with an `OpsError` when somebody has been in the database. What a server writes at its first start does not count. */
export const assertEmpty = async (
  client: ClientBase,
  { from, place }: { from: Database.Database; place: string },
): Promise<void> => {
  for (const { name } of movedTables(from)) {
    if (name === 'setting') continue
    const { rowCount } = await client.query(`select 1 from "${name}" limit 1`)
    if (rowCount !== 0)
      throw new OpsError(
        `PostgreSQL at ${place} is not empty (there are rows in "${name}"): make a new database`,
      )
  }
}

/** Copies every row of an SQLite database of this version, and the key, into empty tables, within the running transaction. */
export const writePostgres = async (
  client: ClientBase,
  { from, secret, say }: { from: Database.Database; secret: string | null; say: Say },
): Promise<void> => {
  const tables = movedTables(from)
  await client.query('delete from setting')
  for (const table of tables) await copyTable(client, { from, table, say })
  if (secret !== null)
    await client.query(`insert into setting (name, value) values ('secret', $1)`, [secret.trim()])
  for (const table of tables) await keepNumber(client, from, table)
}
