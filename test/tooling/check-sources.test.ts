import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBareDates, findStrayWords } from './check-sources.ts'

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
