import type { GuessHour, GuessHours } from '../store/tables/guess-hours.ts'
import { type CodeLength, codeLengths } from './code-length.ts'

/**
 * How likely wrong guesses of one kind, all together and within a week, may have been to hit a code: by their length, and
 * of six digits where people of a board are, for that board's code only. In sum below 1 in 1,000. All sixteen digits have no
 * budget: at 1,000 guesses a second for a week and 500 codes they come to 3 in 100,000.
 */
export const riskBudgets = { 6: 0.0005, 8: 0.00015, 12: 0.0001, hall: 0.0002 } as const
type Budget = keyof typeof riskBudgets
/** What a guess counts as. */
export type GuessKind = CodeLength | 'hall'
const digitsOf = (kind: GuessKind): CodeLength => (kind === 'hall' ? 6 : kind)

const hour = 60 * 60 * 1000
const week = 7 * 24
const hourOf = (at: number): number => Math.floor(at / hour)

const nothing: GuessHour['risk'] = { 6: 0, 8: 0, 12: 0, hall: 0 }

export interface GuessRisk {
  /** How many digits a stranger has to give at present, when so many codes are in force. */
  digits(codes: number): CodeLength
  /** Whether six digits may still do for the codes of so many boards where their people are. */
  isHallOpen(boards: number): boolean
  /** Counts a guess that may hit so many codes, before it is looked up. The answer takes it back: it was not wrong. */
  count(kind: GuessKind, codes: number): () => void
  /** Wrong guesses are to be told from this moment on (epoch ms), which is now: a code was made. */
  tellFrom(at: number): void
  /** Wrong guesses since such a moment; of one before the start of the process, since the beginning of its hour. */
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
  /** By the moments of `tellFrom`: how many wrong ones their hour had before them. */
  const earlier = new Map<number, number>()
  let hours: GuessHour[] = kept.map((one) => ({ ...one, risk: { ...nothing, ...one.risk } }))

  const current = (): GuessHour => {
    const at = hourOf(now())
    const found = hours.find((one) => one.hour === at)
    if (found) return found
    // A clock that was set back leaves hours that are still to come: they count until they are a week old.
    hours = hours.filter((one) => Math.abs(at - one.hour) <= week)
    for (const moment of earlier.keys())
      if (Math.abs(at - hourOf(moment)) > week) earlier.delete(moment)
    const made = { hour: at, wrong: 0, risk: { ...nothing } }
    hours.push(made)
    return made
  }
  let sums: { at: number; risk: GuessHour['risk'] } | null = null
  const spent = (budget: Budget): number => {
    const at = hourOf(now())
    if (sums?.at !== at) {
      const counted = hours.filter((one) => one.hour >= at - week)
      const total = (of: Budget) => counted.reduce((sum, { risk }) => sum + risk[of], 0)
      sums = { at, risk: { 6: total(6), 8: total(8), 12: total(12), hall: total('hall') } }
    }
    return sums.risk[budget]
  }
  const add = (to: GuessHour, budget: Budget, risk: number) => {
    to.risk[budget] = Math.max(0, to.risk[budget] + risk)
    if (sums) sums.risk[budget] = Math.max(0, sums.risk[budget] + risk)
  }
  const chance = (kind: GuessKind, codes: number) => Math.max(1, codes) / 10 ** digitsOf(kind)

  return {
    digits: (codes) =>
      codeLengths.find(
        (length) => length === 16 || spent(length) + chance(length, codes) <= riskBudgets[length],
      ) ?? 16,
    isHallOpen: (boards) => spent('hall') + chance('hall', boards) <= riskBudgets.hall,
    count: (kind, codes) => {
      if (kind === 16) return () => undefined
      const at = current()
      const added = chance(kind, codes)
      at.wrong++
      add(at, kind, added)
      keep(hours)
      return () => {
        at.wrong--
        add(at, kind, -added)
      }
    },
    tellFrom: (at) => {
      earlier.set(at, hours.find((one) => one.hour === hourOf(at))?.wrong ?? 0)
    },
    wrongSince: (since) => {
      const from = hourOf(since)
      const all = hours.reduce((sum, one) => (one.hour < from ? sum : sum + one.wrong), 0)
      return Math.max(0, all - (earlier.get(since) ?? 0))
    },
  }
}
