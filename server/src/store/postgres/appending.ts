import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { JournalEntry } from '../../sync/ports.ts'
import type { LogEntry } from '../journal/journal-messages.ts'
import { StorageError } from '../storage-error.ts'
import type { AppendAnswer } from './append-statement.ts'
import { createBatches, isFaultOfValues } from './batch.ts'
import type { Connections } from './connection.ts'
import type { Lease } from './lease.ts'

/** A batch's updates may weigh so much, bytes; one that is larger goes alone. */
const batchBytes = 8 << 20
/** What is typed into the record of changes ends one to two of these after it began, ms. */
const sweepInterval = 60_000

interface Pending extends LogEntry {
  resolve(seq: number): void
  reject(error: unknown): void
}

const isLapsed = (error: unknown): boolean =>
  error instanceof StorageError && error.code === 'LEASE_LAPSED'

/**
 * Appends over one connection, one batch after the other: what is asked while one is on its way is the next one, with at most
 * one entry of each document, in the order in which they came.
 */
export const createAppending = (connections: Connections, lease: Lease) => {
  const batches = createBatches(connections, lease)
  let pending: Pending[] = []
  let isFlushDue = false
  let isClosing = false
  /** The end of all that was asked so far. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  /** Takes as many of those that wait as go together. */
  const takeBatch = (): Pending[] => {
    const taken = new Map<RoomName, Pending>()
    const left: Pending[] = []
    let bytes = 0
    for (const one of pending) {
      const isFull = taken.size > 0 && bytes + one.entry.update.length > batchBytes
      if (isFull || left.length > 0 || taken.has(one.room)) left.push(one)
      else {
        taken.set(one.room, one)
        bytes += one.entry.update.length
      }
    }
    pending = left
    return [...taken.values()]
  }

  /** A server that was stopped for a while, or its database, says that it is alive again before anything is refused. */
  const store = async (batch: readonly LogEntry[]): Promise<AppendAnswer> => {
    try {
      return await batches.store(batch)
    } catch (error) {
      if (!isLapsed(error)) throw error
      await lease.renew()
      return batches.store(batch)
    }
  }

  /**
   * The number of a commit that is exactly what was to be appended, right behind the commit behind which it was made: it was
   * stored, and the answer was lost. Null when there is none.
   */
  const findStored = (document: number, { update, after }: JournalEntry): Promise<number | null> =>
    connections.use(async (client) => {
      const { rows } = await client.query<{ seq: number; isSame: boolean }>(
        `select seq, body = $3 as "isSame" from document_update where document_id = $1 and seq > $2 order by seq limit 2`,
        [document, after, Buffer.from(update)],
      )
      return rows.length === 1 && rows[0]?.isSame ? rows[0].seq : null
    })

  const settle = async (batch: readonly Pending[], answer: AppendAnswer): Promise<void> => {
    const outcomes = new Map(answer.outcomes.map((outcome) => [outcome.entry, outcome]))
    for (const [place, { entry, resolve, reject }] of batch.entries()) {
      const { seq, document } = outcomes.get(place) ?? { seq: null, document: null }
      if (seq !== null) resolve(seq)
      else if (document === null) reject(new StorageError('NO_SUCH_DOCUMENT'))
      else {
        const stored = await findStored(document, entry)
        if (stored === null) reject(new StorageError('STALE'))
        else resolve(stored)
      }
    }
  }

  const run = async (batch: readonly Pending[]): Promise<void> => {
    try {
      await settle(batch, await store(batch))
    } catch (error) {
      // One that the database cannot take keeps nobody else's from being stored.
      if (batch.length > 1 && isFaultOfValues(error)) for (const one of batch) await run([one])
      else for (const { reject } of batch) reject(error)
    }
  }

  const flushLater = (): void => {
    if (isFlushDue) return
    isFlushDue = true
    void inTurn(async () => {
      isFlushDue = false
      const batch = takeBatch()
      if (pending.length > 0) flushLater()
      await run(batch)
      sweepLater()
    })
  }

  let sweeping: NodeJS.Timeout | null = null
  const sweepLater = (): void => {
    if (!batches.isTyping || isClosing) return
    sweeping ??= setTimeout(() => {
      sweeping = null
      // Where it cannot be stored, the next sweep does it.
      void inTurn(() => batches.sweep().catch(() => undefined)).then(sweepLater)
    }, sweepInterval).unref()
  }

  return {
    append: (room: RoomName, entry: JournalEntry): Promise<number> =>
      new Promise((resolve, reject) => {
        pending.push({ room, entry, resolve, reject })
        flushLater()
      }),
    /** Does something between two batches, after all that was asked before. */
    alone: inTurn,
    /** Resolves when all that was asked before is stored or refused. */
    idle: async (): Promise<void> => {
      await last
    },
    /** Waits for what was asked before. */
    close: async (): Promise<void> => {
      isClosing = true
      if (sweeping) clearTimeout(sweeping)
      while (pending.length > 0) await last
      await last
    },
  }
}
