import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { describeError } from '../describe-error.ts'
import type { Journal, JournalEntry, Log, Observe, Schedule } from '../ports.ts'

interface CommitOptions {
  room: RoomName
  /** The newest commit when the document was loaded. */
  seq: number
  journal: Journal
  log: Log
  schedule: Schedule
  monotonic: () => Monotonic
  observe: Observe | undefined
  /** The disk began, or ceased, to refuse. */
  onDegraded: (degraded: boolean) => void
  /** What was to follow the commit threw, or the entry was stale: the room must be loaded anew. */
  onFailed: (error: unknown) => void
}

const isStale = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'STALE'

/**
 * Puts one room's turns on disk, one at a time, for as long as it takes. A disk that refuses is asked again and again:
 * until it has a turn, nobody sees the turn and no other one begins.
 */
export class DurableCommit {
  readonly #options: CommitOptions
  /** Since when a turn is on its way to the disk. */
  #since: Monotonic | null = null
  /** The newest commit that this room knows of. */
  #seq: number
  #isDegraded = false
  #isClosed = false
  #cancelRetry: (() => void) | null = null
  /** Whoever waits for the end of the turn that is on its way. */
  #waiting: PromiseWithResolvers<void>[] = []

  constructor(options: CommitOptions) {
    this.#options = options
    this.#seq = options.seq
  }

  get isRunning(): boolean {
    return this.#since !== null
  }
  /** Since when the disk neither takes a turn nor refuses it; null while none is on its way. */
  get since(): Monotonic | null {
    return this.#since
  }
  get isDegraded(): boolean {
    return this.#isDegraded
  }

  /** Calls back once the entry is on disk; never after `close`. One that must be made first is made anew for each try. */
  run(entry: JournalEntry | (() => Promise<JournalEntry>), onStored: () => void): void {
    const { journal, room, log, schedule, monotonic, observe } = this.#options
    const begun = (this.#since = monotonic())
    const append = (ready: JournalEntry) => journal.append(room, { ...ready, after: this.#seq })
    const made = typeof entry === 'function' ? entry().then(append) : append(entry)
    const stored = made.then(
      (seq) => {
        if (this.#isClosed) return
        observe?.append(monotonic() - begun)
        this.#seq = seq
        this.#since = null
        this.#setDegraded(false)
        this.#letNext()
        onStored()
      },
      (error: unknown) => {
        if (this.#isClosed) return
        // Somebody else has written since, or an answer was lost: what is in memory is no longer what is on disk.
        if (isStale(error)) throw error
        if (!this.#isDegraded) log('room.cannotStore', { room, ...describeError(error) })
        this.#setDegraded(true)
        this.#cancelRetry = schedule(limits.storageRetry, () => this.run(entry, onStored))
      },
    )
    stored.catch(this.#options.onFailed)
  }

  /**
   * Does something in the place of a turn, once none is on its way: no other one begins meanwhile. It is told the number of
   * the newest commit. Rejects when the room ends before.
   */
  async alone<T>(work: (after: number) => Promise<T>): Promise<T> {
    if (this.isRunning) {
      const turn = Promise.withResolvers<void>()
      this.#waiting.push(turn)
      await turn.promise
    } else this.#since = this.#options.monotonic()
    try {
      return await work(this.#seq)
    } finally {
      this.#since = null
      this.#letNext()
    }
  }

  close(): void {
    this.#isClosed = true
    this.#cancelRetry?.()
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the room was closed'))
  }

  #letNext(): void {
    const next = this.#waiting.shift()
    if (!next) return
    this.#since = this.#options.monotonic()
    next.resolve()
  }

  #setDegraded(degraded: boolean): void {
    if (this.#isDegraded === degraded) return
    this.#isDegraded = degraded
    this.#options.onDegraded(degraded)
  }
}
