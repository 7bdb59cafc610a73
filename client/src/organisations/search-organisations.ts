import { lettersOf } from '@sedyanka/shared/organisations/plain-name.ts'
import { everyName, type RegisteredNames } from '@sedyanka/shared/meeting/organisation-names.ts'

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[„“”"'’«».,()–-]/g, ' ')

/**
 * The choices whose names, long or short, in any language, contain every word of the query, or its letters in
 * one run however it is spaced and hyphenated. Order is kept; an empty query keeps all.
 */
export const searchOrganisations = <O extends RegisteredNames>(
  choices: readonly O[],
  query: string,
): O[] => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const letters = lettersOf(query)
  return choices.filter((choice) => {
    const text = fold(everyName(choice).join(' '))
    if (words.every((word) => text.includes(word))) return true
    return letters !== '' && everyName(choice).some((name) => lettersOf(name).includes(letters))
  })
}
