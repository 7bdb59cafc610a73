import type { OrganisationChoice } from '@sedyanka/shared/api.ts'

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[„“”"'’«».,()–-]/g, ' ')

/** The choices whose names, in any language, contain every word of the query. Order is kept; an empty query keeps all. */
export const searchOrganisations = <O extends Pick<OrganisationChoice, 'name' | 'shortName'>>(
  choices: readonly O[],
  query: string,
): O[] => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return choices.filter(({ shortName, name }) => {
    const text = fold(`${shortName} ${name.bg} ${name.en} ${name.uk}`)
    return words.every((word) => text.includes(word))
  })
}
