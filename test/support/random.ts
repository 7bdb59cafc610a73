/** A seeded source of chance: the same seed replays the same run. */
export interface Random {
  /** A whole number from 0 up to and without `below`. */
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Lower-case Cyrillic letters. */
  word(length: number): string
}

/** mulberry32: small, and good enough to choose schedules by. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[int(from.length)] as (typeof from)[number]
    },
    word: (length) => Array.from({ length }, () => String.fromCharCode(0x430 + int(32))).join(''),
  }
}
