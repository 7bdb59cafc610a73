import { isShortened } from '../text/is-shortened.ts'
import { findMarked } from './personal-data.ts'

/** Longer texts are not looked at: the look takes long for texts that are made for it. */
const lookedAt = 300

/**
 * Whether a text is another one without something that looked like personal data, and nothing was put in. Of a text of more
 * than 300 characters whatever was taken out counts.
 */
export const isTakenOut = (before: string, after: string): boolean =>
  before !== after &&
  isShortened(before, after) &&
  (before.length > lookedAt || holdsMore(before, after))

/** Whether something is marked in a text that is not in what is left of it. */
const holdsMore = (before: string, after: string): boolean =>
  findMarked(before).some(({ start, end }) => !after.includes(before.slice(start, end)))
