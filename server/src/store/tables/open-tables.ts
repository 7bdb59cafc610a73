import { setTimeout as wait } from 'node:timers/promises'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { MikroORM } from '@mikro-orm/sql'
import type { Log } from '../../sync/ports.ts'
import { storageCode } from '../storage-error.ts'
import type { AdmissionReads } from './admission-reads.ts'
import { type Boards, createBoards } from './boards.ts'
import { type Changes, createChanges } from './changes.ts'
import { createCursors, type Cursors } from './cursors.ts'
import { createDocuments, type Documents } from './documents.ts'
import { type GuessHours, openGuessHours } from './guess-hours.ts'
import { createInvitations, type Invitations } from './invitations.ts'
import { joinBoard, type Joining, type JoinOutcome } from './join-board.ts'
import { createKeptMinutes, type KeptMinutes } from './kept-minutes.ts'
import { createLastSeen, type LastSeen } from './last-seen.ts'
import { createMemberships, type Memberships } from './memberships.ts'
import { createOperatorSessions, type OperatorSessions } from './operator-sessions.ts'
import { createPeople, type People } from './people.ts'
import { createRoomCodeStore, type RoomCodeStore } from './room-codes.ts'
import { openSessionTable, type SessionTable } from './session-table.ts'
import { createTakenWords, type TakenWords } from './taken-words.ts'

/** What is kept in tables, as plain values: entities never leave the store. */
export interface Tables {
  admission: Omit<AdmissionReads, 'close'>
  boards: Boards
  changes: Changes
  cursors: Cursors
  documents: Documents
  guessHours: GuessHours
  invitations: Invitations
  keptMinutes: KeptMinutes
  lastSeen: LastSeen
  memberships: Memberships
  operatorSessions: OperatorSessions
  people: People
  roomCodes: RoomCodeStore
  sessions: SessionTable
  takenWords: TakenWords
  join(joining: Joining): Promise<JoinOutcome>
}

/** How long a stop waits for the times at which people were here last, and what was guessed, ms: they are worth little. */
const patience = 300

/**
 * The tables over an ORM, whatever database it speaks to. What has expired is dropped. `flush` writes what is gathered, and is
 * called before the ORM is closed.
 */
export const openTables = async (
  orm: MikroORM,
  admission: AdmissionReads,
  log: Log,
): Promise<{ tables: Tables; flush: () => Promise<void> }> => {
  const fork = () => orm.em.fork()
  const note = (event: string) => (error: unknown) => log(event, { code: storageCode(error) })
  const noteLastSeen = note('store.lastSeenFailed')
  const noteGuesses = note('store.guessesFailed')
  // They are over, deleted or not: a full disk is no reason to keep everybody from reading.
  const noteExpired = note('store.expiredKept')
  const lastSeen = createLastSeen(fork, noteLastSeen)
  const guessHours = await openGuessHours(fork, noteGuesses)
  const sessions = openSessionTable(orm)
  await sessions.deleteExpired().catch(noteExpired)
  const takenWords = createTakenWords(fork)
  await takenWords.deleteExpired(wallNow()).catch(noteExpired)
  return {
    tables: {
      admission,
      boards: createBoards(fork),
      changes: createChanges(fork),
      cursors: createCursors(fork),
      documents: createDocuments(fork, admission),
      guessHours,
      invitations: createInvitations(fork),
      keptMinutes: createKeptMinutes(fork),
      lastSeen,
      memberships: createMemberships(fork),
      operatorSessions: createOperatorSessions(fork),
      people: createPeople(fork),
      roomCodes: createRoomCodeStore(fork),
      sessions,
      takenWords,
      join: (joining) => joinBoard(fork, joining),
    },
    flush: async () => {
      const kept = Promise.all([
        lastSeen.flush().catch(noteLastSeen),
        guessHours.flush().catch(noteGuesses),
      ])
      await Promise.race([kept, wait(patience)])
    },
  }
}
