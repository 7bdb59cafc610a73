import { addressKey, siteKey } from '@sedyanka/server/accounts/address-key.ts'
import { createGuessLimit, guessLimits } from '@sedyanka/server/accounts/guess-limit.ts'
import { createGuessRisk } from '@sedyanka/server/accounts/guess-risk.ts'
import type { GuessHour } from '@sedyanka/server/store/tables/guess-hours.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { createRandom } from '../support/random.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** The real limiter on a clock that the test moves. */
const setUp = (kept: readonly GuessHour[] = []) => {
  let at = Date.UTC(2026, 10, 26)
  let last = kept
  const hours = { kept, keep: (next: readonly GuessHour[]) => (last = next) }
  const risk = createGuessRisk({ now: () => at, hours })
  const limit = createGuessLimit({ risk, clock: () => at })
  return { limit, risk, pass: (time: number) => (at += time), kept: () => last }
}

/** What an attacker does who knows the rules: a code of as many digits as are asked, another one each time. */
const attack = (
  limit: ReturnType<typeof setUp>['limit'],
  address: string,
  guess: { number: number; codes: number },
) => {
  const digits = limit.digitsAt(address, guess.codes)
  if (digits === 16) return 0
  const code = String(guess.number).padStart(digits, '0').slice(-digits)
  limit.count(address, { code, codes: guess.codes })
  return guess.codes / 10 ** digits
}

test.each([1, 500])(
  'AC23: 10,000 addresses that guess for a week find one of %i codes less often than once in 1,000',
  (codes) => {
    const { limit, pass } = setUp()
    let hope = 0
    let number = 0
    for (let round = 0; round < 7 * 8; round++) {
      for (let bot = 0; bot < 10_000; bot++) {
        const address = `10.${bot >> 8}.${bot & 255}.9`
        hope += attack(limit, address, { number: number++, codes })
      }
      pass(3 * hour)
    }
    expect(hope).toBeGreaterThan(0)
    // At 1,000 requests a second for the whole week nothing is left but all sixteen digits.
    expect(hope + (1_000 * 7 * 24 * 3_600 * codes) / 1e16).toBeLessThan(0.001)
  },
)

test('AC23: the same for 50 addresses that guess as fast as they can, in bursts, over the ends of days and weeks', () => {
  const { limit, pass } = setUp()
  const random = createRandom(7)
  let hope = 0
  let number = 0
  for (let round = 0; round < 7 * 24; round++) {
    for (let bot = 0; bot < 50; bot++)
      for (let shot = 0; shot < 20; shot++)
        hope += attack(limit, `2001:db8:${bot}::1`, { number: number++, codes: 500 })
    pass(random.int(hour))
  }
  expect(hope).toBeLessThan(0.001)
})

test('AC24: people who have a seat somewhere find another board’s code no more often, from however many addresses', () => {
  const { limit, pass } = setUp()
  const codes = 500
  let hope = 0
  let number = 0
  for (let round = 0; round < 7 * 8; round++) {
    for (let bot = 0; bot < 10_000; bot++) {
      const address = `10.${bot >> 8}.${bot & 255}.9`
      // With the cookie of the one board that they belong to.
      limit.know(address, asId('their own'))
      hope += attack(limit, address, { number: number++, codes })
    }
    pass(3 * hour)
  }
  expect(hope).toBeGreaterThan(0)
  expect(hope).toBeLessThan(0.001)
})

test('AC24: strangers at the addresses of all halls, who guess six digits for each hall’s own board, stay below it together with all others', () => {
  const { limit, pass } = setUp()
  let hope = 0
  let number = 0
  for (let round = 0; round < 7 * 24; round++) {
    for (let hall = 0; hall < 500; hall++) {
      const address = `198.51.${hall >> 8}.${hall & 255}`
      limit.know(address, asId(`board ${hall}`))
      hope += attack(limit, address, { number: number++, codes: 500 })
      const code = String(number++).padStart(6, '0').slice(-6)
      const here = limit.boardsAt(address)
      if (here.size === 0) continue
      limit.count(address, { code, codes: here.size, isHall: true })
      hope += here.size / 1_000_000
    }
    pass(hour)
  }
  expect(hope).toBeGreaterThan(0.0001)
  expect(hope).toBeLessThan(0.001)
})

test('AC23: a budget comes back after a week, and a restart brings none', () => {
  const first = setUp()
  let number = 0
  for (let bot = 0; bot < 1_000; bot++)
    attack(first.limit, `10.0.${bot >> 8}.${bot & 255}`, { number: number++, codes: 1 })
  expect(first.risk.digits(1)).toBe(8)
  const restarted = setUp(JSON.parse(JSON.stringify(first.kept())) as GuessHour[])
  expect(restarted.risk.digits(1)).toBe(8)
  restarted.pass(6 * day)
  expect(restarted.risk.digits(1)).toBe(8)
  restarted.pass(1.1 * day)
  expect(restarted.risk.digits(1)).toBe(6)
  // A clock that was set back gives nothing back.
  first.pass(-2 * hour)
  expect(first.risk.digits(1)).toBe(8)
})

test('AC23: right codes and those that ended cost nothing', () => {
  const { limit, risk, pass } = setUp()
  for (let time = 0; time < 5_000; time++)
    limit.count('192.0.2.1', { code: String(time).padStart(6, '0'), codes: 1 }).excuse()
  expect(risk.digits(1)).toBe(6)
  expect(limit.digitsAt('192.0.2.1', 1)).toBe(6)
  expect(risk.wrongSince(0)).toBe(0)
  pass(day)
})

test('AC25: wrong codes are told from the moment at which a code was made, and after a restart from its hour', () => {
  const { limit, pass, kept } = setUp()
  const start = Date.UTC(2026, 10, 26)
  const wrong = (number: number) =>
    limit.count(`192.0.2.${number}`, { code: String(number).padStart(6, '0'), codes: 1 })
  wrong(1)
  pass(20 * 60_000)
  const [first, second] = [start + 20 * 60_000, start + 40 * 60_000]
  limit.tellFrom(first)
  wrong(2)
  wrong(3).excuse()
  pass(20 * 60_000)
  limit.tellFrom(second)
  pass(hour)
  wrong(4)
  expect([start, first, second].map(limit.wrongSince)).toEqual([3, 2, 1])
  expect(setUp([...kept()]).limit.wrongSince(second)).toBe(3)
})

test('AC22: an address is forgiven after a day, its neighbours are not touched', () => {
  const { limit, pass } = setUp()
  for (let time = 0; time < guessLimits.eightDigits; time++)
    limit.count('192.0.2.1', { code: String(time).padStart(6, '0'), codes: 1 })
  expect(limit.digitsAt('192.0.2.1', 1)).toBe(8)
  expect(limit.digitsAt('192.0.2.2', 1)).toBe(6)
  pass(day)
  expect(limit.digitsAt('192.0.2.1', 1)).toBe(6)
})

test('AC22: the hall has five times as much, and the /64 sisters of one /48 four times together', () => {
  const { limit } = setUp()
  let number = 0
  const guess = (address: string, times: number) => {
    for (let time = 0; time < times; time++)
      limit.count(address, { code: String(number++).padStart(6, '0'), codes: 0.0001 })
  }
  limit.know('192.0.2.1', asId('board'))
  guess('192.0.2.1', 299)
  expect(limit.digitsAt('192.0.2.1', 1)).toBe(6)
  guess('192.0.2.1', 1)
  expect(limit.digitsAt('192.0.2.1', 1)).toBe(8)
  const sisters = setUp().limit
  for (let net = 0; net < 24; net++)
    for (let time = 0; time < 10; time++)
      sisters.count(`2001:db8:1:${net}::5`, { code: String(number++).padStart(6, '0'), codes: 1 })
  expect(sisters.digitsAt('2001:db8:1:ffff::1', 1)).toBe(8)
  expect(sisters.digitsAt('2001:db8:2:1::1', 1)).toBe(6)
})

test('AC22: many more addresses than are remembered are held in bounded memory', () => {
  const { limit } = setUp()
  for (let bot = 0; bot < 3 * guessLimits.addresses; bot++) {
    const code = String(bot).padStart(6, '0')
    limit.count(`10.${bot >> 16}.${(bot >> 8) & 255}.${bot & 255}`, { code, codes: 1 })
  }
  expect(limit.remembered).toBe(guessLimits.addresses)
})

test('AC22: of an IPv6 address the first half counts, however it is written', () => {
  expect(addressKey('192.0.2.1')).toBe('192.0.2.1')
  expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(addressKey('2001:0DB8:0001:2::9')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0')
  expect(addressKey('::1')).toBe('0:0:0:0')
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(siteKey('2001:db8:1:2::9')).toBe('2001:db8:1')
  expect(siteKey('::ffff:192.0.2.1')).toBe('192.0.2.1')
})
