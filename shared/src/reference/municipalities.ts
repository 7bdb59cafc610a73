import type { LocalName } from './local-name.ts'

interface Municipality {
  /** Code of the National Statistical Institute (there are no OCHA P-codes for Bulgaria). */
  readonly code: string
  /** EKATTE of the seat: five digits as text, some begin with 0. */
  readonly ekatteSeat: string
  readonly name: LocalName
}

/** The 11 municipalities of Stara Zagora Region, from the institute's table of territorial units. */
export const municipalities = [
  {
    code: 'SZR31',
    ekatteSeat: '68850',
    name: { bg: 'Стара Загора', en: 'Stara Zagora', uk: 'Стара Загора' },
  },
  { code: 'SZR12', ekatteSeat: '35167', name: { bg: 'Казанлък', en: 'Kazanlak', uk: 'Казанлик' } },
  { code: 'SZR37', ekatteSeat: '18157', name: { bg: 'Гурково', en: 'Gurkovo', uk: 'Гурково' } },
  { code: 'SZR36', ekatteSeat: '81414', name: { bg: 'Чирпан', en: 'Chirpan', uk: 'Чирпан' } },
  { code: 'SZR27', ekatteSeat: '61460', name: { bg: 'Раднево', en: 'Radnevo', uk: 'Раднево' } },
  { code: 'SZR07', ekatteSeat: '18280', name: { bg: 'Гълъбово', en: 'Galabovo', uk: 'Гилибово' } },
  { code: 'SZR22', ekatteSeat: '49494', name: { bg: 'Мъглиж', en: 'Maglizh', uk: 'Мигліж' } },
  {
    code: 'SZR24',
    ekatteSeat: '55021',
    name: { bg: 'Павел баня', en: 'Pavel banya', uk: 'Павел-Баня' },
  },
  {
    code: 'SZR38',
    ekatteSeat: '51648',
    name: { bg: 'Николаево', en: 'Nikolaevo', uk: 'Ніколаєво' },
  },
  { code: 'SZR23', ekatteSeat: '53576', name: { bg: 'Опан', en: 'Opan', uk: 'Опан' } },
  {
    code: 'SZR04',
    ekatteSeat: '06183',
    name: { bg: 'Братя Даскалови', en: 'Bratya Daskalovi', uk: 'Братя-Даскалови' },
  },
] as const satisfies readonly Municipality[]

export type MunicipalityCode = (typeof municipalities)[number]['code']
