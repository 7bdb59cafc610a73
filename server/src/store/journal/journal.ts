import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Journal, JournalEntry, Log, NewEdition } from '../../sync/ports.ts'
import { assertAppended, createAppendBatch } from './append-batch.ts'
import type { JournalCalls, ThreadSetup } from './journal-messages.ts'
import { StorageError } from '../storage-error.ts'
import { createStoreThread } from './store-thread.ts'
import { createUpkeep, type UpkeepTimes } from './upkeep.ts'
import { announceClose } from '../file/write-turns.ts'

/** A stop does not wait for a disk that hangs. What it has not taken was acknowledged to nobody. ms */
const closePatience = 1_000

/** The journal of an open store. */
export interface StoreJournal extends Journal {
  /** Writes what is kept anew, without what was deleted. Rejects with a `StorageError` when that cannot be done now. */
  erase(): Promise<void>
  /** Waits for what was asked before, then closes the connections. */
  close(): Promise<void>
}

/**
 * The journal port over SQLite. A thread of its own commits, so that the server's loop never waits for the disk, and
 * another one folds, so that commits never wait for a fold.
 */
export const openJournal = async ({
  upkeepTimes,
  ...setup
}: ThreadSetup & { log: Log; upkeepTimes?: UpkeepTimes }): Promise<StoreJournal> => {
  const { log } = setup
  const thread = createStoreThread<JournalCalls>({
    program: new URL('./journal-worker.ts', import.meta.url),
    ...setup,
  })
  const batch = createAppendBatch((packed) => thread.ask('append', { packed }, [packed.buffer]))
  const upkeep = createUpkeep({ ...setup, times: upkeepTimes })
  let isClosing = false
  const assertOpen = () => {
    if (isClosing) throw new StorageError('JOURNAL_CLOSED')
  }
  await thread.start()

  return {
    load: async (room: RoomName) => {
      assertOpen()
      batch.flush()
      const { document, isDamaged } = await thread.ask('load', { room })
      // Nobody has lost anything yet, but whoever looks after the machine should know.
      if (isDamaged) log('store.snapshotDamaged', { room })
      return document
    },
    append: async (room: RoomName, entry: JournalEntry) => {
      assertOpen()
      upkeep.noteAppend()
      return batch.append(room, entry)
    },
    rewrite: async (room: RoomName, edition: NewEdition) => {
      assertOpen()
      batch.flush()
      upkeep.noteAppend()
      const seq = assertAppended(await thread.ask('rewrite', { room, edition }))
      upkeep.noteRewriting()
      return seq
    },
    compact: async (room: RoomName) => {
      assertOpen()
      await upkeep.compact(room)
    },
    erase: async () => {
      assertOpen()
      await upkeep.erase()
    },
    close: async () => {
      if (isClosing) return
      isClosing = true
      announceClose(setup.turns)
      batch.flush()
      await Promise.all([thread.close(closePatience), upkeep.close()])
    },
  }
}
