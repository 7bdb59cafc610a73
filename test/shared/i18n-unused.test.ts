import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { historyBg } from '@sedyanka/shared/i18n/history-bg.ts'
import { seldomBg } from '@sedyanka/shared/i18n/seldom-bg.ts'
import { protocolBg } from '@sedyanka/shared/i18n/protocol-bg.ts'
import { settingsBg } from '@sedyanka/shared/i18n/settings-bg.ts'
import { expect, test } from 'vitest'
import { findUnusedKeys } from '../support/unused-keys.ts'

const root = join(import.meta.dirname, '../..')

/** What the three packages say in code: everything but the dictionaries themselves. */
const sources = globSync('{client,server,shared}/src/**/*.{ts,tsx}', { cwd: root })
  .filter(
    (path) =>
      !/shared\/src\/i18n\/((protocol|settings|seldom|history)-)?(bg|en|uk)\.ts$/.test(path),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'))

test('WO2: every word of the dictionaries is used somewhere', () => {
  expect(findUnusedKeys(Object.keys(bg), sources)).toEqual([])
  expect(findUnusedKeys(Object.keys(protocolBg), sources)).toEqual([])
  expect(findUnusedKeys(Object.keys(settingsBg), sources)).toEqual([])
  expect(findUnusedKeys(Object.keys(historyBg), sources)).toEqual([])
  expect(findUnusedKeys(Object.keys(seldomBg), sources)).toEqual([])
})

test('WO2: a key that nothing names is found; one that is put together from parts counts as used', () => {
  const code = ["t('a.one')", 't(`status.${kind}.${row.status}`)', 't("a.two")']
  const keys = ['a.one', 'a.two', 'a.three', 'status.need.open', 'status', 'statusx.need.open']
  expect(findUnusedKeys(keys, code)).toEqual(['a.three', 'status', 'statusx.need.open'])
})
