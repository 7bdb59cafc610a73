import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { StartError } from '../start-error.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { storageCode } from '../store/storage-error.ts'
import { checkDatabase, type Holding } from './check-database.ts'
import { OpsError } from './ops-error.ts'
import { seal } from './seal.ts'
import { syncToDisk } from './sync-to-disk.ts'

/** Copies everything that is committed at this moment, in one transaction; the server goes on writing. */
const copyCommitted = (source: string, to: string): void => {
  // Names and everything that was said: nobody else on the machine reads it.
  writeFileSync(to, '', { mode: 0o600, flag: 'wx' })
  const database = openDatabase(source)
  try {
    // Unlike a copy of the pages, this leaves out what was deleted.
    database.prepare('vacuum into ?').run(to)
  } finally {
    database.close()
  }
  // Whose file it is a start writes into the header (`file-stamp.ts`): the copy is nobody's.
  const copy = new Database(to)
  copy.pragma('application_id = 0')
  copy.close()
}

export interface BackedUp extends Holding {
  /** The size of the file. */
  bytes: number
}

/** Throws `OpsError` when there is something already where the backup is to be. */
export const refuseTaken = (file: string): void => {
  if (existsSync(file)) throw new OpsError(`${file} exists: a backup takes nobody's place`)
}

/** Reads all of the copy back, seals it with the key for cookies, and gives it its name once it is on disk. */
export const giveName = (partial: string, file: string, secret: string | null): BackedUp => {
  const copy = new Database(partial)
  let holding: Holding
  try {
    holding = checkDatabase(copy)
    seal(copy, secret)
  } finally {
    copy.close()
  }
  syncToDisk(partial)
  renameSync(partial, file)
  syncToDisk(dirname(resolve(file)))
  return { ...holding, bytes: statSync(file).size }
}

/** Why there is no backup, in one line. */
export const noBackup = (error: unknown): OpsError => {
  const reason =
    error instanceof OpsError || error instanceof StartError ? error.message : storageCode(error)
  return new OpsError(`No backup was written: ${reason}`, { cause: error })
}

/**
 * Writes a backup of the data directory to one new file, of a running server or a stopped one, and reads all of it back
 * before it gets its name. Throws `OpsError`; then there is no file.
 */
export const backUp = (dataDir: string, file: string): BackedUp => {
  const source = join(dataDir, 'sedyanka.db')
  const secretFile = join(dataDir, 'secret')
  if (!existsSync(source)) throw new OpsError(`DATA_DIR holds no database: ${dataDir}`)
  refuseTaken(file)
  const partial = `${file}.partial`
  try {
    rmSync(partial, { force: true })
    copyCommitted(source, partial)
    const secret = existsSync(secretFile) ? readFileSync(secretFile, 'utf8') : null
    return giveName(partial, file, secret)
  } catch (error) {
    rmSync(partial, { force: true })
    throw noBackup(error)
  }
}
