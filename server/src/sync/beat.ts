import { limits } from '@sedyanka/shared/limits.ts'
import type { Schedule } from './ports.ts'

/**
 * When rooms take their turns. A house that is idle serves a room at once. One that is busy serves all rooms with mail
 * together, every few milliseconds: their edits go to disk in one commit, and the clock is asked once.
 */
export class Beat {
  readonly #now: () => number
  readonly #schedule: Schedule
  #due = new Set<() => void>()
  #isScheduled = false
  #last = 0
  #interval: number = limits.batchInterval

  constructor(now: () => number, schedule: Schedule) {
    this.#now = now
    this.#schedule = schedule
  }

  /** Runs `turn` at the next beat; returns how to call it off. */
  readonly request = (turn: () => void): (() => void) => {
    this.#due.add(turn)
    if (!this.#isScheduled) {
      this.#isScheduled = true
      const wait = Math.max(0, this.#last + this.#interval - this.#now())
      this.#schedule(wait, () => this.#run())
    }
    return () => {
      this.#due.delete(turn)
    }
  }

  #run(): void {
    this.#isScheduled = false
    this.#last = this.#now()
    const turns = this.#due
    this.#due = new Set()
    this.#interval = turns.size > 1 ? limits.busyInterval : limits.batchInterval
    for (const turn of turns) turn()
  }
}
