import type { Keyboard } from './keyboard.ts'
import type { Person } from './person.ts'
import type { Probe } from './probe.ts'
import { holdsWithin } from './time.ts'
import { typeTogether } from './type-together.ts'
import type { Typist } from './typist.ts'

/**
 * Lets people type before the clock starts: a meeting lasts ninety minutes, and the compiler's work of the first seconds
 * would be most of what a short run measures. Ends when everything has arrived, with counters at nought.
 */
export const warmUp = async (options: {
  keyboard: Keyboard
  typists: readonly Typist[]
  idle: readonly Person[]
  probes: readonly Probe[]
  rate: number
  seconds: number
  hasArrived: () => boolean
}): Promise<void> => {
  const { keyboard, probes, typists, idle, rate, seconds, hasArrived } = options
  keyboard.reset()
  for (const probe of probes) probe.reset()
  await typeTogether({ typists, idle, rate, milliseconds: seconds * 1000, seed: 7 })
  await holdsWithin(5000, hasArrived)
  keyboard.reset()
  for (const probe of probes) probe.reset()
}
