import type { PersonId } from '@sedyanka/shared/ids.ts'
import { Worker } from 'node:worker_threads'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { describeError } from '../sync/describe-error.ts'
import type { Log } from '../sync/ports.ts'

export interface DocxQuestion {
  minutes: Minutes
  language: Language
}
export type DocxAnswer =
  | { bytes: Uint8Array<ArrayBuffer>; error: null }
  | { bytes: null; error: string }

interface Job {
  /** Reads the minutes when it is this one's turn; null when there are none. */
  read: () => Promise<DocxQuestion | null>
  resolve(bytes: Uint8Array<ArrayBuffer> | null): void
  reject(error: unknown): void
}

/** One document may take so long, ms; a thread that takes longer is ended. */
const patience = 20_000
/** A thread that nothing is asked of for so long is given back, with some dozen megabytes. ms */
const idleAfter = 60_000
const memory = 256

/**
 * Writes Word documents in a thread of its own, one at a time. Whoever asks for many waits for themselves: people take
 * turns.
 */
export interface DocxWriter {
  /** Whether this person, or everybody together, waits for too many already. */
  isBusyFor(personId: PersonId): boolean
  /** The bytes of a .docx of what `read` answers; null when that is nothing. Rejects when it fails. */
  write(personId: PersonId, read: Job['read']): Promise<Uint8Array<ArrayBuffer> | null>
}

export const createDocxWriter = ({ log }: { log: Log }): DocxWriter => {
  /** What waits, by person; who had a turn goes to the end. */
  const waiting = new Map<string, Job[]>()
  let count = 0
  let current: { job: Job; timer: NodeJS.Timeout } | null = null
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  const finish = (tell: (job: Job) => void) => {
    if (!current) return
    const { job, timer } = current
    clearTimeout(timer)
    current = null
    count--
    tell(job)
    next()
  }
  const fail = (error: unknown) => finish((job) => job.reject(error))

  const open = (): Worker => {
    const worker = new Worker(new URL('./docx-worker.ts', import.meta.url), {
      // Flags of the parent (a test runner's loaders) are not meant for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    worker.unref()
    worker.on('message', (answer: DocxAnswer | object) => {
      // `node --watch` reports a thread's imports through the same port.
      if (!('error' in answer)) return
      const { bytes, error } = answer
      if (error === null) finish((job) => job.resolve(bytes))
      else fail(new Error(error))
    })
    worker.on('error', (error: Error) => log('minutes.threadFailed', describeError(error)))
    worker.on('exit', () => {
      if (thread !== worker) return
      thread = null
      fail(new Error('the thread that writes Word documents ended'))
    })
    return worker
  }

  const end = () => {
    const ended = thread
    thread = null
    void ended?.terminate()
  }

  const next = () => {
    if (current) return
    clearTimeout(idle)
    const [first] = waiting
    if (!first) return void (idle = setTimeout(end, idleAfter).unref())
    const [personId, jobs] = first
    const job = jobs.shift()
    waiting.delete(personId)
    if (jobs.length > 0) waiting.set(personId, jobs)
    if (!job) return next()
    const timer = setTimeout(() => {
      end()
      fail(new Error('a Word document took too long'))
    }, patience)
    const mine = (current = { job, timer })
    const ask = (question: DocxQuestion | null) => {
      if (current !== mine) return
      if (!question) return finish(({ resolve }) => resolve(null))
      thread ??= open()
      thread.postMessage(question)
    }
    job
      .read()
      .then(ask)
      .catch((error: unknown) => {
        if (current === mine) fail(error)
      })
  }

  return {
    isBusyFor: (personId) =>
      (waiting.get(personId)?.length ?? 0) >= limits.documentsOfPerson ||
      count >= limits.documentsInAll,
    write: (personId, read) => {
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer> | null>()
      const own = waiting.get(personId) ?? []
      waiting.set(personId, [...own, { read, resolve, reject }])
      count++
      next()
      return promise
    },
  }
}
