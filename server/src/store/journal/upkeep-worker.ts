import { workerData } from 'node:worker_threads'
import { createCompaction } from './compact-document.ts'
import type { Request, ThreadSetup, UpkeepCalls } from './journal-messages.ts'
import { serveSlowly } from './serve-slowly.ts'
import { openDatabase, threadBusyTimeout } from '../file/open-database.ts'
import { eraseDeleted, tidyFile } from '../file/tidy-file.ts'
import { waitForJournal } from '../file/write-turns.ts'

/** The thread that keeps the file small. Nobody waits for it: folding a long log takes seconds. */
const { file, turns } = workerData as ThreadSetup
const database = openDatabase(file, threadBusyTimeout)
const compact = createCompaction(database, (write) => {
  waitForJournal(turns)
  write()
})

const work = (request: Request<UpkeepCalls>): boolean | null => {
  switch (request.type) {
    case 'compact':
      return compact(request.room)
    case 'tidy':
      return tidyFile(database)
    case 'erase':
      waitForJournal(turns)
      eraseDeleted(database)
      return null
    case 'close':
      database.close()
      return null
  }
}

serveSlowly(work)
