import type { Fields } from './records.ts'

/** Times that decide anything are the server's: what of an edit it puts right. */

/** How far a page's guess of a time may be off, milliseconds. */
export const guessTolerance = 5 * 60_000

/** A time that an edit wrote. */
export interface Guess {
  root: string
  id: string
  field: string
  /** What the page wrote, epoch milliseconds. */
  was: number
  /** The guess counts for nothing but the order among its edit's own times. */
  isOrder: boolean
}

/** The times that an edit wrote into a row. */
export const guessesIn = (
  fields: Fields,
  row: { root: string; id: string; after: Readonly<Record<string, unknown>> },
  written: ReadonlySet<string>,
): Guess[] =>
  [...written].flatMap((name) => {
    const field = fields[name]
    const was = row.after[name]
    if (field?.kind !== 'value' || typeof was !== 'number') return []
    if (field.by !== 'clock' && field.by !== 'arrival') return []
    return [{ root: row.root, id: row.id, field: name, was, isOrder: field.by === 'arrival' }]
  })

/**
 * The times that the server writes over an edit's guesses: over those that are further off than `guessTolerance`, and over
 * all that decide an order. They begin at `now` and keep the order in which the page had them, equal ones equal: work that
 * was done offline for hours arrives in its order, and nobody gets in front of what was there.
 */
export const stampsFor = (
  guesses: readonly Guess[],
  now: number,
): { guess: Guess; time: number }[] => {
  const wrong = guesses.filter(
    ({ was, isOrder }) => isOrder || Math.abs(was - now) > guessTolerance,
  )
  const ranks = [...new Set(wrong.map(({ was }) => was))].sort((a, b) => a - b)
  return wrong.map((guess) => ({ guess, time: now + ranks.indexOf(guess.was) }))
}
