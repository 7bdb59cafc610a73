import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Schedule } from '../ports.ts'

interface TurnSchedulerOptions {
  now: () => Monotonic
  schedule: Schedule
  /** How much of its time the server has been working of late: 0 … 1. */
  busyShare: () => number
}

/**
 * When rooms take their turns. An idle server serves a room at once. A busy one serves all rooms with mail
 * together, and gathers the longer, the more rooms there are and the more it has to do: their edits go to disk in one
 * commit, and to each peer in one write. So a large hall costs less, and a flood slows everybody down a little instead of
 * somebody a lot.
 */
export class TurnScheduler {
  readonly #options: TurnSchedulerOptions
  /** Turns, and how much waits for each of them. */
  #due = new Map<() => void, () => number>()
  #isScheduled = false
  /** The last one; any time before the first. */
  #last = Number.NEGATIVE_INFINITY
  #interval: number = limits.batchInterval

  constructor(options: TurnSchedulerOptions) {
    this.#options = options
  }

  /** Runs `turn` with the next batch of turns, small ones first (`weight`: bytes that wait for it); returns how to call it off. */
  readonly request = (turn: () => void, weight = () => 0): (() => void) => {
    const { now, schedule } = this.#options
    this.#due.set(turn, weight)
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
    const turns = [...this.#due]
    this.#due = new Map()
    const { batchInterval, busyInterval, longestInterval } = limits
    const base = Math.min(turns.length * batchInterval, busyInterval)
    // Squared: a server that works half of its time still answers quickly.
    this.#interval = base + busyShare() ** 2 * (longestInterval - base)
    this.#take(turns)
  }
  /**
   * A flood in many rooms must not keep the others' letters waiting: rooms for which little waits come first, and when
   * they all take long the network is read in between, which may bring more of those.
   */
  #take(turns: [() => void, () => number][]): void {
    const { now, schedule } = this.#options
    if (turns.length > 1) turns.sort(([, a], [, b]) => a() - b())
    const begun = now()
    for (const [at, [turn]] of turns.entries()) {
      if (at > 0 && now() - begun > limits.turnsTime) {
        for (const [late, weight] of turns.slice(at)) this.#due.set(late, weight)
        this.#isScheduled = true
        return void schedule(0, () => this.#run())
      }
      turn()
    }
  }
}
