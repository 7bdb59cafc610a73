import type { RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { describeError } from './describe-error.ts'
import type { Journal, JournalEntry, Log, Schedule } from './ports.ts'

interface CommitOptions {
  room: RoomName
  journal: Journal
  log: Log
  schedule: Schedule
  /** The disk began, or ceased, to refuse. */
  onDegraded: (degraded: boolean) => void
  /** What was to follow the commit threw. */
  onFailed: (error: unknown) => void
}

/**
 * Puts one room's turns on disk, one at a time, for as long as it takes. A disk that refuses is asked again and again:
 * until it has a turn, nobody sees the turn and no other one begins.
 */
export class DurableCommit {
  readonly #options: CommitOptions
  #isRunning = false
  #isDegraded = false
  #isClosed = false
  #cancelRetry: (() => void) | null = null

  constructor(options: CommitOptions) {
    this.#options = options
  }

  get isRunning(): boolean {
    return this.#isRunning
  }
  get isDegraded(): boolean {
    return this.#isDegraded
  }

  /** Calls back once the entry is on disk; never after `close`. One that must be made first is made anew for each try. */
  run(entry: JournalEntry | (() => Promise<JournalEntry>), onStored: () => void): void {
    this.#isRunning = true
    const { journal, room, log, schedule } = this.#options
    const made =
      typeof entry === 'function'
        ? entry().then((ready) => journal.append(room, ready))
        : journal.append(room, entry)
    const stored = made.then(
      () => {
        if (this.#isClosed) return
        this.#isRunning = false
        this.#setDegraded(false)
        onStored()
      },
      (error: unknown) => {
        if (this.#isClosed) return
        if (!this.#isDegraded) log('room.cannotStore', { room, ...describeError(error) })
        this.#setDegraded(true)
        this.#cancelRetry = schedule(limits.storageRetry, () => this.run(entry, onStored))
      },
    )
    stored.catch(this.#options.onFailed)
  }

  close(): void {
    this.#isClosed = true
    this.#cancelRetry?.()
  }

  #setDegraded(degraded: boolean): void {
    if (this.#isDegraded === degraded) return
    this.#isDegraded = degraded
    this.#options.onDegraded(degraded)
  }
}
