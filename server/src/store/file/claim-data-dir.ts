import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { StartError } from '../../start-error.ts'

export interface DataDir {
  databaseFile: string
  lockFile: string
  secretFile: string
  /** Gives the directory free for another process. */
  release(): void
}

/** `status` looks at the lock by reading, which holds it for an instant: that must not stop a start. ms */
const lookPatience = 250

/** The file whose lock is the claim. */
export const lockFileIn = (dataDir: string): string => join(dataDir, 'lock')

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'

/** Makes a directory and those above it. Node's own `recursive` never returns where the system has no real directories (/proc). */
const makeDirectory = (path: string): void => {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeDirectory(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/**
 * Makes the data directory (readable by its owner only) and claims it for this process, so that two servers never
 * write into one board. The claim is an exclusive lock on an empty SQLite file: the system drops it with the process,
 * however that ends, so there is no stale lock to clean up. Throws `StartError`.
 */
export const claimDataDir = (dataDir: string): DataDir => {
  try {
    makeDirectory(resolve(dataDir))
  } catch (error) {
    throw new StartError(`DATA_DIR cannot be made: ${dataDir} (${codeOf(error)})`, { cause: error })
  }
  let lock: Database.Database | null = null
  const lockFile = lockFileIn(dataDir)
  try {
    lock = new Database(lockFile, { timeout: lookPatience })
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new StartError(`DATA_DIR is in use by another Sedyanka: ${dataDir}`, { cause: error })
    throw new StartError(`DATA_DIR cannot be written: ${dataDir} (${codeOf(error)})`, {
      cause: error,
    })
  }
  const claimed = lock
  const databaseFile = join(dataDir, 'sedyanka.db')
  try {
    if (!existsSync(databaseFile)) new Database(databaseFile).close()
    // The file holds names, session hashes and everything that was said: nobody else on the machine reads it.
    chmodSync(databaseFile, 0o600)
  } catch (error) {
    claimed.close()
    throw new StartError(`DATA_DIR cannot be written: ${databaseFile} (${codeOf(error)})`, {
      cause: error,
    })
  }
  return {
    databaseFile,
    lockFile,
    secretFile: join(dataDir, 'secret'),
    release: () => claimed.close(),
  }
}
