import type { Organisation } from '../organisations/organisations.ts'
import type { OrganisationId } from '../ids.ts'

/** The names of an organisation in the register. */
export type RegisteredNames = Pick<Organisation, 'name' | 'shortName'> &
  Partial<Pick<Organisation, 'shortNames'>>

/** An organisation by the names that people use for it. */
export interface NamedOrganisation {
  id: OrganisationId
  shortName: string
  /** Other names it is known by, e.g. the full one in three languages. */
  names: readonly string[]
}

/** Every name that an organisation has in the register, in all languages. */
export const everyName = ({ shortName, shortNames, name }: RegisteredNames): string[] =>
  [shortName, name.bg, name.en, name.uk, shortNames?.en, shortNames?.uk].filter(
    (each): each is string => each !== undefined && each !== '',
  )

/** Names are compared without case, quotes and doubled spaces: “Мост”, "Мост" and мост are one. */
export const plainName = (words: string): string =>
  words
    .toLocaleLowerCase('bg')
    .replace(/[„“”"«»'’]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Every name of an organisation, plain; also without what stands in brackets at its end, as nobody says “(демо)”. */
export const plainNames = ({ shortName, names }: NamedOrganisation): string[] => {
  const all = [shortName, ...names].map(plainName)
  return [...new Set([...all, ...all.map((name) => name.replace(/ \([^()]*\)$/, ''))])]
}

const nobody: ReadonlySet<string> = new Set()

/**
 * Organisations that a typed beginning may mean: those whose name, or a word of it, starts so; best first, and among
 * equals those that are `here` (ids).
 */
export const suggestOrganisations = (
  typed: string,
  organisations: readonly NamedOrganisation[],
  here = nobody,
): NamedOrganisation[] => {
  const wanted = plainName(typed)
  const rank = (organisation: NamedOrganisation): number => {
    const names = plainNames(organisation)
    if (wanted === '') return 0
    if (names.includes(wanted)) return 0
    if (names[0]?.startsWith(wanted)) return 1
    if (names.some((name) => name.startsWith(wanted))) return 2
    if (names.some((name) => name.includes(` ${wanted}`))) return 3
    return 9
  }
  const isAway = (found: { organisation: NamedOrganisation }): number =>
    here.has(found.organisation.id) ? 0 : 1
  return organisations
    .map((organisation) => ({ organisation, rank: rank(organisation) }))
    .filter((found) => found.rank < 9)
    .sort((a, b) => a.rank - b.rank || isAway(a) - isAway(b))
    .map((found) => found.organisation)
}
