import type { RoomName } from '@sedyanka/shared/ids.ts'
import { setTimeout as wait } from 'node:timers/promises'
import type { JournalEntry, Log, NewEdition } from '../../sync/ports.ts'
import { assertAppended } from '../journal/append-batch.ts'
import type { StoreJournal } from '../journal/journal.ts'
import { createStoreThread } from '../journal/store-thread.ts'
import { StorageError, storageCode } from '../storage-error.ts'
import { createAppending } from './appending.ts'
import { openConnections } from './connection.ts'
import { eraseFormer } from './erase-former.ts'
import type { FoldCalls } from './fold-worker.ts'
import { createFolding } from './folding.ts'
import type { Lease } from './lease.ts'
import { readDocument } from './read-document.ts'
import { rewriteDocument } from './rewriting.ts'

/** A stop does not wait for a database that hangs. What it has not taken was acknowledged to nobody. ms */
const closePatience = 1_000
/** A former edition is written out of the tables so long after a rewriting, ms: several are done at once. */
const eraseAfter = 5_000
/** Rooms that are loaded at once; the others wait for them. */
const readers = 3

/**
 * The journal port over PostgreSQL. One connection appends: what comes while a batch is on its way is the next batch. Others
 * read and fold. A thread packs and folds, so that the server's loop never waits for that.
 */
export const openPostgresJournal = ({
  url,
  lease,
  log,
}: {
  url: string
  lease: Lease
  log: Log
}): StoreJournal => {
  const writing = openConnections(url, 1)
  const reading = openConnections(url, readers)
  const tidying = openConnections(url, 1)
  const thread = createStoreThread<FoldCalls>({
    program: new URL('./fold-worker.ts', import.meta.url),
    log,
  })
  const appending = createAppending(writing, lease)
  const fold = createFolding({ connections: tidying, lease, thread })
  let isClosing = false
  const assertOpen = () => {
    if (isClosing) throw new StorageError('JOURNAL_CLOSED')
  }

  /** One thing at a time; what has not begun when the server closes is left for another day. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(() => (isClosing ? undefined : work()))
    last = done.catch(() => {})
    return done
  }
  const erase = () => inTurn(() => eraseFormer(tidying))
  let eraseTimer: NodeJS.Timeout | null = null
  const eraseSoon = () => {
    eraseTimer ??= setTimeout(() => {
      eraseTimer = null
      erase().catch((error: unknown) => log('store.upkeepFailed', { code: storageCode(error) }))
    }, eraseAfter).unref()
  }

  return {
    load: async (room: RoomName) => {
      assertOpen()
      await appending.idle()
      const { document, isDamaged } = await reading.snapshot((client) => readDocument(client, room))
      // Nobody has lost anything yet, but whoever looks after the database should know.
      if (isDamaged) log('store.snapshotDamaged', { room })
      return document
    },
    append: async (room: RoomName, entry: JournalEntry) => {
      assertOpen()
      return appending.append(room, entry)
    },
    rewrite: async (room: RoomName, edition: NewEdition) => {
      assertOpen()
      const packed = await thread.ask('pack', { state: edition.state })
      const outcome = await appending.alone(() =>
        writing.transaction((client) => rewriteDocument(client, lease, { room, edition, packed })),
      )
      const seq = assertAppended(outcome)
      eraseSoon()
      return seq
    },
    compact: async (room: RoomName) => {
      assertOpen()
      await inTurn(() => fold(room))
    },
    erase: async () => {
      assertOpen()
      await erase()
    },
    close: async () => {
      if (isClosing) return
      isClosing = true
      if (eraseTimer) clearTimeout(eraseTimer)
      const ended = (async () => {
        await appending.close()
        await Promise.all([writing.close(), reading.close(), thread.close(closePatience)])
        await tidying.close()
      })()
      await Promise.race([ended, wait(closePatience)])
    },
  }
}
