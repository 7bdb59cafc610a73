import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const spec = readFileSync(join(root, 'shared/SPEC.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map(([, rule = '']) => rule)
const subjects = [...spec.matchAll(/^## ([A-Z]{2}): /gm)].map(([, subject = '']) => subject)
const number = new RegExp(String.raw`\b(?:${subjects.join('|')})\d+\b`, 'g')

/** The rules that a text names; a range such as `GU1–GU3` names each rule in it. */
const namedIn = (text: string): string[] => {
  const ranges = [...text.matchAll(/\b([A-Z]{2})(\d+)–\1(\d+)\b/g)].flatMap(
    ([, subject = '', first, last]) =>
      Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, at) => `${subject}${Number(first) + at}`,
      ),
  )
  return [...ranges, ...(text.match(number) ?? [])]
}
const sources = globSync('test/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|bench|fixtures)(\/|$)/.test(path),
}).map((path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const titles = text.match(/(?<=['"`])[A-Z]{2}\d+[^\n]*/g) ?? []
  return { path, rules: namedIn(text), titled: namedIn(titles.join('\n')) }
})

test('TO26: each rule has a number of its own, under its subject', () => {
  expect(rules.length).toBeGreaterThan(500)
  expect(new Set(rules).size).toBe(rules.length)
  for (const rule of rules) expect(subjects).toContain(rule.slice(0, 2))
})

test('TO26: every number that tests and documents name is that of a rule', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'shared/PROTOCOL.md']
  const named = [
    ...sources,
    ...documents.map((path) => ({ path, rules: namedIn(readFileSync(join(root, path), 'utf8')) })),
    { path: 'shared/SPEC.md', rules: namedIn(spec) },
  ]
  const unknown = named.flatMap(({ path, rules: found }) =>
    found.filter((rule) => !rules.includes(rule)).map((rule) => `${path}: ${rule}`),
  )
  expect(unknown).toEqual([])
})

test('TO26: every rule stands in the title of a test', () => {
  // A title begins with its numbers; some stand in tables of cases.
  const proven = new Set(sources.flatMap(({ titled }) => titled))
  expect(rules.filter((rule) => !proven.has(rule))).toEqual([])
})
