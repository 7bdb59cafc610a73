import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import type { Log } from '../../sync/ports.ts'
import { StartError } from '../../start-error.ts'
import { StorageError, storageCode, UntrustworthyStore } from '../storage-error.ts'
import { type Connections, durably, openConnections } from './connection.ts'

/** For how long a server that says nothing still has the database, s; and how often it says something, ms. */
const lifetime = 3
const renewEvery = 1_000
/** Of all that this program may lock in a database: one server claims it at a time. */
const claimLock = 0x5ed7_0002
/** PostgreSQL's code of a lock that was waited for in vain. */
const lockNotAvailable = '55P03'
/** An answer that takes longer comes too late: another connection may know more. ms */
const answerWithin = 2_500
/** A stop does not wait for a database that hangs. ms */
const releasePatience = 300
/** How often a start looks whether the server before it is still there, ms. */
const lookEvery = 200

/** The claim of one server on a database, by that database's clock. */
export interface Lease {
  /** Its row in `node`. */
  readonly id: number
  readonly life: number
  /** Says now that this server is alive. Rejects when it cannot be said. */
  renew(): Promise<void>
  /** Gives the database free for another server. */
  release(): Promise<void>
}

/**
 * SQL of a row while the lease holds, none otherwise; values are its id and its life. The row is locked against being deleted:
 * whoever takes the database over waits for the statement's commit, or this finds the row gone. A plain condition would let a
 * slow commit come in behind the other server's first look.
 */
export const leaseHolds = (id: string, life: string): string =>
  `select 1 from node where id = ${id} and life = ${life} and expires_at > clock_timestamp() and ${durably}
    for key share`

/** The same within a transaction. Throws `StorageError` when the lease does not hold. */
export const assertHeld = async (
  client: ClientBase,
  { id, life }: Pick<Lease, 'id' | 'life'>,
): Promise<void> => {
  const { rowCount } = await client.query(leaseHolds('$1', '$2'), [id, life])
  if (rowCount === 0) throw new StorageError('LEASE_LAPSED')
}

const soon = `clock_timestamp() + interval '${lifetime} seconds'`

interface Holder {
  name: string
  expires: string
}

/** The server that has the database; null when none has. One that has said nothing for too long has lost it. */
const findHolder = async (client: ClientBase): Promise<Holder | null> => {
  // A server that lives after all says so before this, or finds its row gone.
  await client.query('delete from node where expires_at <= clock_timestamp()')
  const { rows } = await client.query<Holder>(
    'select name, expires_at::text as expires from node order by expires_at desc limit 1',
  )
  return rows[0] ?? null
}

const inUse = ({ name }: Holder): StartError =>
  new StartError(`The database is in use by another Sedyanka (${name})`)

/**
 * Keeps servers out of the database until the running transaction ends: one that starts waits. Throws `StartError` when one
 * lives; one that was killed has it for some seconds more, which this waits for.
 */
export const keepServersOut = async (client: ClientBase): Promise<void> => {
  await client.query('select pg_advisory_xact_lock($1)', [claimLock])
  let seen: Holder | null = null
  for (;;) {
    const holder = await findHolder(client)
    if (!holder) return
    if (seen !== null && seen.expires !== holder.expires) throw inUse(holder)
    seen = holder
    await wait(lookEvery)
  }
}

/** Takes the database if no living server has it; else answers with that one. */
const take = async (client: ClientBase): Promise<number | Holder> => {
  // Two servers that start at once wait here for each other.
  await client.query('select pg_advisory_xact_lock($1)', [claimLock])
  const holder = await findHolder(client)
  if (holder) return holder
  const added = await client.query<{ id: number }>(
    `insert into node (name, address, expires_at) values ($1, '', ${soon}) returning id`,
    [`${hostname()}, process ${process.pid}`],
  )
  return (added.rows[0] as { id: number }).id
}

/** Throws `StartError` when another server has the database: one whose lease is renewed while this one looks. */
const claim = async (connections: Connections): Promise<number> => {
  let seen: string | null = null
  for (;;) {
    const taken = await connections.transaction(take).catch((error: unknown) => {
      // A last commit of the server before is on its way.
      if (storageCode(error) === lockNotAvailable) return null
      throw error
    })
    if (typeof taken === 'number') return taken
    if (seen !== null && taken !== null && seen !== taken.expires) throw inUse(taken)
    // It may have been killed: then its lease comes to its end.
    seen = taken?.expires ?? seen
    await wait(lookEvery)
  }
}

/**
 * Claims the database for this process, so that two servers never write into one board, and says all the time that it is
 * alive. A server that was killed has it for three seconds more. `onLost` is called when another one has taken the database
 * over: nothing more may be acknowledged.
 */
export const openLease = async (
  url: string,
  { log, onLost }: { log: Log; onLost: (error: UntrustworthyStore) => void },
): Promise<Lease> => {
  const connections = openConnections(url, 1, answerWithin)
  const life = 1
  let id: number
  try {
    id = await claim(connections)
  } catch (error) {
    await connections.close()
    throw error
  }
  let isOver = false
  let isTold = false
  const renew = async (): Promise<void> => {
    const { rowCount } = await connections.use((client) =>
      client.query(`update node set expires_at = ${soon} where id = $1 and life = $2`, [id, life]),
    )
    if (rowCount !== 0 || isOver) return
    isOver = true
    clearInterval(timer)
    onLost(new UntrustworthyStore('another server has taken the database over'))
  }
  let isRenewing = false
  const timer = setInterval(() => {
    if (isRenewing || isOver) return
    isRenewing = true
    renew()
      .then(
        () => (isTold = false),
        (error: unknown) => {
          if (!isTold && !isOver) log('store.leaseNotRenewed', { code: storageCode(error) })
          isTold = true
        },
      )
      .finally(() => (isRenewing = false))
  }, renewEvery).unref()
  return {
    id,
    life,
    renew,
    release: async () => {
      isOver = true
      clearInterval(timer)
      const released = connections
        .use((client) => client.query('delete from node where id = $1', [id]))
        .then(() => connections.close())
      // Otherwise it comes to its end by itself.
      await Promise.race([released, wait(releasePatience)]).catch(() => undefined)
    },
  }
}
