import { addressKey } from '@sedyanka/server/accounts/guess-limit.ts'
import { addDays, dayAt, momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { BoardDetails, JoinLook } from '@sedyanka/shared/api.ts'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  errorOf,
  type House,
  joinAs,
  openBoard,
  openHouse,
  type TestBrowser,
} from '../support/house.ts'

type Code = { code: string; expiresAt: number }
const newCode = (facilitator: TestBrowser, boardId: string) =>
  facilitator.ask<Code>('POST', `/api/boards/${boardId}/room-code`)
const joinBy = (browser: TestBrowser, code: string, name = 'Гост') =>
  browser.post('/api/join', { key: { code }, organisationId: 'inst-rzi', name })
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('R62: the code on the screen seats people as members of their organisation, for twelve hours at least', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const { code, expiresAt } = await newCode(facilitator, boardId)
  expect(code).toMatch(/^\d{6}$/)
  expect(Math.round((expiresAt - Date.now()) / 60_000)).toBe(12 * 60)
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  const look = await house
    .browser()
    .ask<JoinLook>('POST', '/api/join/look', { key: { code: spaced } })
  expect(look).toMatchObject({ role: 'member', organisationId: null, boardTitle: 'Наводнение' })
  expect(look.organisations).toHaveLength(46)
  expect((await joinBy(house.browser(), code)).body).toMatchObject({
    role: 'member',
    organisationId: 'inst-rzi',
  })
  const database = new Database(join(house.dataDir, 'sedyanka.db'), { timeout: 5_000 })
  database.prepare('update board set room_code_expires_at = ?').run(Date.now() - 1)
  database.close()
  expect(errorOf(await joinBy(house.browser(), code))).toBe('codeUnknown')
  expect(await facilitator.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).toMatchObject({
    roomCode: null,
  })
})

test('R233: a code made days ahead is good until two hours after the next meeting, and never for more than a week', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const meetingOn = (days: number) =>
    facilitator.ask('POST', `/api/boards/${boardId}/meetings`, {
      title: 'Среща',
      series: '',
      date: addDays(dayAt(Date.now()), days),
      startTime: '10:00',
      endTime: '11:30',
      place: '',
      format: 'hybrid',
      fromTemplate: false,
    })
  await meetingOn(20)
  const far = await newCode(facilitator, boardId)
  expect(Math.round((far.expiresAt - Date.now()) / 3_600_000)).toBe(7 * 24)
  await meetingOn(3)
  const near = await newCode(facilitator, boardId)
  expect(near.expiresAt).toBe(momentOf(addDays(dayAt(Date.now()), 3), '13:30'))
})

test('R233: a code that was never made, one that was stopped and one that ran out are told apart', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const state = async () =>
    (await facilitator.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).roomCodeState
  expect(await state()).toBe('never')
  await newCode(facilitator, boardId)
  expect(await state()).toBe('inForce')
  await facilitator.ask('DELETE', `/api/boards/${boardId}/room-code`)
  expect(await state()).toBe('stopped')
  await newCode(facilitator, boardId)
  const database = new Database(join(house.dataDir, 'sedyanka.db'), { timeout: 5_000 })
  database.prepare('update board set room_code_expires_at = ?').run(Date.now() - 1)
  database.close()
  expect(await state()).toBe('expired')
})

test('R62: a new code ends the old one, and switching off ends both', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const first = await newCode(facilitator, boardId)
  const second = await newCode(facilitator, boardId)
  expect(second.code).not.toBe(first.code)
  expect(errorOf(await joinBy(house.browser(), first.code))).toBe('codeUnknown')
  expect((await joinBy(house.browser(), second.code)).status).toBe(200)
  await facilitator.ask('DELETE', `/api/boards/${boardId}/room-code`)
  expect(errorOf(await joinBy(house.browser(), second.code))).toBe('codeUnknown')
})

test('R62: facilitators and screens see the code, others do not', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const code = await newCode(facilitator, boardId)
  const sees = async (browser: TestBrowser) =>
    (await browser.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).roomCode
  expect(await sees(facilitator)).toEqual(code)
  const at = { house, facilitator, boardId }
  expect(await sees(await joinAs(at, 'screen'))).toEqual(code)
  expect(await sees(await joinAs(at, 'member'))).toBeNull()
  expect(await sees(await joinAs(at, 'observer'))).toBeNull()
})

const guess = async (
  house: House,
  { address, code, times }: { address: string; code: string; times: number },
) => {
  const answers = await Promise.all(
    Array.from({ length: times }, () => joinBy(house.browser(address), code)),
  )
  return answers.map(errorOf)
}

test('R63: after 20 wrong codes an address is refused even with the right one; its neighbours are not', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const { code } = await newCode(facilitator, boardId)
  const answers = await guess(house, { address: '203.0.113.5', code: wrongOf(code), times: 19 })
  expect(new Set(answers)).toEqual(new Set(['codeUnknown']))
  expect((await joinBy(house.browser('203.0.113.5'), code)).status).toBe(200)
  await guess(house, { address: '203.0.113.5', code: wrongOf(code), times: 1 })
  const blocked = await joinBy(house.browser('203.0.113.5'), code)
  expect([blocked.status, errorOf(blocked)]).toEqual([429, 'tooMany'])
  expect(
    (await house.browser('203.0.113.5').post('/api/join/look', { key: { code } })).status,
  ).toBe(429)
  expect((await joinBy(house.browser('203.0.113.6'), code)).status).toBe(200)
})

test('R63: guesses that are all sent at once get no further', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const { code } = await newCode(facilitator, boardId)
  const burst = await Promise.all([
    ...Array.from({ length: 60 }, () => joinBy(house.browser('203.0.113.7'), wrongOf(code))),
    joinBy(house.browser('203.0.113.7'), code),
  ])
  expect(burst.at(-1)?.status).toBe(429)
})

test('R63: all addresses together have 300 wrong guesses', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const { code } = await newCode(facilitator, boardId)
  for (let net = 0; net < 15; net++)
    await guess(house, { address: `203.0.113.${net}`, code: wrongOf(code), times: 20 })
  expect((await joinBy(house.browser('198.51.100.1'), code)).status).toBe(429)
})

test('R63: a hall of 46 people behind one address gets in', async () => {
  await using house = await openHouse()
  const { facilitator, boardId } = await openBoard(house)
  const { code } = await newCode(facilitator, boardId)
  const hall = Array.from({ length: 46 }, (_, index) =>
    joinBy(house.browser('203.0.113.8'), code, `Гост ${index}`),
  )
  expect((await Promise.all(hall)).map(({ status }) => status)).toEqual(Array(46).fill(200))
})

test('R63: of an IPv6 address the first half counts', () => {
  expect(addressKey('192.0.2.1')).toBe('192.0.2.1')
  expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8:1:2::9')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0')
  expect(addressKey('::1')).toBe('0:0:0:0')
})

test('R63: only with TRUST_PROXY the address comes from the proxy, from its own entry', async () => {
  for (const trustProxy of [true, false]) {
    await using house = await openHouse({ trustProxy })
    const { facilitator, boardId } = await openBoard(house)
    const { code } = await newCode(facilitator, boardId)
    const body = (given: string) => ({
      key: { code: given },
      organisationId: 'inst-rzi',
      name: 'Г',
    })
    const send = (given: string, client: string) =>
      house
        .browser('10.0.0.1')
        .sendWith(
          { 'x-forwarded-for': `1.2.3.4, ${client}` },
          { method: 'POST', path: '/api/join', body: body(given) },
        )
    for (let time = 0; time < 20; time++) await send(wrongOf(code), '203.0.113.20')
    expect((await send(code, '203.0.113.20')).status).toBe(429)
    expect((await send(code, '203.0.113.21')).status).toBe(trustProxy ? 200 : 429)
  }
})
