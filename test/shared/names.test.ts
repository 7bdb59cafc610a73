import { nameIn, organisations, shortNameIn } from '@sedyanka/shared/organisations/organisations.ts'
import { otherLanguage } from '@sedyanka/shared/i18n/text-language.ts'
import { everyName, suggestOrganisations } from '@sedyanka/shared/meeting/organisation-names.ts'
import { readMention } from '@sedyanka/shared/meeting/read-mention.ts'
import { organisations as register } from '@sedyanka/shared/reference/organisations.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const named = register.map((organisation) => ({
  id: organisation.id,
  shortName: shortNameIn(organisation, 'uk'),
  names: everyName(organisation),
}))

test('WO15: an organisation is called as the language of the page has it, else by its Bulgarian name', () => {
  const rzi = register.find(({ id }) => id === 'inst-rzi')
  if (!rzi) throw new Error('the sample has no РЗИ')
  expect([shortNameIn(rzi, 'bg'), shortNameIn(rzi, 'en'), shortNameIn(rzi, 'uk')]).toEqual([
    'РЗИ',
    'Health Inspectorate',
    'Інспекція охорони здоров’я',
  ])
  expect(nameIn(rzi, 'uk')).toBe('Регіональна інспекція охорони здоров’я – Стара Загора')
  const plain = { name: { bg: 'Община Опан', en: 'Община Опан', uk: '' }, shortName: 'Опан' }
  expect([shortNameIn(plain, 'en'), shortNameIn(plain, 'uk'), nameIn(plain, 'uk')]).toEqual([
    'Опан',
    'Опан',
    'Община Опан',
  ])
  const translated = { name: { bg: 'Мост', en: 'Bridge', uk: 'Міст' }, shortName: 'Мост' }
  expect(shortNameIn(translated, 'en')).toBe('Bridge')
})

test('WO15: every organisation of the sample has short names of its own in each language', () => {
  for (const language of ['bg', 'en', 'uk'] as const) {
    const names = register.map((organisation) => shortNameIn(organisation, language))
    expect(new Set(names).size, language).toBe(register.length)
    expect(names.filter((name) => name.length > 45)).toEqual([])
    expect(names.filter((name) => otherLanguage(name, language))).toEqual([])
  }
})

test('WO15: a register from before there were short names in other languages opens', () => {
  const doc = new Y.Doc()
  const { shortNames: _none, ...row } = {
    ...register[0],
    shortNames: undefined,
  } as unknown as Parameters<typeof organisations.create>[1]
  organisations.create(doc, { ...row, deletedAt: null })
  expect(organisations.all(doc)[0]?.shortNames).toEqual({ en: '', uk: '' })
})

test.each([
  ['Список @Інспекція охорони здоров’я до завтра', 'inst-rzi'],
  ['Список @РЗИ', 'inst-rzi'],
  ['Список @Health Inspectorate', 'inst-rzi'],
  ['Список @Українська громадська група', 'ngo-05'],
  ['Список @Украинска общностна група', 'ngo-05'],
  ['Список @Громадське об’єднання «Українська громадська група» (демо)', 'ngo-05'],
])('WO15: „%s“ finds the organisation by any of its names', (line, id) => {
  expect(readMention(line.slice(line.indexOf('@') + 1), named).id).toBe(id)
})

test('WO15: what is typed behind an @ is looked for in all names', () => {
  for (const typed of ['РЗИ', 'Інспекція охор', 'Regional Health Insp'])
    expect(suggestOrganisations(typed, named)[0]?.id, typed).toBe('inst-rzi')
})

test.each([
  ['Настаняване на хора', 'en', 'bg'],
  ['Настаняване на хора', 'bg', undefined],
  ['Розміщення людей у Казанлику', 'bg', 'uk'],
  ['Розміщення людей у Казанлику', 'en', 'uk'],
  ['Настаняване и храна', 'uk', 'bg'],
  ['Допомога', 'uk', undefined],
  ['Winter shelter for families', 'bg', 'en'],
  ['Winter shelter for families', 'en', undefined],
  ['IOM', 'bg', undefined],
  ['sz@example.org и https://example.org/a', 'bg', undefined],
  ['12 345', 'en', undefined],
] as const)('PA33: „%s“ on a page in %s is said to be %s', (text, page, language) => {
  expect(otherLanguage(text, page)).toBe(language)
})
