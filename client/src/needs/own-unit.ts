import { lettersOf } from '@sedyanka/shared/organisations/plain-name.ts'
import { isCommonUnit, unitKey } from '@sedyanka/shared/help/units.ts'
import { toPrintableLine } from '@sedyanka/shared/text/printable.ts'
import { type UnitId, units, unitShorts } from '@sedyanka/shared/reference/units.ts'
import type { Names } from '../rows/create-names.ts'

/** Units of a board's own, each once, as they were typed first. */
export const ownUnits = (rows: readonly { unit: string }[]): string[] => {
  const byKey = new Map<string, string>()
  for (const { unit } of rows)
    if (!isCommonUnit(unit) && !byKey.has(unitKey(unit))) byKey.set(unitKey(unit), unit)
  return [...byKey.values()]
}

const wordsOf = (unit: UnitId, names: Names): string[] => [
  names.unit(unit),
  names.unitAfter(unit),
  names.quantity(1, unit).replace(/^1\s*/, ''),
  ...(unitShorts[unit] ?? []),
]

/**
 * The unit that somebody means who typed `typed`: a common one by its name or how people shorten it, one that the board
 * has already, or a new one as it was typed. So two people who write “Литри” and “л” count the same thing.
 */
export const readOwnUnit = (
  typed: string,
  { names, known }: { names: Names; known: readonly string[] },
): string => {
  const key = lettersOf(typed)
  const common = units.find((unit) => wordsOf(unit, names).some((word) => lettersOf(word) === key))
  return (
    common ??
    known.find((unit) => unitKey(unit) === key) ??
    toPrintableLine(typed).replace(/\s+/g, ' ')
  )
}
