import type { RowChange, Values, View } from '../rights/judging.ts'
import { everyName, type RegisteredNames } from '../meeting/organisation-names.ts'
import type { OrganisationFields } from './organisations.ts'
import { lettersOf } from './plain-name.ts'

/** The names of an organisation, short and full in every language, as they are compared. */
const comparedNames = (organisation: RegisteredNames): Set<string> =>
  new Set(everyName(organisation).map(lettersOf).filter(Boolean))

/**
 * The organisation of a register that has one of these names already, short or full, in any language; null when none has.
 * `before` is the organisation as it was, when it is changed: the names that it had are its own.
 */
export const findSameOrganisation = <O extends RegisteredNames & { id: string }>(
  register: Iterable<O>,
  names: RegisteredNames,
  before: O | null = null,
): O | null => {
  const own = before ? comparedNames(before) : new Set<string>()
  const wanted = new Set([...comparedNames(names)].filter((name) => !own.has(name)))
  for (const organisation of register) {
    if (organisation.id === before?.id) continue
    if ([...comparedNames(organisation)].some((name) => wanted.has(name))) return organisation
  }
  return null
}

/** A register by the names in it: which organisations have each. */
type Index = ReadonlyMap<string, ReadonlySet<string>>

/** An edit may make hundreds of organisations: the register is read once for all of them. */
const indices = new WeakMap<object, Index>()

const stringIn = (found: unknown, key: string): string => {
  const value = (found as Values | null | undefined)?.[key]
  return typeof value === 'string' ? value : ''
}

/** The names of a row that anybody may have written. */
const namesIn = (row: Values): RegisteredNames => {
  const of = (field: string, language: string) => stringIn(row[field], language)
  return {
    shortName: stringIn(row, 'shortName'),
    name: { bg: of('name', 'bg'), en: of('name', 'en'), uk: of('name', 'uk') },
    shortNames: { en: of('shortNames', 'en'), uk: of('shortNames', 'uk') },
  }
}

const indexOf = (rows: Iterable<Values>): Index => {
  const known = indices.get(rows)
  if (known) return known
  const index = new Map<string, Set<string>>()
  for (const row of rows)
    for (const name of comparedNames(namesIn(row)))
      index.set(name, (index.get(name) ?? new Set()).add(String(row['id'])))
  indices.set(rows, index)
  return index
}

/**
 * Whether an edit gives an organisation a name that another one of the register has, removed ones included: those are
 * brought back instead. A name that it had before is its own, also where an earlier version let two have it.
 */
export const takesAnothersName = (
  { id, before, after }: Pick<RowChange<OrganisationFields>, 'id' | 'before' | 'after'>,
  view: View,
): boolean => {
  const index = indexOf(view.rows('organisations'))
  const own = before ? comparedNames(namesIn(before)) : new Set<string>()
  return [...comparedNames(namesIn(after))].some(
    (name) => !own.has(name) && [...(index.get(name) ?? [])].some((other) => other !== id),
  )
}
