import type { ApiError, BoardDetails, DoorReport } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import {
  type Answer,
  errorOf,
  type Deployment,
  joinAs,
  newBoard,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

type Code = { code: string; full: string; expiresAt: number }
const newCode = (facilitator: TestBrowser, boardId: BoardId) =>
  facilitator.ask<Code>('POST', `/api/boards/${boardId}/room-code`)
const joinBy = (browser: TestBrowser, code: string, name = 'Гост') =>
  browser.post('/api/join', { key: { code }, organisationId: 'inst-rzi', name })
/** A wrong code, another one for each index. */
const wrongOf = (code: string, index = 0) =>
  String((Number(code.slice(0, 6)) + 1 + index) % 1_000_000).padStart(6, '0') + code.slice(6)
const digitsOf = (answer: Answer) => (answer.body as ApiError).digits

/** Wrong codes from one address, each another one, all at once. */
const guess = async (
  deployment: Deployment,
  {
    address,
    code,
    times,
    from = 0,
  }: { address: string; code: string; times: number; from?: number },
) => {
  const answers = await Promise.all(
    Array.from({ length: times }, (_, index) =>
      joinBy(deployment.browser(address), wrongOf(code, from + index)),
    ),
  )
  return answers.map(errorOf)
}

test('AC22: last month’s code is answered “expired” as often as it is typed, and the right one lets in at once', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const old = await newCode(facilitator, boardId)
  const { code } = await newCode(facilitator, boardId)
  const hall = '203.0.113.5'
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => joinBy(deployment.browser(hall), old.code)),
  )
  expect(new Set(answers.map((one) => `${one.status} ${errorOf(one)}`))).toEqual(
    new Set(['410 codeExpired']),
  )
  // From the QR code on last month’s paper, too.
  expect(errorOf(await joinBy(deployment.browser(hall), old.full))).toBe('codeExpired')
  expect((await joinBy(deployment.browser(hall), code)).status).toBe(200)
  await facilitator.ask('DELETE', `/api/boards/${boardId}/room-code`)
  expect(errorOf(await joinBy(deployment.browser(hall), code))).toBe('codeExpired')
  expect((await facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)).wrongCodes).toBe(
    null,
  )
})

test('AC22: the same wrong code from one address counts once', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  for (let person = 0; person < 46; person++)
    expect(errorOf(await joinBy(deployment.browser('203.0.113.5'), wrongOf(code)))).toBe(
      'codeUnknown',
    )
  const report = await facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)
  expect(report.wrongCodes?.count).toBe(1)
})

test('AC22: further wrong codes name a wait that grows; the right code does not wait for it', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  const answers: Answer[] = []
  for (let index = 0; index < 16; index++)
    answers.push(await joinBy(deployment.browser('203.0.113.5'), wrongOf(code, index)))
  expect(answers.slice(0, 10).map(errorOf)).toEqual(Array(10).fill('codeUnknown'))
  const waits = answers.slice(10).map(({ body }) => (body as ApiError).seconds)
  expect(waits).toEqual([60, 120, 240, 480, 900, 900])
  expect(answers[10]?.headers.get('retry-after')).toBe('60')
  expect((await joinBy(deployment.browser('203.0.113.5'), code)).status).toBe(200)
  expect(errorOf(await joinBy(deployment.browser('203.0.113.6'), wrongOf(code)))).toBe(
    'codeUnknown',
  )
  const report = await facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)
  expect(report.wrongCodes?.count).toBe(17)
})

test('AC12: right codes are no guesses, however many come from one address; wrong ones cost what they cost', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const hall = '203.0.113.5'
  // As many codes as would name a wait and ask for more digits if they counted, each looked at and used.
  for (let round = 0; round < 70; round++) {
    const { code } = await newCode(facilitator, boardId)
    const look = await deployment.browser(hall).post('/api/join/look', { key: { code } })
    const joined = await joinBy(deployment.browser(hall), code, `Гост ${round}`)
    expect([round, look.status, joined.status]).toEqual([round, 200, 200])
  }
  const { code } = await newCode(facilitator, boardId)
  const tried = async () =>
    (await facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)).wrongCodes?.count
  expect(await tried()).toBe(0)
  const first = await guess(deployment, { address: hall, code, times: 10 })
  expect(first).toEqual(Array(10).fill('codeUnknown'))
  expect((await joinBy(deployment.browser(hall), code)).status).toBe(200)
  const next = await joinBy(deployment.browser(hall), wrongOf(code, 10))
  expect([next.status, errorOf(next), (next.body as ApiError).seconds]).toEqual([
    429,
    'tooMany',
    60,
  ])
  expect((await joinBy(deployment.browser(hall), code)).status).toBe(200)
  expect(await tried()).toBe(11)
})

test('AC25: the wrong codes that facilitators are told of are those since the code was made', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const door = () => facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)
  const first = await newCode(facilitator, boardId)
  await guess(deployment, { address: '203.0.113.5', code: first.code, times: 6 })
  expect((await door()).wrongCodes?.count).toBe(6)
  const second = await newCode(facilitator, boardId)
  expect((await door()).wrongCodes?.count).toBe(0)
  await guess(deployment, { address: '203.0.113.5', code: second.code, times: 3, from: 6 })
  await guess(deployment, { address: '203.0.113.6', code: second.code, times: 1 })
  expect((await door()).wrongCodes?.count).toBe(4)
  // Nobody else is told.
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  expect((await member.get(`/api/boards/${boardId}/door`)).status).toBe(403)
})

test('AC22: strangers with 15 addresses keep nobody out', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  for (let net = 0; net < 15; net++)
    await guess(deployment, { address: `203.0.113.${net}`, code, times: 20, from: net * 20 })
  for (const address of ['198.51.100.1', '203.0.113.0', '203.0.113.14'])
    expect((await joinBy(deployment.browser(address), code)).status).toBe(200)
})

test('AC23: an address that goes on guessing is asked for more digits; all sixteen always let in', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code, full } = await newCode(facilitator, boardId)
  const address = '203.0.113.7'
  const answers = await guess(deployment, { address, code, times: 200 })
  expect(answers.filter((error) => error === 'codeLonger')).toHaveLength(140)
  // The same answer for right digits as for wrong ones.
  for (const short of [code, wrongOf(code, 500)]) {
    const refused = await joinBy(deployment.browser(address), short)
    expect([refused.status, errorOf(refused), digitsOf(refused)]).toEqual([429, 'codeLonger', 8])
  }
  expect((await joinBy(deployment.browser(address), full.slice(0, 8))).status).toBe(200)
  expect((await joinBy(deployment.browser('198.51.100.1'), code)).status).toBe(200)
  await guess(deployment, { address: '203.0.113.8', code: full.slice(0, 8), times: 1_100 })
  expect(digitsOf(await joinBy(deployment.browser('203.0.113.8'), full.slice(0, 8)))).toBe(16)
  expect((await joinBy(deployment.browser('203.0.113.8'), full)).status).toBe(200)
})

test('AC23: when wrong codes come from everywhere, the code that is shown grows, and the hall goes on with six digits', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code, full } = await newCode(facilitator, boardId)
  const shown = async () =>
    (await facilitator.ask<BoardDetails>('GET', `/api/boards/${boardId}`)).roomCode
  for (let net = 0; net < 12; net++)
    await guess(deployment, { address: `203.0.113.${net}`, code, times: 50, from: net * 50 })
  expect(await shown()).toMatchObject({ code: full.slice(0, 8), full })
  expect(digitsOf(await joinBy(deployment.browser('198.51.100.1'), code))).toBe(8)
  expect((await joinBy(deployment.browser('198.51.100.1'), full.slice(0, 8))).status).toBe(200)
  expect((await joinBy(deployment.browser('198.51.100.2'), full)).status).toBe(200)
  // Where the facilitator is, six digits are enough.
  expect((await joinBy(deployment.browser(), code)).status).toBe(200)
  const next = await newCode(facilitator, boardId)
  expect(next.code).toMatch(/^\d{8}$/)
  expect(next.full.startsWith(next.code)).toBe(true)
})

test('AC24: where people of one board are, six digits open that board only: another one’s right code is answered like a wrong one', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  // Somebody else’s board on the same server, whose people are elsewhere.
  const other = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards', newBoard)
  const others = await newCode(facilitator, other.id)
  const guest = await joinAs({ deployment, facilitator, boardId }, 'member')
  const away = deployment.browser('203.0.113.99')
  away.cookie = guest.cookie
  for (let net = 0; net < 12; net++)
    await guess(deployment, { address: `203.0.113.${net}`, code, times: 50, from: net * 50 })
  await away.ask('GET', `/api/boards/${boardId}`)
  const stranger = () => deployment.browser('203.0.113.99')
  const tell = async (digits: string) => {
    const answer = await joinBy(stranger(), digits)
    return [answer.status, errorOf(answer), digitsOf(answer)]
  }
  expect(await tell(others.full.slice(0, 6))).toEqual([429, 'codeLonger', 8])
  expect(await tell(others.full.slice(0, 6))).toEqual(await tell(wrongOf(code.slice(0, 6), 900)))
  expect((await joinBy(stranger(), code.slice(0, 6))).status).toBe(200)
  expect((await joinBy(stranger(), others.full.slice(0, 8))).status).toBe(200)
})

test('AC22: wrong set-up tokens and dead links cost nobody anything', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  const address = '203.0.113.5'
  await guess(deployment, { address, code, times: 100 })
  const guessed = { token: 'y'.repeat(43), name: 'Гост' }
  for (let time = 0; time < 30; time++)
    expect((await deployment.browser(address).post('/api/setup', guessed)).status).toBe(410)
  const look = await deployment
    .browser(address)
    .post('/api/join/look', { key: { token: guessed.token } })
  expect(errorOf(look)).toBe('linkExpired')
})

test('AC22: a hall of 46 people behind one address gets in', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await newCode(facilitator, boardId)
  const hall = Array.from({ length: 46 }, (_, index) =>
    joinBy(deployment.browser('203.0.113.8'), code, `Гост ${index}`),
  )
  expect((await Promise.all(hall)).map(({ status }) => status)).toEqual(Array(46).fill(200))
})

test('AC22: only with TRUST_PROXY the address comes from the proxy, from its own entry', async () => {
  for (const trustProxy of [true, false]) {
    await using deployment = await openDeployment({ trustProxy })
    const { facilitator, boardId } = await openBoard(deployment)
    const { code } = await newCode(facilitator, boardId)
    const body = (given: string) => ({
      key: { code: given },
      organisationId: 'inst-rzi',
      name: 'Г',
    })
    const send = (given: string, client: string) =>
      deployment
        .browser('10.0.0.1')
        .sendWith(
          { 'x-forwarded-for': `1.2.3.4, ${client}` },
          { method: 'POST', path: '/api/join', body: body(given) },
        )
    for (let time = 0; time < 10; time++) await send(wrongOf(code, time), '203.0.113.20')
    expect((await send(wrongOf(code, 10), '203.0.113.20')).status).toBe(429)
    expect((await send(wrongOf(code, 11), '203.0.113.21')).status).toBe(trustProxy ? 404 : 429)
  }
})
