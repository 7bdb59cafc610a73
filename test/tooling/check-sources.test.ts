import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBareDates, findStrayWords } from './check-sources.ts'
import { findRenamedCollections } from './renamed-collections.ts'

const deployment = mkdtempSync(join(tmpdir(), 'sedyanka-words-'))
afterAll(() => rmSync(deployment, { recursive: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(deployment, file)), { recursive: true })
  writeFileSync(join(deployment, file), text)
}

test('TO10: words stand in the dictionaries and in lists of data, and nowhere else', () => {
  plant('shared/src/i18n/bg.ts', `export const bg = { save: 'Запис' }`)
  plant('shared/src/reference/units.ts', `export const units = ['легла']`)
  plant('shared/src/limits.ts', `/**\n * протокол\n */\nexport const most = 3 // точки\n`)
  plant('client/src/ui/Button.tsx', `export const a = 1\n\nexport const b = <b>Запис</b>\n`)
  plant('server/src/mail/letter.ts', `/* a */ export const subject = 'Покана'\n`)
  plant('client/src/styles/base.css', `a::after { content: 'нов'; }\n`)

  expect(findStrayWords(deployment)).toEqual([
    `client/src/styles/base.css:1: a::after { content: 'нов'; }`,
    'client/src/ui/Button.tsx:3: export const b = <b>Запис</b>',
    `server/src/mail/letter.ts:1: export const subject = 'Покана'`,
  ])
})

test('TO13: the machine’s clock is asked in one file, whatever way there is around its name', () => {
  plant('server/src/store/a.ts', `export const a = new Date().toISOString()\n`)
  plant('server/src/store/b.ts', `export const b = Date()\n`)
  plant('server/src/store/c.ts', `export const c = process.hrtime.bigint()\n`)
  plant('server/src/store/d.ts', `export const d = +new Date\n`)
  plant('server/src/store/e.ts', `export const e = new Date(2026, 1)\n`)
  expect(findBareDates(deployment)).toEqual([
    'server/src/store/a.ts:1: export const a = new Date().toISOString()',
    'server/src/store/b.ts:1: export const b = Date()',
    'server/src/store/c.ts:1: export const c = process.hrtime.bigint()',
    'server/src/store/d.ts:1: export const d = +new Date',
  ])
})

test('CH12: the page calls every collection by its own name, by which lint knows it', () => {
  plant('shared/src/actions/actions.ts', `export const actions = collection<Fields>('actions', {\n`)
  plant('shared/src/help/needs.ts', `export const needs = collection(\n  'needs', {\n`)
  plant('shared/src/help/offers.ts', `export const offerRows = collection('offers', {\n`)
  const from = `from '@sedyanka/shared/actions/actions.ts'`
  const refused = [
    `import { actions as a } ${from}`,
    `import {\n  byCreation,\n  actions as rows,\n} ${from}`,
    `import * as all ${from}`,
    `export * ${from}`,
    `export { actions as rows } ${from}`,
    `const { actions: a } = await import('@sedyanka/shared/actions/actions.ts')`,
    `import { actions } ${from}\nconst rows = actions\nrows.set(doc, id, {})`,
    `import { needs } from '@sedyanka/shared/help/needs.ts'\nconst rows = isOpen() ? needs : others`,
  ]
  const taken = [
    `import { actions, type Action as Row } ${from}\nconst all = actions.all(doc)`,
    `import { actions } ${from}\nconst rows = actions\n  .all(doc)\nconst list = createRows(room, actions)`,
    `import { named as needs } from './named.ts'\nconst rows = needs`,
    `import * as format from '@sedyanka/shared/i18n/format.ts'`,
  ]
  for (const [index, code] of [...refused, ...taken].entries())
    plant(`client/src/actions/planted-${index}.tsx`, `import { t } from './i18n.tsx'\n${code}\n`)
  const found = findRenamedCollections(deployment).map((line) => line.split(': ')[0])
  expect(found).toEqual([
    'shared/src/help/offers.ts',
    ...refused.map((_, index) => `client/src/actions/planted-${index}.tsx`),
  ])
  expect(findRenamedCollections(join(import.meta.dirname, '../..'))).toEqual([])
})
