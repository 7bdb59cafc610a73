import { monotonicNow, wallNow } from '@sedyanka/shared/time/clocks.ts'

/** When this machine's two clocks part by more than this between two looks, it has slept or its clock was set; ms. */
const noLeap = 2_000

/** The server's time, as far as this page knows it. Whoever sets this machine's clock does not move it. */
export class ServerClock {
  #time: number = wallNow()
  #since = monotonicNow()
  #apart = wallNow() - monotonicNow()

  /** The server has said what time it is, epoch milliseconds. */
  set(time: number): void {
    this.#time = time
    this.#since = monotonicNow()
  }

  /** Epoch milliseconds, whole. */
  now(): number {
    return Math.round(this.#time + monotonicNow() - this.#since)
  }

  /**
   * By how much this machine's clock ran ahead of (or behind) the one for intervals since the last look, ms; 0 when they
   * ran together. A browser cannot tell sleep, in which the latter may stand still, from a clock that somebody set.
   */
  takeLeap(): number {
    const apart = wallNow() - monotonicNow()
    const leap = apart - this.#apart
    this.#apart = apart
    return Math.abs(leap) > noLeap ? leap : 0
  }

  /** The machine has slept for so long. */
  skip(milliseconds: number): void {
    this.#time += milliseconds
  }
}
