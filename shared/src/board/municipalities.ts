import type { Language } from '../i18n/translate.ts'
import type { LocalName } from '../reference/local-name.ts'
import { municipalities as region } from '../reference/municipalities.ts'

/** The municipalities that rows refer to (`id` is the code of the National Statistical Institute), the largest first. */
export const municipalities: readonly { readonly id: string; readonly name: LocalName }[] =
  region.map(({ code, name }) => ({ id: code, name }))

const names = new Map(municipalities.map(({ id, name }) => [id, name]))

/** The municipality's name in a language; an unknown code stands for itself. */
export const municipalityName = (id: string, language: Language): string =>
  names.get(id)?.[language] ?? id

/** A heading for a narrow column: `Каз`, and `СтЗ` for a name of two words. */
export const abbreviatePlace = (name: string): string => {
  const [first = '', second] = name.split(/[\s-]/)
  return second ? first.slice(0, 2) + second.slice(0, 1).toUpperCase() : first.slice(0, 3)
}
