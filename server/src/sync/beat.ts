import type { Monotonic } from '@sedyanka/shared/clocks.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Schedule } from './ports.ts'

interface BeatOptions {
  now: () => Monotonic
  schedule: Schedule
  /** How much of its time the server has been working of late: 0 … 1. */
  busyShare: () => number
}

/**
 * When rooms take their turns. A house that is idle serves a room at once. One that works serves all rooms with mail
 * together, and gathers the longer, the more rooms there are and the more it has to do: their edits go to disk in one
 * commit, and to each peer in one write. So a large hall costs less, and a flood slows everybody down a little instead of
 * somebody a lot.
 */
export class Beat {
  readonly #options: BeatOptions
  #due = new Set<() => void>()
  #isScheduled = false
  /** The last one; any time before the first. */
  #last = Number.NEGATIVE_INFINITY
  #interval: number = limits.batchInterval

  constructor(options: BeatOptions) {
    this.#options = options
  }

  /** Runs `turn` at the next beat; returns how to call it off. */
  readonly request = (turn: () => void): (() => void) => {
    const { now, schedule } = this.#options
    this.#due.add(turn)
    if (!this.#isScheduled) {
      this.#isScheduled = true
      schedule(Math.max(0, this.#last + this.#interval - now()), () => this.#run())
    }
    return () => {
      this.#due.delete(turn)
    }
  }

  #run(): void {
    const { now, busyShare } = this.#options
    this.#isScheduled = false
    this.#last = now()
    const turns = this.#due
    this.#due = new Set()
    const { batchInterval, busyInterval, longestInterval } = limits
    const base = Math.min(turns.size * batchInterval, busyInterval)
    // Squared: a house that works half of its time still answers quickly.
    this.#interval = base + busyShare() ** 2 * (longestInterval - base)
    for (const turn of turns) turn()
  }
}
