import type { Language } from '../i18n/translate.ts'
import type { LocalName } from '../reference/local-name.ts'
import type { Board } from './board.ts'
import { municipalities as region } from '../reference/municipalities.ts'

/** The municipalities that rows refer to (`id` is the code of the National Statistical Institute), the largest first. */
export const municipalities: readonly { readonly id: string; readonly name: LocalName }[] =
  region.map(({ code, name }) => ({ id: code, name }))

export type Place = (typeof municipalities)[number]

/** The municipalities of a board: its own, or those of the region. */
export const placesOf = (row: Pick<Board, 'municipalities'> | null): readonly Place[] =>
  (row?.municipalities as readonly Place[] | null | undefined) ?? municipalities

const names = new Map(municipalities.map(({ id, name }) => [id, name]))

/** The municipality's name in a language, where it was translated; an unknown code stands for itself. */
export const municipalityName = (
  id: string,
  language: Language,
  places: readonly Place[] = municipalities,
): string => {
  const name = places.find((place) => place.id === id)?.name ?? names.get(id)
  return name?.[language] || name?.bg || id
}

/** A heading for a narrow column: `Каз`, and `СтЗ` for a name of two words. */
export const abbreviatePlace = (name: string): string => {
  const [first = '', second] = name.split(/[\s-]/)
  return second ? first.slice(0, 2) + second.slice(0, 1).toUpperCase() : first.slice(0, 3)
}
