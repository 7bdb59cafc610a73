import pg from 'pg'
import { StorageError, storageCode } from '../storage-error.ts'

/** How long a connection may take to come about, and an answer to come, ms. Then it is as if the database were not there. */
const connectWithin = 5_000
const answerWithin = 10_000

const int8 = 20

/** Numbers of PostgreSQL's `bigint` as numbers: no count or time of ours comes near 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** How every connection to the database is made. Nothing here is refused by a pooler between. */
export const connectionOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'sedyanka',
  connectionTimeoutMillis: connectWithin,
  keepAlive: true,
  types,
})

/**
 * SQL that is true, and sees to it that the running transaction's commit is on disk before it is answered, whatever the
 * database's, the user's or a pooler's settings say; one who waits longer still (`remote_apply`) keeps that. Locks are waited
 * for as long as SQLite's are.
 */
export const durably = `set_config('synchronous_commit', case current_setting('synchronous_commit')
    when 'remote_apply' then 'remote_apply' else 'on' end, true) in ('on', 'remote_apply')
  and set_config('lock_timeout', '3s', true) <> ''
  and set_config('idle_in_transaction_session_timeout', '10s', true) <> ''`

/** A few connections that are made when they are needed, and anew after a fault. */
export interface Connections {
  /** Lends one. What it throws is a `StorageError`, and the connection is not used again. */
  use<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** The same within a transaction, whose commit is on disk when this resolves. */
  transaction<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** The same within a transaction that sees one moment and writes nothing. */
  snapshot<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Whether the connection is of no use any more: a fault of the network or of the library, or a database that goes away. */
export const isCut = (error: unknown): boolean => {
  const code = storageCode(error)
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P)/.test(code)
}

/** A fault of the network or of the library has no code of the database. */
export const asStorageError = (error: unknown): StorageError => {
  if (error instanceof StorageError) return error
  const code = storageCode(error)
  return new StorageError(code === 'UNKNOWN' ? 'DATABASE_UNREACHABLE' : code, { cause: error })
}

/** A pool whose connections may be cut at any time: whoever asks is told, and nobody else. */
export const openPool = (url: string, max: number, within = answerWithin): pg.Pool => {
  const pool = new pg.Pool({ ...connectionOf(url), query_timeout: within, max })
  // One that nobody uses: the next question makes another.
  pool.on('error', () => undefined)
  // One that is lent says so to its question, and once more.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

/** So many at most; an answer may take so long, ms. */
export const openConnections = (url: string, max: number, within?: number): Connections => {
  const pool = openPool(url, max, within)

  const use: Connections['use'] = async (work) => {
    let client: pg.PoolClient | null = null
    try {
      client = await pool.connect()
      const outcome = await work(client)
      client.release()
      return outcome
    } catch (error) {
      // Whatever it was in the middle of, nobody has to find out.
      client?.release(true)
      throw asStorageError(error)
    }
  }
  return {
    use,
    transaction: (work) =>
      use(async (client) => {
        await client.query('begin')
        await client.query(`select ${durably}`)
        const outcome = await work(client)
        await client.query('commit')
        return outcome
      }),
    snapshot: (work) =>
      use(async (client) => {
        await client.query('begin isolation level repeatable read read only')
        const outcome = await work(client)
        await client.query('commit')
        return outcome
      }),
    close: () => pool.end(),
  }
}
