import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Journal, JournalEntry, Log, StoredDocument } from '../sync/ports.ts'
import type { JournalAnswer, JournalRequest, JournalSetup } from './journal-messages.ts'
import { StorageError } from './storage-error.ts'
import type { WriteTurns } from './write-turns.ts'

/** A request before it has its number. */
type Question = JournalRequest extends infer R
  ? R extends JournalRequest
    ? Omit<R, 'id'>
    : never
  : never
interface Waiting {
  resolve(document: StoredDocument | null): void
  reject(error: StorageError): void
}

export interface SqliteJournal extends Journal {
  /** Waits for what was asked before, then closes the connection. */
  close(): Promise<void>
}

/**
 * The journal port over SQLite. A thread of its own commits, so that the server's loop never waits for the disk; should
 * that thread ever die, what it had not answered is rejected and the next request starts another.
 */
export const openJournal = async ({
  file,
  turns,
  log,
}: {
  file: string
  turns: WriteTurns
  log: Log
}): Promise<SqliteJournal> => {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isClosing = false
  let thread: Worker | null = null

  const start = (): Worker => {
    // Flags of the parent (a test runner's loaders) are not meant for this thread.
    const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), {
      workerData: { file, turns } satisfies JournalSetup,
      execArgv: [],
    })
    worker.on('message', (answers: JournalAnswer[] | 'ready') => {
      // 'ready', or what `node --watch` reports of a thread's imports through the same port
      if (!Array.isArray(answers)) return
      for (const { id, error, document } of answers) {
        const asked = waiting.get(id)
        waiting.delete(id)
        if (error === null) asked?.resolve(document)
        else asked?.reject(new StorageError(error))
      }
    })
    worker.on('error', (error: Error) => log('journal.threadFailed', { message: error.message }))
    worker.on('exit', () => {
      if (thread === worker) thread = null
      for (const asked of waiting.values()) asked.reject(new StorageError('JOURNAL_THREAD_ENDED'))
      waiting.clear()
    })
    return worker
  }

  const ask = (question: Question, transfer: ArrayBuffer[] = []): Promise<StoredDocument | null> =>
    new Promise((resolve, reject) => {
      if (isClosing && question.type !== 'close') return reject(new StorageError('JOURNAL_CLOSED'))
      thread ??= start()
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      thread.postMessage({ id, ...question }, transfer)
    })

  thread = start()
  await once(thread, 'message')

  return {
    load: (room: RoomName) => ask({ type: 'load', room }),
    append: async (room: RoomName, entry: JournalEntry) => {
      // The room goes on to send its buffer to peers, so the thread gets a copy, and that without another one.
      const update = entry.update.slice()
      await ask({ type: 'append', room, entry: { ...entry, update } }, [update.buffer])
    },
    compact: async (room: RoomName) => {
      await ask({ type: 'compact', room })
    },
    close: async () => {
      if (isClosing) return
      isClosing = true
      const closing = thread
      if (!closing) return
      const ended = once(closing, 'exit')
      await ask({ type: 'close' })
      await ended
    },
  }
}
