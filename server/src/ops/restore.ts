import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { StartError } from '../start-error.ts'
import { claimDataDir, type DataDir } from '../store/file/claim-data-dir.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { storageCode } from '../store/storage-error.ts'
import { checkDatabase, type Holding } from './check-database.ts'
import { OpsError } from './ops-error.ts'
import { renewEpochs } from './renew-epochs.ts'
import { stampOf } from './rotate-backups.ts'
import { unseal } from './seal.ts'
import { syncToDisk } from './sync-to-disk.ts'

export interface Restored extends Holding {
  /** Where the database now lies that stood in the data directory; null when there was none. */
  replaced: string | null
}

const sidecars = ['-wal', '-shm']

/** Checks the copy and makes it ready for a start; answers with what it holds and the key for cookies. */
export const prepare = (copy: string): Holding & { secret: string | null } => {
  const database = new Database(copy)
  try {
    const holding = checkDatabase(database)
    const secret = database.transaction(() => {
      const key = unseal(database)
      renewEpochs(database)
      return key
    })()
    return { ...holding, secret }
  } finally {
    database.close()
  }
}

/** After a kill -9 the newest commits lie in the log beside the file. */
const foldLog = (file: string): void => {
  try {
    const database = openDatabase(file)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // It is damaged: then it stays as it is, with what lies beside it.
  }
}

/** Puts the database that is to be replaced beside its place, whole; null when there is none. */
const putAside = (databaseFile: string, aside: string): string | null => {
  if (statSync(databaseFile).size === 0) return null
  foldLog(databaseFile)
  for (const suffix of ['', ...sidecars])
    if (existsSync(databaseFile + suffix)) renameSync(databaseFile + suffix, aside + suffix)
  return aside
}

const putSecret = (file: string, secret: string, aside: string): void => {
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === secret) return
    renameSync(file, aside)
  }
  writeFileSync(file, secret, { mode: 0o600 })
  syncToDisk(file)
}

const putInPlace = (directory: DataDir, dataDir: string, file: string): Restored => {
  const { databaseFile, secretFile } = directory
  const copy = `${databaseFile}.restoring`
  try {
    for (const suffix of ['', '-journal', ...sidecars]) rmSync(copy + suffix, { force: true })
    copyFileSync(file, copy)
    chmodSync(copy, 0o600)
    const { boards, documents, secret } = prepare(copy)
    syncToDisk(copy)
    const aside = join(dataDir, `replaced-${stampOf(wallNow())}`)
    const replaced = putAside(databaseFile, `${aside}.db`)
    renameSync(copy, databaseFile)
    if (secret !== null) putSecret(secretFile, secret, `${aside}.secret`)
    syncToDisk(dataDir)
    return { boards, documents, replaced }
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Throws `OpsError` when there is no file, or one that is no backup by what lies beside it. */
export const refuseNoBackup = (file: string): void => {
  if (!existsSync(file)) throw new OpsError(`There is no ${file}`)
  if (existsSync(`${file}-wal`))
    throw new OpsError(`${file} is a database in use, and a part of it lies beside it: no backup`)
}

/** Why a backup was not restored, in one line. */
export const notRestored = (file: string, error: unknown): OpsError => {
  const reason =
    error instanceof OpsError || error instanceof StartError ? error.message : storageCode(error)
  return new OpsError(`${file} was not restored: ${reason}`, { cause: error })
}

/**
 * Puts a backup in the place of the data directory's database, which is kept beside it. The server must be stopped. The
 * file is read whole before anything is touched. Throws `OpsError` or `StartError`; then all is as it was.
 */
export const restore = (dataDir: string, file: string): Restored => {
  refuseNoBackup(file)
  const directory = claimDataDir(dataDir)
  try {
    return putInPlace(directory, dataDir, file)
  } catch (error) {
    throw notRestored(file, error)
  } finally {
    directory.release()
  }
}
