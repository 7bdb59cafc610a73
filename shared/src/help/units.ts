import { units, type UnitId } from '../reference/units.ts'
import { lettersOf } from '../organisations/plain-name.ts'

const known: ReadonlySet<string> = new Set(units)

/** Whether a unit is one of the common ones, whose words are in the dictionaries; all others are a board's own, as typed. */
export const isCommonUnit = (unit: string): unit is UnitId => known.has(unit)

/** What a unit is counted under: its id, or the letters of one that was typed. */
export const unitKey = (unit: string): string =>
  isCommonUnit(unit) ? unit : lettersOf(unit) || unit

/** Whether two quantities may be compared and added up. */
export const isSameUnit = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? unitKey(a) === unitKey(b) : a === b
