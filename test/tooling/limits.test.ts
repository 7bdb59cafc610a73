import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const table = 'shared/src/limit-table.ts'

/** Names of limits that no line of these sources asks for. */
const findUnused = (names: readonly string[], sources: readonly string[]): string[] => {
  const all = sources.join('\n')
  // Either by its full name, or taken apart: `const { batchInterval } = limits`.
  const taken = [...all.matchAll(/\{([^{}]*)\} = limits\b/g)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.trim()),
  )
  return names.filter(
    (name) => !new RegExp(`limits\\.${name}\\b`).test(all) && !taken.includes(name),
  )
}

test('TO14: every limit of the table is enforced somewhere, and a planted one that is not is found', () => {
  const files = globSync('{shared,server,client}/src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== table)
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'))
  expect(findUnused(Object.keys(limits), sources)).toEqual([])
  expect(findUnused(['neverAsked'], sources)).toEqual(['neverAsked'])
})

test('TO14: every limit says why', () => {
  const lines = readFileSync(join(root, table), 'utf8').split('\n')
  const bare = lines.filter((line, index) => {
    const isLimit = /^export const \w+ = /.test(line)
    // One comment may stand above a pair.
    const above = [lines[index - 1] ?? '', lines[index - 2] ?? '']
    return isLimit && !above.some((before) => before.endsWith('*/'))
  })
  expect(bare).toEqual([])
})
