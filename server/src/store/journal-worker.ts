import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { createDocumentLog } from './document-log.ts'
import type { JournalAnswer, JournalRequest, JournalSetup } from './journal-messages.ts'
import { assertDurable, openDatabase } from './open-database.ts'
import { StorageError, storageCode } from './storage-error.ts'
import { takeTurn } from './write-turns.ts'

/**
 * The journal's thread: the one that waits for the disk. Whatever was asked while a commit ran is taken together, so
 * that the next fsync serves all of it (group commit).
 */
type Append = Extract<JournalRequest, { type: 'append' }>

if (!parentPort) throw new Error('runs as a worker thread only')
const port = parentPort
const { file, turns } = workerData as JournalSetup
const database = openDatabase(file)
assertDurable(database)
const log = createDocumentLog(database)

const done = (id: number): JournalAnswer => ({ id, error: null, document: null })
const failed = (id: number, error: unknown): JournalAnswer => ({
  id,
  error: storageCode(error),
  document: null,
})

const append = (requests: Append[]): JournalAnswer[] => {
  try {
    const known = takeTurn(turns, () => log.append(requests))
    return requests.map(({ id }, index) =>
      known[index] ? done(id) : failed(id, new StorageError('NO_SUCH_DOCUMENT')),
    )
  } catch (error) {
    return requests.map(({ id }) => failed(id, error))
  }
}

const answer = (request: Exclude<JournalRequest, Append>): JournalAnswer => {
  try {
    switch (request.type) {
      case 'load':
        return { ...done(request.id), document: log.load(request.room) }
      case 'compact':
        log.compact(request.room)
        return done(request.id)
      case 'close':
        database.close()
        return done(request.id)
    }
  } catch (error) {
    return failed(request.id, error)
  }
}

/** Appends that stand next to each other become one commit; the order of requests is kept. */
const answerAll = (requests: JournalRequest[]): JournalAnswer[] => {
  const answers: JournalAnswer[] = []
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

const buffersOf = ({ document }: JournalAnswer): ArrayBuffer[] =>
  [document?.snapshot ?? null, ...(document?.updates ?? [])].flatMap((bytes) =>
    bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  )

port.on('message', (first: JournalRequest) => {
  const requests = [first]
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
    requests.push(next.message as JournalRequest)
  const answers = answerAll(requests)
  port.postMessage(answers, answers.flatMap(buffersOf))
  if (requests.some(({ type }) => type === 'close')) port.close()
})
port.postMessage('ready')
