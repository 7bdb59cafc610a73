import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { parseQuickEntry, suggestOrganisations } from '@sedyanka/shared/meeting/quick-entry.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const organisations = [
  {
    id: asId<OrganisationId>('inst-rzi'),
    shortName: 'РЗИ',
    names: ['Регионална здравна инспекция – Стара Загора', 'Regional Health Inspectorate'],
  },
  {
    id: asId<OrganisationId>('inst-ruo'),
    shortName: 'РУО',
    names: ['Регионално управление на образованието'],
  },
  {
    id: asId<OrganisationId>('mun-sz'),
    shortName: 'Община Стара Загора',
    names: ['Stara Zagora Municipality'],
  },
  {
    id: asId<OrganisationId>('mun-kz'),
    shortName: 'Община Казанлък',
    names: ['Kazanlak Municipality'],
  },
  { id: asId<OrganisationId>('ngo-most'), shortName: 'НПО „Мост“', names: ['Сдружение „Мост“'] },
]
// A Monday.
const context = { organisations, language: 'bg', today: '2025-11-24' } as const
const parse = (line: string) => parseQuickEntry(line, context)

describe('the quick line', () => {
  test('WR2: text, @organisation and date make an action item', () => {
    expect(parse('Списък на местата @РЗИ до петък')).toEqual({
      title: 'Списък на местата',
      responsibleOrgId: 'inst-rzi',
      coOrgIds: [],
      dueDate: '2025-11-28',
      unknown: [],
    })
    expect(parse('Списък на местата до 27 ноември @рзи')).toMatchObject({
      title: 'Списък на местата',
      dueDate: '2025-11-27',
    })
    expect(parse('@РУО · 25.11 · Списък')).toMatchObject({
      responsibleOrgId: 'inst-ruo',
      title: '25.11 · Списък',
      dueDate: null,
    })
  })

  test('WR2: a date behind the organisation leaves dates in the text alone', () => {
    expect(parse('Да се удължи договорът до 15 януари @Община Казанлък · 25.11')).toMatchObject({
      title: 'Да се удължи договорът до 15 януари',
      responsibleOrgId: 'mun-kz',
      dueDate: '2025-11-25',
    })
  })

  test('WR2: names of several words, with or without quotes, in any language', () => {
    expect(parse('Проверка @община казанлък утре')).toMatchObject({
      responsibleOrgId: 'mun-kz',
      dueDate: '2025-11-25',
      title: 'Проверка',
    })
    expect(parse('Група @НПО "Мост"')).toMatchObject({
      responsibleOrgId: 'ngo-most',
      title: 'Група',
    })
    expect(parse('List @Regional Health Inspectorate by 25 Nov')).toMatchObject({
      responsibleOrgId: 'inst-rzi',
      title: 'List',
      dueDate: '2025-11-25',
    })
  })

  test('WR2: the beginning of a word is enough when it means only one', () => {
    expect(parse('Проверка @каз')).toMatchObject({ responsibleOrgId: 'mun-kz', unknown: [] })
    expect(parse('Проверка @Община')).toMatchObject({
      responsibleOrgId: null,
      unknown: ['@Община'],
      title: 'Проверка @Община',
    })
  })

  test('WR2: further organisations take part, and what is not understood stays in the text', () => {
    expect(parse('Обща среща @РЗИ, @РУО до петък')).toMatchObject({
      title: 'Обща среща',
      responsibleOrgId: 'inst-rzi',
      coOrgIds: ['inst-ruo'],
      dueDate: '2025-11-28',
    })
    expect(parse('Пишете на info@example.org')).toMatchObject({
      title: 'Пишете на info@example.org',
      unknown: [],
    })
    expect(parse('Проверка @никой до петък')).toMatchObject({
      title: 'Проверка @никой',
      unknown: ['@никой'],
      dueDate: '2025-11-28',
    })
    expect(parse('')).toMatchObject({ title: '', dueDate: null })
    expect(parse('Купуване на 10 легла')).toMatchObject({
      title: 'Купуване на 10 легла',
      dueDate: null,
    })
  })

  test('WR2: suggestions put exact and leading names first', () => {
    expect(suggestOrganisations('об', organisations).map((found) => found.id)).toEqual([
      'mun-sz',
      'mun-kz',
      'inst-ruo',
    ])
    expect(suggestOrganisations('заг', organisations).map((found) => found.id)).toEqual([
      'inst-rzi',
      'mun-sz',
    ])
    expect(suggestOrganisations('рзи', organisations)[0]?.id).toBe('inst-rzi')
    expect(suggestOrganisations('', organisations)).toHaveLength(5)
    expect(suggestOrganisations('ксилофон', organisations)).toEqual([])
  })

  test('WR20: among names that fit equally well those who are here come first', () => {
    const offices = [
      { id: asId<OrganisationId>('nap'), shortName: 'Бюро по труда Казанлък', names: [] },
      { id: asId<OrganisationId>('kaz'), shortName: 'Община Казанлък', names: [] },
      { id: asId<OrganisationId>('dom'), shortName: 'Казанлъшки дом', names: [] },
    ]
    const idsOf = (typed: string, here: OrganisationId[]) =>
      suggestOrganisations(typed, offices, new Set(here)).map(({ id }) => id)
    expect(idsOf('каз', [asId('kaz')])).toEqual(['dom', 'kaz', 'nap'])
    expect(idsOf('каз', [])).toEqual(['dom', 'nap', 'kaz'])
    expect(idsOf('', [asId('dom')])).toEqual(['dom', 'nap', 'kaz'])
  })
})
