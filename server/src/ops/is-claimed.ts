import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { lockFileIn } from '../store/file/claim-data-dir.ts'
import { storageCode } from '../store/storage-error.ts'

/** Whether a server has the data directory at present. It is looked at, not claimed: a server that starts meanwhile waits for an instant. */
export const isClaimed = (dataDir: string): boolean => {
  const file = lockFileIn(dataDir)
  if (!existsSync(file)) return false
  let lock: Database.Database | null = null
  try {
    lock = new Database(file, { timeout: 0, readonly: true })
    lock.prepare('select 1 from sqlite_master').get()
    return false
  } catch (error) {
    if (storageCode(error).startsWith('SQLITE_BUSY')) return true
    throw error
  } finally {
    lock?.close()
  }
}
