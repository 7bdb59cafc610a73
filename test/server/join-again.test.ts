import type { JoinLook, Me, Member, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
beforeAll(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
})
afterAll(() => deployment[Symbol.asyncDispose]())

const invite = (role: string, organisationId: OrganisationId | null = null) =>
  facilitator.ask<NewInvitation>('POST', `/api/boards/${boardId}/invitations`, {
    role,
    organisationId,
  })
const meOf = (browser: TestBrowser) => browser.ask<Me>('GET', '/api/me')
const membersOf = () => facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
/** Uses a link with the session that the browser has. */
const use = (
  browser: TestBrowser,
  { token }: { token: string },
  more: Record<string, unknown> = {},
) =>
  browser.post('/api/join', {
    key: { token },
    organisationId: null,
    name: 'Гост (member)',
    ...more,
  })

test('AC10, AC29: a link for another role or organisation changes nobody’s seat unless they say so', async () => {
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  for (const link of [await invite('observer'), await invite('member', asId('ngo-21'))]) {
    const look = (await member.post('/api/join/look', { key: { token: link.token } }))
      .body as JoinLook
    expect(look.seat).toMatchObject({ boardId, role: 'member', organisationId: 'inst-rzi' })
    expect(look.seat?.organisation?.bg).toMatch(/здравна инспекция/i)
    const refused = await use(member, link)
    expect([refused.status, errorOf(refused)]).toEqual([409, 'otherSeat'])
    expect((await use(member, link, { seat: 'keep' })).body).toMatchObject({
      role: 'member',
      organisationId: 'inst-rzi',
    })
    expect((await meOf(member)).boards).toMatchObject([
      { role: 'member', organisationId: 'inst-rzi' },
    ])
  }
  const open = await invite('member')
  const before = await meOf(member)
  await member.ask('POST', '/api/join', {
    key: { token: open.token },
    organisationId: 'ngo-01',
    name: 'Ново име',
    person: 'same',
    seat: 'change',
  })
  const after = await meOf(member)
  expect(after.person).toEqual({ id: before.person.id, name: 'Ново име' })
  expect(after.boards).toMatchObject([{ id: boardId, role: 'member', organisationId: 'ngo-01' }])
})

test('AC29: a facilitator who opens somebody’s link stays one, and uses nothing up; the last one cannot leave', async () => {
  const second = await joinAs({ deployment, facilitator, boardId }, 'facilitator')
  const link = await invite('member', asId('ngo-21'))
  const name = 'Гост (facilitator)'
  expect((await use(second, link, { name })).body).toMatchObject({ role: 'facilitator' })
  const own = await invite('facilitator')
  expect((await use(second, own, { name })).status).toBe(200)
  const listed = await facilitator.ask<{ id: string; uses: number }[]>(
    'GET',
    `/api/boards/${boardId}/invitations`,
  )
  expect(listed.find(({ id }) => id === own.id)?.uses).toBe(0)
  expect((await use(second, link, { name, seat: 'change' })).body).toMatchObject({
    role: 'member',
    organisationId: 'ngo-21',
  })
  const last = await use(facilitator, link, { name: 'Мария Петрова', seat: 'change' })
  expect([last.status, errorOf(last)]).toEqual([409, 'conflict'])
  expect((await meOf(facilitator)).boards).toMatchObject([{ role: 'facilitator' }])
})

test('AC30: another name on a kept session is asked about; another person ends the former session', async () => {
  const first = await joinAs({ deployment, facilitator, boardId }, 'member')
  const { person } = await meOf(first)
  const former = first.cookie
  const seat = await deployment.seats.open(first.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  const link = await invite('member', asId('inst-rzi'))
  const asked = await use(first, link, { name: 'Д-р Друга' })
  expect([asked.status, errorOf(asked)]).toEqual([409, 'otherName'])
  expect((await meOf(first)).person).toEqual(person)
  // Spaces and capitals make no other person.
  expect((await use(first, link, { name: ' гост  (MEMBER) ' })).status).toBe(200)
  expect((await use(first, link, { name: 'Д-р Друга', person: 'other' })).status).toBe(200)
  const second = await meOf(first)
  expect(second.person).toMatchObject({ name: 'Д-р Друга' })
  expect(second.person.id).not.toBe(person.id)
  expect(seat.current()).toBeNull()
  const back = deployment.browser()
  back.cookie = former
  expect((await back.get('/api/me')).status).toBe(401)
})

test('AC31: a browser that refuses cookies is told so, and nobody is seated', async () => {
  const link = await invite('member', asId('inst-rzi'))
  const before = (await membersOf()).length
  const browser = deployment.browser()
  const look = await browser.post('/api/join/look', { key: { token: link.token } })
  expect(look.headers.getSetCookie()).toHaveLength(1)
  browser.cookie = null
  const refused = await use(browser, link, { checksCookies: true })
  expect([refused.status, errorOf(refused)]).toEqual([400, 'cookiesBlocked'])
  expect(await membersOf()).toHaveLength(before)
  await browser.post('/api/join/look', { key: { token: link.token } })
  expect((await use(browser, link, { checksCookies: true })).status).toBe(200)
})

test('AC31: nor is the set-up link spent on such a browser', async () => {
  await using fresh = await openDeployment()
  const browser = fresh.browser()
  const asked = { token: fresh.setupToken, name: 'Мария', checksCookies: true }
  expect(errorOf(await browser.post('/api/setup', asked))).toBe('cookiesBlocked')
  await browser.get('/api/setup')
  expect((await browser.post('/api/setup', asked)).status).toBe(200)
})

test('AC32: on a shared computer the session ends with the browser, also when it is renewed', async () => {
  const link = await invite('member', asId('inst-rzi'))
  const browser = deployment.browser()
  const joined = await use(browser, link, { shared: true })
  const cookies = joined.headers.getSetCookie()
  expect(cookies).toHaveLength(2)
  for (const cookie of cookies) expect(cookie).not.toMatch(/max-age|expires/i)
  expect(cookies[1]).toMatch(/^sedyanka-shared=1; /)
  const [session = ''] = (cookies[0] ?? '').split(';')
  browser.cookie = `${session}; sedyanka-shared=1`
  const { person } = await meOf(browser)
  await deployment.tell('update session set expires_at = ? where person_id = ?', [
    new Date(Date.now() + 20 * 86_400_000).toISOString(),
    person.id,
  ])
  const renewed = await browser.get('/api/me')
  expect(renewed.headers.getSetCookie()).toHaveLength(1)
  expect(renewed.headers.getSetCookie()[0]).not.toMatch(/max-age|expires/i)
  browser.cookie = `${session}; sedyanka-shared=1`
  const out = await browser.post('/api/sign-out')
  expect(out.headers.getSetCookie().filter((one) => /max-age=0/i.test(one))).toHaveLength(2)
  const usual = await use(deployment.browser(), link)
  expect(usual.headers.getSetCookie().join()).toMatch(/max-age=2592000/i)
})
