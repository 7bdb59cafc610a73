import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { createCompaction } from './compact-document.ts'
import type { Answer, Request, ThreadSetup, UpkeepCalls } from './journal-messages.ts'
import { openDatabase, threadBusyTimeout } from '../file/open-database.ts'
import { storageCode } from '../storage-error.ts'
import { eraseDeleted, tidyFile } from '../file/tidy-file.ts'
import { waitForJournal } from '../file/write-turns.ts'

/** The thread that keeps the file small. Nobody waits for it: folding a long log takes seconds. */
if (!parentPort) throw new Error('runs as a worker thread only')
const port = parentPort
// On a machine with one core a fold would hold up a whole hall's edits. Only Linux knows priorities of single threads
// (setpriority(2)); elsewhere 0 means the whole process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
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

port.on('message', (request: Request<UpkeepCalls>) => {
  let answer: Answer
  try {
    answer = { id: request.id, error: null, value: work(request) }
  } catch (error) {
    answer = { id: request.id, error: storageCode(error), value: null }
  }
  port.postMessage([answer])
  if (request.type === 'close') port.close()
})
