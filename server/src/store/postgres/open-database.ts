import pg from 'pg'
import type { Log } from '../../sync/ports.ts'
import { StartError } from '../../start-error.ts'
import { storageCode } from '../storage-error.ts'
import { connectionOf, durably } from './connection.ts'
import { migratePostgres } from './migrate.ts'
import { placeOf } from './place-of.ts'

/** The oldest version whose behaviour is known, as `server_version_num` has it. */
const oldest = 15
const perMajor = 10_000

/** What PostgreSQL, or the way to it, says no with. */
const reasons: [codes: RegExp, reason: string][] = [
  [/^28P01$/, 'refuses the user or the password'],
  [/^3D000$/, 'has no database of that name'],
  [/^57P03$/, 'is starting up or shutting down'],
  [/^53300$/, 'has no connection left'],
  [/^42501$/, 'does not let this user make tables'],
  [/^25006$/, 'takes no writes'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS/, 'shows a certificate that is not trusted'],
  [/^[0-9A-Z]{5}$/, 'cannot be used'],
]

/** A fault as one line for whoever starts the server; the user and the password are in none. */
export const toStartError = (error: unknown, url: string): StartError => {
  if (error instanceof StartError) return error
  const place = placeOf(url)
  const message = error instanceof Error ? error.message : ''
  const say = (reason: string) =>
    new StartError(`DATABASE_URL: PostgreSQL at ${place} ${reason}`, { cause: error })
  const code = storageCode(error)
  if (message.includes('does not support SSL')) return say('does not offer TLS')
  if (message.startsWith('SASL')) return say('refuses the user or the password')
  // Its rules of access: for this user, from here, or without TLS.
  if (code === '28000') return say(`refuses: ${message}`)
  for (const [codes, reason] of reasons) if (codes.test(code)) return say(`${reason} (${code})`)
  return say(`does not answer (${code === 'UNKNOWN' ? 'no connection in time' : code})`)
}

interface Facts {
  version: number
  standby: boolean
  readOnly: string
  encoding: string
  fsync: string
  fullPages: string
  commit: string
}

/** Throws `StartError` where "Saved" would not be true, or nothing could be saved. */
const assertFit = async (client: pg.Client, place: string): Promise<void> => {
  const refuse = (reason: string): never => {
    throw new StartError(`DATABASE_URL: PostgreSQL at ${place} ${reason}`)
  }
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version_num')::int as version, pg_is_in_recovery() as standby,
      current_setting('transaction_read_only') as "readOnly", current_setting('server_encoding') as encoding,
      current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPages",
      case when ${durably} then current_setting('synchronous_commit') end as commit`,
  )
  const facts = rows[0] as Facts
  const major = Math.floor(facts.version / perMajor)
  if (major < oldest) refuse(`is version ${major}: Sedyanka needs ${oldest} or newer`)
  if (facts.standby) refuse('is a standby, which takes no writes: name the primary')
  if (facts.readOnly === 'on') refuse('takes no writes (default_transaction_read_only = on)')
  if (facts.encoding !== 'UTF8')
    refuse(`keeps this database in ${facts.encoding}: make one with the encoding UTF8`)
  const commit = facts.commit === 'on' || facts.commit === 'remote_apply'
  if (facts.fsync !== 'on' || facts.fullPages !== 'on' || !commit)
    refuse(
      `does not keep commits safe (fsync = ${facts.fsync}, full_page_writes = ${facts.fullPages}, synchronous_commit = ${facts.commit}): refusing to start`,
    )
}

/**
 * Does something over one connection, once it is certain that the database can be trusted with what people write. Throws
 * `StartError` with one clear line for each foreseeable fault; then nothing is written.
 */
export const withPostgres = async <T>(
  url: string,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> => {
  const place = placeOf(url)
  const client = new pg.Client(connectionOf(url))
  // It is told by the question that is under way.
  client.on('error', () => undefined)
  let isReady = false
  try {
    await client.connect()
    await assertFit(client, place)
    isReady = true
    return await work(client)
  } catch (error) {
    const isForeseen = error instanceof StartError
    const isOfDatabase = !isReady || storageCode(error) !== 'UNKNOWN'
    throw !isForeseen && isOfDatabase ? toStartError(error, url) : error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Brings the tables of a database that can be trusted up to this version. Throws `StartError`, as `withPostgres` does. */
export const openPostgres = (url: string, log: Log): Promise<void> =>
  withPostgres(url, (client) => migratePostgres(client, log))
