import Database from 'better-sqlite3'
import { StartError } from '../../start-error.ts'

/**
 * How long a connection sleeps for another's commit, ms, where sleeping holds nobody up. Commits take some ms; the end of
 * a fold at most some hundred. A thread that sleeps cannot be stopped, so the server's threads sleep less at a time.
 */
const busyTimeout = 5_000
export const threadBusyTimeout = 250
/** The WAL file is cut back to this size after a checkpoint, so that one large import does not stay on disk for ever. */
export const walLimit = 4 << 20

/**
 * Opens a connection that keeps the promise of "Saved": write-ahead log, and a commit returns only after fsync.
 * SQLite's own default with WAL is NORMAL, which forgets the last commits at a power cut, and the pragma lies about it
 * until the first page is written; so every connection sets it and `assertDurable` reads it back later.
 */
export const openDatabase = (file: string, timeout = busyTimeout): Database.Database => {
  const database = new Database(file, { timeout })
  try {
    // Free pages can be given back a few at a time, if that is said before the first page is written.
    if (database.pragma('page_count', { simple: true }) === 0)
      database.pragma('auto_vacuum = INCREMENTAL')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma(`journal_size_limit = ${walLimit}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const FULL = 2

/** Throws when this connection would acknowledge what a power cut could take back. Call it after the first write. */
export const assertDurable = (database: Database.Database): void => {
  const journalMode = database.pragma('journal_mode', { simple: true })
  const synchronous = database.pragma('synchronous', { simple: true })
  if (journalMode === 'wal' && synchronous === FULL) return
  throw new StartError(
    `The database does not keep commits safe (journal_mode=${String(journalMode)}, synchronous=${String(synchronous)}): refusing to start`,
  )
}
