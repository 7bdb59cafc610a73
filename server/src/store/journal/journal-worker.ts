import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { createDocumentLog } from './document-log.ts'
import type {
  Answer,
  JournalCalls,
  LoadedDocument,
  LogEntry,
  Request,
  ThreadSetup,
} from './journal-messages.ts'
import { assertDurable, openDatabase, threadBusyTimeout } from '../file/open-database.ts'
import { unpackEntries } from './packed-entries.ts'
import { storageCode } from '../storage-error.ts'
import { whenInPlace } from '../file/when-in-place.ts'
import { isClosing, takeTurn } from '../file/write-turns.ts'

/**
 * The journal's thread: the one that waits for the disk. Whatever was asked while a commit ran is taken together, so
 * that the next fsync serves all of it (group commit).
 */
type JournalRequest = Request<JournalCalls>
type Append = Extract<JournalRequest, { type: 'append' }>

if (!parentPort) throw new Error('runs as a worker thread only')
const port = parentPort
const { file, turns, stamp } = workerData as ThreadSetup
const database = openDatabase(file, threadBusyTimeout)
assertDurable(database)
/** How long the file may be another's before it is told, ms. */
const busyPatience = 2_000
const damaged = new Set<RoomName>()
const log = createDocumentLog(database, (room) => damaged.add(room))

const assertInPlace = whenInPlace(file, stamp)

/** Waits for a file that another program keeps, in small sleeps, so that a stop finds the thread awake. */
const commit = <T>(write: () => T): T => {
  const end = monotonicNow() + busyPatience
  for (;;) {
    try {
      assertInPlace()
      const outcome = takeTurn(turns, write)
      assertInPlace()
      return outcome
    } catch (error) {
      const isBusy = storageCode(error).startsWith('SQLITE_BUSY')
      if (!isBusy || isClosing(turns) || monotonicNow() > end) throw error
    }
  }
}

/** What is typed into the record of changes ends one to two of these after it began, ms. */
const sweepInterval = 60_000
let sweeping: NodeJS.Timeout | null = null

/** Where it cannot be stored, the next sweep does it. */
const sweep = (): void => {
  sweeping = null
  try {
    assertInPlace()
    takeTurn(turns, () => log.sweepChanges())
  } catch {}
  sweepLater()
}
const sweepLater = (): void => {
  if (log.isTyping && !isClosing(turns)) sweeping ??= setTimeout(sweep, sweepInterval).unref()
}

const append = (requests: Append[]): Answer[] => {
  try {
    const batches = requests.map(({ packed }) => unpackEntries(packed))
    const entries: LogEntry[] = batches.flat()
    const outcomes = commit(() => log.append(entries))
    sweepLater()
    return requests.map(({ id }, batch) => ({
      id,
      error: null,
      value: outcomes.splice(0, batches[batch]?.length ?? 0),
    }))
  } catch (error) {
    return requests.map(({ id }) => ({ id, error: storageCode(error), value: null }))
  }
}

const answer = (request: Exclude<JournalRequest, Append>): Answer => {
  const { id } = request
  try {
    if (request.type === 'close') {
      if (sweeping) clearTimeout(sweeping)
      database.close()
      return { id, error: null, value: null }
    }
    if (request.type === 'rewrite') {
      const { room, edition } = request
      return { id, error: null, value: commit(() => log.rewrite(room, edition)) }
    }
    const document = log.load(request.room)
    const loaded: LoadedDocument = { document, isDamaged: damaged.delete(request.room) }
    return { id, error: null, value: loaded }
  } catch (error) {
    return { id, error: storageCode(error), value: null }
  }
}

/** Appends that stand next to each other become one commit; the order of requests is kept. */
const answerAll = (requests: JournalRequest[]): Answer[] => {
  const answers: Answer[] = []
  let group: Append[] = []
  const commit = () => {
    if (group.length > 0) answers.push(...append(group))
    group = []
  }
  for (const request of requests) {
    if (request.type === 'append') {
      group.push(request)
      continue
    }
    commit()
    answers.push(answer(request))
  }
  commit()
  return answers
}

/** A document's bytes are handed over, not copied. */
const buffersOf = ({ value }: Answer): ArrayBuffer[] => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  const { document } = value as LoadedDocument
  return [document?.snapshot ?? null, ...(document?.updates ?? [])].flatMap((bytes) =>
    bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  )
}

port.on('message', (first: JournalRequest) => {
  const requests = [first]
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
    requests.push(next.message as JournalRequest)
  const answers = answerAll(requests)
  port.postMessage(answers, answers.flatMap(buffersOf))
  if (requests.some(({ type }) => type === 'close')) port.close()
})
port.postMessage('ready')
