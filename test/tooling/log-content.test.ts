import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = globSync('server/src/**/*.ts', { cwd: new URL('../..', import.meta.url) })
/** Every call that writes a line of the log. */
const calls = files.flatMap((file) => {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  return [...source.matchAll(/\blog\((?:[^()]|\([^()]*\))*\)/g)].map(([call]) => ({ file, call }))
})

test('AC17: no line of the log takes the message of an error, which may quote what people wrote', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(calls.length).toBeGreaterThan(30)
  expect(calls.filter(({ call }) => /\.message\b/.test(call))).toEqual([])
})

test('HT20: every line of the log is an error but those that tell of no failure', () => {
  const told = calls.flatMap(({ call }) => {
    const [, event, level] = /^log\('([\w.]+)'.*'(info|warn)',?\s*\)$/s.exec(call) ?? []
    return event && level ? [`${level} ${event}`] : []
  })
  expect(told.toSorted()).toEqual([
    'info backups.deleted',
    'info board.deleted',
    'info process.started',
    'info process.stops',
    'info room.rewritten',
    // Of each database one.
    'info store.migrated',
    'info store.migrated',
    'warn config.proxyNotTrusted',
    'warn store.walLarge',
  ])
})
