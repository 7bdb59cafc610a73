import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { setTimeout as wait } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { StartError } from '../start-error.ts'
import type { Log } from '../sync/ports.ts'
import { type AdmissionReads, openAdmissionReads } from './tables/admission-reads.ts'
import { type Boards, createBoards } from './tables/boards.ts'
import { type Changes, createChanges } from './tables/changes.ts'
import { claimDataDir, type DataDir } from './file/claim-data-dir.ts'
import { closeStamp, isOverwritten, openStamp, putLogAside, writeStamp } from './file/file-stamp.ts'
import { createCursors, type Cursors } from './tables/cursors.ts'
import { createDocuments, type Documents } from './tables/documents.ts'
import { createInvitations, type Invitations } from './tables/invitations.ts'
import { type GuessHours, openGuessHours } from './tables/guess-hours.ts'
import { joinBoard, type Joining, type JoinOutcome } from './tables/join-board.ts'
import { openJournal, type SqliteJournal } from './journal/journal.ts'
import { createKeptMinutes, type KeptMinutes } from './tables/kept-minutes.ts'
import { createLastSeen, type LastSeen } from './tables/last-seen.ts'
import { createMemberships, type Memberships } from './tables/memberships.ts'
import { migrate } from './file/migrate.ts'
import { assertDurable, openDatabase } from './file/open-database.ts'
import { openOrm } from './file/open-orm.ts'
import { createPeople, type People } from './tables/people.ts'
import { createRoomCodeStore, type RoomCodeStore } from './tables/room-codes.ts'
import { storageCode } from './storage-error.ts'
import { openSessionTable, type SessionTable } from './tables/session-table.ts'
import { createTakenWords, type TakenWords } from './tables/taken-words.ts'
import { tidyAtClose } from './file/tidy-file.ts'
import { watchFiles } from './file/watch-files.ts'
import { createWriteTurns } from './file/write-turns.ts'

/** Everything that is kept, as plain values: entities never leave this folder. */
export interface Store {
  admission: Omit<AdmissionReads, 'close'>
  boards: Boards
  changes: Changes
  cursors: Cursors
  documents: Documents
  invitations: Invitations
  keptMinutes: KeptMinutes
  takenWords: TakenWords
  memberships: Memberships
  lastSeen: LastSeen
  people: People
  sessions: SessionTable
  journal: SqliteJournal
  /** Where the key that signs cookies is kept. */
  secretFile: string
  roomCodes: RoomCodeStore
  guessHours: GuessHours
  join(joining: Joining): Promise<JoinOutcome>
  /** Folds the write-ahead log into the file and gives the data directory free. */
  close(): Promise<void>
}

/** How long a stop waits for the times at which people were here last, and what was guessed, ms: they are worth little. */
const lastSeenPatience = 300

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
const open = async (directory: DataDir, log: Log): Promise<Store> => {
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
  const fork = () => orm.em.fork()
  const noteLastSeen = (error: unknown) => log('store.lastSeenFailed', { code: storageCode(error) })
  const lastSeen = createLastSeen(fork, noteLastSeen)
  const noteGuesses = (error: unknown) => log('store.guessesFailed', { code: storageCode(error) })
  const guessHours = await openGuessHours(fork, noteGuesses)
  const sessions = openSessionTable(orm)
  await sessions.deleteExpired().catch((error: unknown) => {
    // They are over, deleted or not: a full disk is no reason to keep everybody from reading.
    log('store.expiredKept', { code: storageCode(error) })
  })
  const takenWords = createTakenWords(fork)
  await takenWords.deleteExpired(wallNow()).catch((error: unknown) => {
    log('store.expiredKept', { code: storageCode(error) })
  })
  const stopWatching = watchFiles({ ...directory, stamp }, (error) => {
    if (isOverwritten(stamp)) putLogAside(directory.databaseFile, wallNow())
    else foldAway(database)
    // Nobody can do anything about it but end the process, which is done where uncaught errors end.
    throw error
  })
  return {
    admission,
    boards: createBoards(fork),
    changes: createChanges(fork),
    cursors: createCursors(fork),
    documents: createDocuments(fork, admission),
    invitations: createInvitations(fork),
    keptMinutes: createKeptMinutes(fork),
    takenWords,
    memberships: createMemberships(fork),
    lastSeen,
    people: createPeople(fork),
    roomCodes: createRoomCodeStore(fork),
    guessHours,
    sessions,
    journal,
    secretFile: directory.secretFile,
    join: (joining) => joinBoard(fork(), joining),
    close: async () => {
      stopWatching()
      const kept = Promise.all([
        lastSeen.flush().catch(noteLastSeen),
        guessHours.flush().catch(noteGuesses),
      ])
      await Promise.race([kept, wait(lastSeenPatience)])
      await journal.close()
      admission.close()
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

/** Claims the data directory, migrates and opens it. Throws `StartError` with one clear line for each foreseeable fault. */
export const openStore = async ({
  dataDir,
  log,
}: {
  dataDir: string
  log: Log
}): Promise<Store> => {
  const directory = claimDataDir(dataDir)
  try {
    return await open(directory, log)
  } catch (error) {
    directory.release()
    const code = storageCode(error)
    if (!code.startsWith('SQLITE_')) throw error
    throw new StartError(`The database cannot be opened: ${directory.databaseFile} (${code})`, {
      cause: error,
    })
  }
}
