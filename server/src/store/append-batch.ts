import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { JournalEntry } from '../sync/ports.ts'
import type { LogEntry } from './journal-messages.ts'
import { packEntries } from './packed-entries.ts'
import { StorageError } from './storage-error.ts'

interface Pending extends LogEntry {
  resolve(): void
  reject(error: unknown): void
}

/** Sends packed entries on; the answer has the places of those whose document does not exist. */
type Send = (packed: Uint8Array<ArrayBuffer>) => Promise<number[]>

/**
 * Gathers what is appended in one go: when the rooms of a busy server take their turns together, their entries are one
 * message to the journal's thread, one commit and one answer. Nothing waits longer than the running callback.
 */
export const createAppendBatch = (send: Send) => {
  let pending: Pending[] = []

  const flush = (): void => {
    if (pending.length === 0) return
    const sent = pending
    pending = []
    send(packEntries(sent)).then(
      (unknown) => {
        const places = new Set(unknown)
        sent.forEach(({ resolve, reject }, place) =>
          places.has(place) ? reject(new StorageError('NO_SUCH_DOCUMENT')) : resolve(),
        )
      },
      (error: unknown) => {
        for (const { reject } of sent) reject(error)
      },
    )
  }

  return {
    append: (room: RoomName, entry: JournalEntry): Promise<void> =>
      new Promise((resolve, reject) => {
        if (pending.length === 0) queueMicrotask(flush)
        pending.push({ room, entry, resolve, reject })
      }),
    /** Sends what waits, so that the next question comes after it. */
    flush,
  }
}
