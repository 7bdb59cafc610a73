import { addressOf } from '@sedyanka/server/http/client-address.ts'
import { guessLimits } from '@sedyanka/server/accounts/guess-limit.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployment, openDeployment } from '../support/deployment.ts'

const from = (forwarded: string | string[] | undefined, remote?: string, trusts = true) =>
  addressOf(trusts, forwarded, remote)

const entries: [string | string[], string][] = [
  ['1.2.3.4', '1.2.3.4'],
  ['1.2.3.4:5678', '1.2.3.4'],
  ['"1.2.3.4:5678"', '1.2.3.4'],
  ['[2001:DB8::1]:443', '2001:db8::1'],
  ['[2001:db8:0:0:0:0:0:1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%25eth0]:80', 'fe80::1'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['::FFFF:0102:0304', '1.2.3.4'],
  ['[::ffff:1.2.3.4]:99', '1.2.3.4'],
  ['9.9.9.9, 1.2.3.4', '1.2.3.4'],
  ['evil:1, [2001:db8::1]:1 ,  1.2.3.4:80 ', '1.2.3.4'],
  [['9.9.9.9', '1.2.3.4:1'], '1.2.3.4'],
]
test.each(entries)('HT7: behind a proxy %j is %s', (forwarded, address) => {
  expect(from(forwarded, '192.0.2.9')).toBe(address)
  expect(from(forwarded, '192.0.2.9', false)).toBe('192.0.2.9')
})

const noAddress = [
  '',
  ' ',
  'unknown',
  '_hidden',
  '1.2.3',
  '999.1.1.1',
  '1.2.3.4:',
  '1.2.3.4:999999',
  '[::1',
  '::1]:80',
  '1.2.3.4,',
  '1.2.3.4, unknown',
  '\u0000',
  'a'.repeat(9_000),
  '123',
  '0x7f.1',
  '1.2.3.4 5.6.7.8',
]
test.each(noAddress)('HT7: %j is no address: the proxy’s own counts', (forwarded) => {
  expect(from(forwarded, '::ffff:192.0.2.9')).toBe('192.0.2.9')
  expect(from(forwarded)).toBe('unknown')
})

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ trustProxy: true })
})
afterAll(() => deployment[Symbol.asyncDispose]())

test('HT7: wrong codes count against one visitor, whatever port the proxy wrote', async () => {
  const browser = deployment.browser()
  const guess = (port: number) =>
    browser.sendWith(
      { 'x-forwarded-for': `198.51.100.7:${port}` },
      {
        method: 'POST',
        path: '/api/join/look',
        body: { key: { code: String(100_000 + port) } },
      },
    )
  const statuses: number[] = []
  for (let port = 0; port <= guessLimits.free; port++) statuses.push((await guess(port)).status)
  expect(statuses).toEqual([...Array<number>(guessLimits.free).fill(404), 429])
})
