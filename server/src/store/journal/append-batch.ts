import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { JournalEntry } from '../../sync/ports.ts'
import { type LogEntry, notAppended } from './journal-messages.ts'
import { packEntries } from './packed-entries.ts'
import { StorageError } from '../storage-error.ts'

interface Pending extends LogEntry {
  resolve(seq: number): void
  reject(error: unknown): void
}

/** The number of a commit; throws where there is none. */
export const assertAppended = (outcome: number): number => {
  if (outcome === notAppended.unknown) throw new StorageError('NO_SUCH_DOCUMENT')
  if (outcome === notAppended.stale) throw new StorageError('STALE')
  return outcome
}

/** Sends packed entries on; the answer has the number of each commit, or why there is none (`notAppended`). */
type Send = (packed: Uint8Array<ArrayBuffer>) => Promise<number[]>

/**
 * Gathers what is appended in one go: when the rooms of a busy server take their turns together, their entries are one
 * message to the journal's thread, one commit and one answer. Nothing waits longer than the running callback.
 */
export const createAppendBatch = (send: Send) => {
  let pending: Pending[] = []

  /** An entry that cannot be packed is a rejection too: nobody waits for an answer that never comes. */
  const sendPacked = async (entries: Pending[]): Promise<number[]> => send(packEntries(entries))

  const flush = (): void => {
    if (pending.length === 0) return
    const sent = pending
    pending = []
    sendPacked(sent).then(
      (outcomes) => {
        sent.forEach(({ resolve, reject }, place) => {
          try {
            resolve(assertAppended(outcomes[place] ?? notAppended.unknown))
          } catch (error) {
            reject(error)
          }
        })
      },
      (error: unknown) => {
        for (const { reject } of sent) reject(error)
      },
    )
  }

  return {
    append: (room: RoomName, entry: JournalEntry): Promise<number> =>
      new Promise((resolve, reject) => {
        if (pending.length === 0) queueMicrotask(flush)
        pending.push({ room, entry, resolve, reject })
      }),
    /** Sends what waits, so that the next question comes after it. */
    flush,
  }
}
