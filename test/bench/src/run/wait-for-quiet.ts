import { sleep } from '../load/time.ts'
import { machineBusy } from './proc.ts'

/** The machine counts as quiet when, over this many ms, … */
const stretch = 2000
/** … it was busy for less than this share of one core. */
const murmur = 0.1

/** Waits until nobody else is at work on this machine, `patience` seconds at most. */
export const waitForQuiet = async (patience: number): Promise<void> => {
  const end = performance.now() + patience * 1000
  while (performance.now() < end) {
    const before = machineBusy()
    await sleep(stretch)
    const after = machineBusy()
    if ((after.busy - before.busy) / (after.time - before.time) < murmur) return
  }
}
