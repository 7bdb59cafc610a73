import { isShortened } from './is-shortened.ts'
import { findMarked } from './personal-data.ts'

/** Whether a text is another one without something that looked like personal data, and nothing was put in. */
export const isTakenOut = (before: string, after: string): boolean =>
  before !== after &&
  isShortened(before, after) &&
  findMarked(before).some(({ start, end }) => !after.includes(before.slice(start, end)))
