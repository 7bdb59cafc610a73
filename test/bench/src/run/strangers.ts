import { machineBusy } from './proc.ts'

interface Look {
  busy: number
  time: number
  ours: number
}

/** How much of a core other programs took while a run was measured: says how far its numbers can be believed. */
export class Strangers {
  #first: Look | null = null
  #last: Look | null = null

  /** Called at both ends of what is measured, with the CPU seconds of the server and the load generator so far. */
  look(cpu: number): void {
    const { busy, interrupts, time } = machineBusy()
    const own = process.cpuUsage()
    this.#last = { busy: busy + interrupts, time, ours: cpu + (own.user + own.system) / 1e6 }
    // A restarted server counts from zero again.
    if (!this.#first || this.#last.ours < this.#first.ours) this.#first = this.#last
  }

  get percent(): number {
    const [first, last] = [this.#first, this.#last]
    if (!first || !last || last.time === first.time) return 0
    const strange = last.busy - first.busy - (last.ours - first.ours)
    return Math.max(0, (100 * strange) / (last.time - first.time))
  }
}
