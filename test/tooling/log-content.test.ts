import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('AC17: no line of the log takes the message of an error, which may quote what people wrote', () => {
  const files = globSync('server/src/**/*.ts', { cwd: new URL('../..', import.meta.url) })
  expect(files.length).toBeGreaterThan(100)
  const quoting = files.filter((file) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    return [...source.matchAll(/\blog\((?:[^()]|\([^()]*\))*\)/g)].some(([call]) =>
      /\.message\b/.test(call),
    )
  })
  expect(quoting).toEqual([])
})
