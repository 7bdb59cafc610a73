import { type Monotonic, monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import { setTimeout as wait } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { FileStamp } from './file-stamp.ts'
import { storageCode } from '../storage-error.ts'
import { whenInPlace } from './when-in-place.ts'

/** How long the file may be another's before it is told, ms. A commit takes some ms, the end of a fold some hundred. */
const patience = 2_000
const pause = 5

const isReading = (sql: string): boolean => /^\s*select\b/i.test(sql)
const isBusy = (error: unknown): boolean => storageCode(error).startsWith('SQLITE_BUSY')

/**
 * A connection that waits for the file without holding up the server's loop, as SQLite's own waiting would. While one
 * program keeps the file for itself, the first to ask waits, and those behind it are told at once.
 */
export class PatientConnection implements DatabaseConnection {
  readonly #database: Database.Database
  readonly #inner: DatabaseConnection
  readonly #assertInPlace: () => void
  #failure: { error: unknown } | null = null
  /** Since when nothing could be written; on the monotonic clock. */
  #busySince: Monotonic | null = null

  constructor(database: Database.Database, inner: DatabaseConnection, stamp?: FileStamp) {
    this.#database = database
    this.#inner = inner
    this.#assertInPlace = whenInPlace(database.name, stamp)
    database.pragma('busy_timeout = 0')
  }

  /** Everything asked from now on fails with this. */
  fail(error: unknown): void {
    this.#failure = { error }
  }
  recover(): void {
    this.#failure = null
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (;;) {
      if (this.#failure) throw this.#failure.error
      try {
        if (!isReading(query.sql)) this.#assertInPlace()
        const result = await this.#inner.executeQuery<R>(query)
        // Reading needs nobody's leave: it says nothing of who may write.
        if (!isReading(query.sql)) this.#busySince = null
        return result
      } catch (error) {
        if (!isBusy(error) || this.#database.inTransaction) throw error
        this.#busySince ??= monotonicNow()
        if (monotonicNow() - this.#busySince > patience) throw error
      }
      await wait(pause)
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, chunkSize)
  }
}
