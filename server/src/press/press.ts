import type { PersonId } from '@sedyanka/shared/ids.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { PaperFormat } from '@sedyanka/shared/minutes/formats.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { Log } from '../sync/ports.ts'
import { openPressChild, type PressChild } from './open-press-child.ts'

/** What is to be printed: minutes, in which language (theirs), as which kind of file. */
export interface PressOrder {
  minutes: Minutes
  language: Language
  format: PaperFormat
}

interface Job {
  /** Reads the minutes when it is this one's turn; null when there are none. */
  read: () => Promise<PressOrder | null>
  resolve(bytes: Uint8Array<ArrayBuffer> | null): void
  reject(error: unknown): void
}
interface Current {
  job: Job
  timer: NodeJS.Timeout
  order: PressOrder | null
  /** How many processes ended over it. */
  ended: number
}

/** One file may take so long, ms; a process that takes longer is ended. */
const patience = 20_000
/** A process that nothing is asked of for so long is given back, with some hundred megabytes. ms */
const idleAfter = 60_000

/**
 * Prints papers into files in a process of its own, one at a time. Whoever asks for many waits for themselves: people take
 * turns. A process and not a thread, because a fault within the typesetter ends the whole process that it runs in.
 */
export interface Press {
  /** Whether this person, or everybody together, waits for too many already. */
  isBusyFor(personId: PersonId): boolean
  /** The bytes of a file of what `read` answers; null when that is nothing. Rejects when it fails. */
  print(personId: PersonId, read: Job['read']): Promise<Uint8Array<ArrayBuffer> | null>
}

/** `program`: what the process runs, where a test has another one. */
export const createPress = ({ log, program }: { log: Log; program?: URL }): Press => {
  /** What waits, by person; who had a turn goes to the end. */
  const waiting = new Map<string, Job[]>()
  let count = 0
  let current: Current | null = null
  let child: PressChild | null = null
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

  const open = (): PressChild => {
    const opened: PressChild = openPressChild({
      program,
      answer: ({ bytes, error }) => {
        if (child !== opened) return
        if (error === null) finish((job) => job.resolve(bytes))
        else fail(new Error(error))
      },
      ended: (how) => {
        if (child !== opened) return
        child = null
        log('minutes.pressEnded', how)
        // Whatever ended it may have come from elsewhere: once more, and no oftener.
        if (current?.order && current.ended++ === 0) send(current.order)
        else fail(new Error('the process that prints papers ended'))
      },
    })
    return opened
  }
  const send = (order: PressOrder) => {
    child ??= open()
    child.send(order)
  }
  const end = () => {
    const ended = child
    child = null
    ended?.kill()
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
      fail(new Error('a paper took too long'))
    }, patience)
    const mine: Current = { job, timer, order: null, ended: 0 }
    current = mine
    const ask = (order: PressOrder | null) => {
      if (current !== mine) return
      if (!order) return finish(({ resolve }) => resolve(null))
      mine.order = order
      send(order)
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
    print: (personId, read) => {
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer> | null>()
      const own = waiting.get(personId) ?? []
      waiting.set(personId, [...own, { read, resolve, reject }])
      count++
      next()
      return promise
    },
  }
}
