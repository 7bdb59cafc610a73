import { createRandom } from '../../../support/random.ts'
import type { Person } from './person.ts'
import { now, sleep } from './time.ts'
import type { Typist } from './typist.ts'

/** How often a page that does nothing repeats its presence. */
const heartbeat = 15_000

export interface Typing {
  typists: readonly Typist[]
  /** Those who look on; they only say that they are here. */
  idle?: readonly Person[]
  /** Characters a second of each typist, with jitter. */
  rate: number
  milliseconds: number
  seed: number
  isOver?: () => boolean
}

/** Lets people type for a time. */
export const typeTogether = async (typing: Typing): Promise<void> => {
  const { typists, idle = [], rate, milliseconds, seed, isOver = () => false } = typing
  const random = createRandom(seed)
  const fraction = () => random.int(1_000_000) / 1_000_000
  const start = now()
  const period = 1000 / rate
  for (const typist of typists) typist.due = start + fraction() * period
  const beats = idle.map((person) => ({ person, due: start + fraction() * heartbeat }))
  for (let time = start; time < start + milliseconds && !isOver(); time = now()) {
    for (const typist of typists) {
      if (typist.due > time) continue
      typist.type(random.word(1))
      typist.due += period * (0.5 + fraction())
    }
    for (const beat of beats) {
      if (beat.due > time) continue
      beat.person.repeat()
      beat.due += heartbeat
    }
    await sleep(1)
  }
}
