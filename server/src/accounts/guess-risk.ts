import type { GuessHour, GuessHours } from '../store/guess-hours.ts'
import { type CodeLength, codeLengths } from './code-length.ts'

/**
 * How likely wrong guesses of one length, all together and within a week, may have been to hit a code. In sum below
 * 1 in 1,000. All sixteen digits have no budget: at 1,000 guesses a second for a week and 500 codes they come to 3 in 100,000.
 */
export const riskBudgets = { 6: 0.0005, 8: 0.0002, 12: 0.0002 } as const

const hour = 60 * 60 * 1000
const week = 7 * 24

export interface GuessRisk {
  /** How many digits a stranger has to give at present, when so many codes are in force. */
  digits(codes: number): CodeLength
  /** Counts a guess of that many digits before it is looked up. The answer takes it back: it was not wrong. */
  count(length: CodeLength, codes: number): () => void
  /** Wrong guesses since then (epoch ms), to the hour. */
  wrongSince(at: number): number
}

/**
 * Sees to it that guessing stays hopeless, whatever the number of addresses it comes from: every wrong guess adds its
 * chance (codes in force ÷ values of its length) to a week's sum, and where the sum is spent more digits are asked.
 */
export const createGuessRisk = ({
  now,
  hours: { kept, keep },
}: {
  now: () => number
  /** The sums outlast a restart. */
  hours: Pick<GuessHours, 'kept' | 'keep'>
}): GuessRisk => {
  let hours: GuessHour[] = kept.map((one) => ({ ...one, risk: { ...one.risk } }))

  const current = (): GuessHour => {
    const at = Math.floor(now() / hour)
    const found = hours.find((one) => one.hour === at)
    if (found) return found
    // A clock that was set back leaves hours that are still to come: they count until they are a week old.
    hours = hours.filter((one) => Math.abs(at - one.hour) <= week)
    const made = { hour: at, wrong: 0, risk: { 6: 0, 8: 0, 12: 0 } }
    hours.push(made)
    return made
  }
  let sums: { at: number; risk: GuessHour['risk'] } | null = null
  const spent = (length: 6 | 8 | 12): number => {
    const at = Math.floor(now() / hour)
    if (sums?.at !== at) {
      const counted = hours.filter((one) => one.hour >= at - week)
      const total = (of: 6 | 8 | 12) => counted.reduce((sum, { risk }) => sum + risk[of], 0)
      sums = { at, risk: { 6: total(6), 8: total(8), 12: total(12) } }
    }
    return sums.risk[length]
  }
  const add = (to: GuessHour, length: 6 | 8 | 12, risk: number) => {
    to.risk[length] = Math.max(0, to.risk[length] + risk)
    if (sums) sums.risk[length] = Math.max(0, sums.risk[length] + risk)
  }
  const chance = (length: CodeLength, codes: number) => Math.max(1, codes) / 10 ** length

  return {
    digits: (codes) =>
      codeLengths.find(
        (length) => length === 16 || spent(length) + chance(length, codes) <= riskBudgets[length],
      ) ?? 16,
    count: (length, codes) => {
      if (length === 16) return () => undefined
      const at = current()
      const added = chance(length, codes)
      at.wrong++
      add(at, length, added)
      keep(hours)
      return () => {
        at.wrong--
        add(at, length, -added)
      }
    },
    wrongSince: (since) => {
      const from = Math.floor(since / hour)
      return hours.reduce((sum, one) => (one.hour < from ? sum : sum + one.wrong), 0)
    },
  }
}
