import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readGuide } from '@sedyanka/client/guides.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { en } from '@sedyanka/shared/i18n/en.ts'
import { historyBg } from '@sedyanka/shared/i18n/history-bg.ts'
import { historyEn } from '@sedyanka/shared/i18n/history-en.ts'
import { historyUk } from '@sedyanka/shared/i18n/history-uk.ts'
import { seldomBg } from '@sedyanka/shared/i18n/seldom-bg.ts'
import { seldomEn } from '@sedyanka/shared/i18n/seldom-en.ts'
import { seldomUk } from '@sedyanka/shared/i18n/seldom-uk.ts'
import { settingsBg } from '@sedyanka/shared/i18n/settings-bg.ts'
import { settingsEn } from '@sedyanka/shared/i18n/settings-en.ts'
import { settingsUk } from '@sedyanka/shared/i18n/settings-uk.ts'
import { languages } from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import { parseQuickEntry } from '@sedyanka/shared/meeting/quick-entry.ts'
import { organisations } from '@sedyanka/shared/reference/organisations.ts'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../docs/guide')
const pathOf = (name: string, language: string) => join(folder, `${name}.${language}.md`)
const read = (name: string, language: string) => readFileSync(pathOf(name, language), 'utf8')

const words = {
  bg: { ...bg, ...seldomBg, ...settingsBg, ...historyBg },
  en: { ...en, ...seldomEn, ...settingsEn, ...historyEn },
  uk: { ...uk, ...seldomUk, ...settingsUk, ...historyUk },
}

/** The keys of everything that the page says in exactly these words. */
const keysOf = (language: keyof typeof words, said: string): string[] =>
  Object.entries(words[language]).flatMap(([key, word]) => (word === said ? [key] : []))

const quoted = (text: string): string[] =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, said]) => said ?? '')

const names = ['facilitator', 'contact']

describe.each(names)('the guide %s', (name) => {
  test.each(languages)('TO20: names in $id what the page names, letter by letter', ({ id }) => {
    const said = quoted(read(name, id))
    expect(said.length).toBeGreaterThan(20)
    expect(said.filter((one) => keysOf(id, one).length === 0)).toEqual([])
  })

  test('TO20: names the same things in all three languages, in the same order', () => {
    const [first = [], ...others] = languages.map(({ id }) =>
      quoted(read(name, id)).map((said) => keysOf(id, said)),
    )
    for (const other of others) {
      expect(other.length).toBe(first.length)
      const strangers = first.filter((keys, at) => !keys.some((key) => other[at]?.includes(key)))
      expect(strangers).toEqual([])
    }
  })

  test.each(languages)('TO20: has in $id as many headings, steps and pictures', ({ id }) => {
    const shape = (language: string) =>
      read(name, language)
        .split('\n')
        .map((line) => /^(#+|\d+\.|-|!\[)/.exec(line)?.[1] ?? '')
    expect(shape(id)).toEqual(shape('bg'))
  })
})

const named = organisations.map(({ id, name, shortName, shortNames }) => ({
  id,
  shortName,
  names: [...Object.values(name), ...Object.values(shortNames ?? {})],
}))

test.each(languages)('TO20: the example of a quick line is understood in $id', ({ id }) => {
  const line = /[„"«]([^„"“»]*@[^“"»]*)[“"»]/.exec(read('facilitator', id))?.[1] ?? ''
  const context = { organisations: named, language: id, today: '2026-11-23' }
  expect(parseQuickEntry(line, context)).toMatchObject({
    responsibleOrgId: 'inst-mun-gurkovo',
    dueDate: '2026-11-27',
    unknown: [],
  })
})

test('TO21: a guide becomes a title, and HTML whose pictures have their size', () => {
  const { title, html, pictures } = readGuide(pathOf('contact', 'en'))
  expect(title).toBe('Guide for the focal point')
  expect(html).not.toContain('<h1')
  expect(html).toContain('<h2>How to come in</h2>')
  expect(html).toContain('<strong>Join</strong>')
  expect(html).toMatch(
    /<img src="\{\{0\}\}" alt="Joining on a phone[^"]*" width="390" height="\d+" data-tall/,
  )
  expect(pictures.map((path) => basename(path))).toEqual([
    'join.en.webp',
    'actions.en.webp',
    'needs.en.webp',
  ])
})

test('TO21: every picture is used, in its own language, and is light', () => {
  const used = names.flatMap((name) =>
    languages.flatMap(({ id }) => {
      const { pictures } = readGuide(pathOf(name, id))
      for (const path of pictures) expect(path).toMatch(new RegExp(`\\.${id}\\.webp$`))
      return pictures
    }),
  )
  const there = globSync('pictures/*', { cwd: folder }).map((path) => join(folder, path))
  expect(used.toSorted()).toEqual(there.toSorted())
  for (const path of there) expect(statSync(path).size, path).toBeLessThan(80_000)
})
