/** The eleven municipalities of Stara Zagora Region with the codes of the National Statistical Institute, the largest first. */
export const municipalities = [
  { id: 'SZR31', name: { bg: 'Стара Загора', en: 'Stara Zagora', uk: 'Стара Загора' } },
  { id: 'SZR12', name: { bg: 'Казанлък', en: 'Kazanlak', uk: 'Казанлик' } },
  { id: 'SZR37', name: { bg: 'Гурково', en: 'Gurkovo', uk: 'Гурково' } },
  { id: 'SZR36', name: { bg: 'Чирпан', en: 'Chirpan', uk: 'Чирпан' } },
  { id: 'SZR27', name: { bg: 'Раднево', en: 'Radnevo', uk: 'Раднево' } },
  { id: 'SZR07', name: { bg: 'Гълъбово', en: 'Galabovo', uk: 'Гилибово' } },
  { id: 'SZR22', name: { bg: 'Мъглиж', en: 'Maglizh', uk: 'Мигліж' } },
  { id: 'SZR24', name: { bg: 'Павел баня', en: 'Pavel banya', uk: 'Павел-Баня' } },
  { id: 'SZR38', name: { bg: 'Николаево', en: 'Nikolaevo', uk: 'Ніколаєво' } },
  { id: 'SZR23', name: { bg: 'Опан', en: 'Opan', uk: 'Опан' } },
  { id: 'SZR04', name: { bg: 'Братя Даскалови', en: 'Bratya Daskalovi', uk: 'Братя-Даскалови' } },
] as const

const names: ReadonlyMap<string, { bg: string; en: string; uk: string }> = new Map(
  municipalities.map((municipality) => [municipality.id, municipality.name]),
)

/** The municipality's name in a language; an unknown code stands for itself. */
export const municipalityName = (id: string, language: 'bg' | 'en' | 'uk'): string =>
  names.get(id)?.[language] ?? id

/** A heading for a narrow column: `Каз`, and `СтЗ` for a name of two words. */
export const abbreviatePlace = (name: string): string => {
  const [first = '', second] = name.split(/[\s-]/)
  return second ? first.slice(0, 2) + second.slice(0, 1).toUpperCase() : first.slice(0, 3)
}
