import type { Monotonic, WallTime } from '@sedyanka/shared/time/clocks.ts'

/** Time that stands still until a test moves it. */
export class TestClock {
  #now = 1_764_000_000_000
  /** By how much somebody has set the machine's clock ahead (or back), ms. */
  ahead = 0
  /** No timer runs any more, though time goes on. */
  isStuck = false
  #jobs: { at: number; run: () => void }[] = []

  /** The machine's clock. */
  readonly now = (): WallTime => (this.#now + this.ahead) as WallTime
  readonly monotonic = (): Monotonic => this.#now as Monotonic
  readonly schedule = (delay: number, run: () => void): (() => void) => {
    const job = { at: this.#now + delay, run }
    this.#jobs.push(job)
    return () => {
      this.#jobs = this.#jobs.filter((each) => each !== job)
    }
  }

  /** Something took so long: nothing else ran meanwhile. */
  spend(milliseconds: number): void {
    this.#now += milliseconds
  }

  /** Moves on and runs what is due, in order; lets promises settle after each. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    for (;;) {
      const due = this.isStuck
        ? undefined
        : this.#jobs.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#jobs = this.#jobs.filter((job) => job !== due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
      await settle()
    }
    this.#now = Math.max(this.#now, until)
    await settle()
  }
}

/** Lets every promise that can settle do so. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
