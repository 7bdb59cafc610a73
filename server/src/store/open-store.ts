import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type Database from 'better-sqlite3'
import { StartError } from '../start-error.ts'
import type { Log } from '../sync/ports.ts'
import { openAdmissionReads } from './tables/admission-reads.ts'
import { claimDataDir, type DataDir } from './file/claim-data-dir.ts'
import { closeStamp, isOverwritten, openStamp, putLogAside, writeStamp } from './file/file-stamp.ts'
import { openJournal, type StoreJournal } from './journal/journal.ts'
import { migrate } from './file/migrate.ts'
import { loadSecret } from './file/secret-file.ts'
import { assertDurable, openDatabase } from './file/open-database.ts'
import { openOrm } from './file/open-orm.ts'
import { storageCode } from './storage-error.ts'
import { openTables, type Tables } from './tables/open-tables.ts'
import { tidyAtClose } from './file/tidy-file.ts'
import { watchFiles } from './file/watch-files.ts'
import { createWriteTurns } from './file/write-turns.ts'

/** Everything that is kept. */
export interface Store extends Tables {
  journal: StoreJournal
  /** The key that signs cookies. */
  secret: string
  /** Folds the write-ahead log into the file and gives the data directory free. */
  close(): Promise<void>
}

/**
 * Takes the write-ahead log along into the file that this server opened, wherever that is by now: the next start would lay
 * what is left of it over the file that has taken its place.
 */
const foldAway = (database: Database.Database): void => {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // Then it stays as it is; the reason why the process ends is told anyway.
  }
}

/** Opens the database in a claimed directory. */
const open = async (directory: DataDir, log: Log, secret: string): Promise<Store> => {
  const database = openDatabase(directory.databaseFile)
  const turns = createWriteTurns()
  const stamp = openStamp(directory.databaseFile)
  const orm = await openOrm(database, turns, stamp)
  try {
    await migrate(orm, database, log)
    assertDurable(database)
    writeStamp(stamp, database)
  } catch (error) {
    await orm.close()
    closeStamp(stamp)
    throw error
  }
  const journal = await openJournal({ file: directory.databaseFile, turns, stamp, log })
  const admission = openAdmissionReads(directory.databaseFile)
  const { tables, flush } = await openTables(orm, admission, log)
  const stopWatching = watchFiles({ ...directory, stamp }, (error) => {
    if (isOverwritten(stamp)) putLogAside(directory.databaseFile, wallNow())
    else foldAway(database)
    // Nobody can do anything about it but end the process, which is done where uncaught errors end.
    throw error
  })
  return {
    ...tables,
    journal,
    secret,
    close: async () => {
      stopWatching()
      await flush()
      await journal.close()
      await admission.close()
      try {
        tidyAtClose(database)
      } catch (error) {
        // A full disk, or another program in the file: the next start tidies.
        log('store.tidyFailed', { code: storageCode(error) })
      }
      await orm.close()
      closeStamp(stamp)
      directory.release()
    },
  }
}

/**
 * Claims the data directory, migrates and opens it. Without a secret, one that is made once is kept there. Throws `StartError`
 * with one clear line for each foreseeable fault.
 */
export const openStore = async ({
  dataDir,
  log,
  secret = null,
}: {
  dataDir: string
  log: Log
  secret?: string | null
}): Promise<Store> => {
  const directory = claimDataDir(dataDir)
  try {
    return await open(directory, log, secret ?? loadSecret(directory.secretFile))
  } catch (error) {
    directory.release()
    const code = storageCode(error)
    if (!code.startsWith('SQLITE_')) throw error
    throw new StartError(`The database cannot be opened: ${directory.databaseFile} (${code})`, {
      cause: error,
    })
  }
}
