import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Invitation, JoinLook, Me, Member, NewInvitation } from '@sedyanka/shared/wire/api.ts'
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

const links = () => `/api/boards/${boardId}/invitations`
const invite = (role: string, organisationId: OrganisationId | null = null) =>
  facilitator.ask<NewInvitation>('POST', links(), { role, organisationId })
const use = (token: string, organisationId: OrganisationId | null = null, name = 'Иван Георгиев') =>
  deployment.browser().post('/api/join', { key: { token }, organisationId, name })
const look = (token: string) => deployment.browser().post('/api/join/look', { key: { token } })
const day = 86_400_000

test('AC6: a link says what it opens, as often as it is asked, without being used', async () => {
  const { token } = await invite('member', asId('ngo-21'))
  for (let time = 0; time < 3; time++) {
    const { body } = await look(token)
    const { organisations, ...rest } = body as JoinLook
    expect(rest).toEqual({
      boardTitle: 'Наводнение',
      demo: false,
      role: 'member',
      organisationId: 'ngo-21',
    })
    expect(organisations.map(({ id }) => id)).toEqual(['ngo-21'])
  }
  expect((await facilitator.ask<Invitation[]>('GET', links()))[0]).toMatchObject({ uses: 0 })
  expect(JSON.stringify(await facilitator.get(links()))).not.toContain(token)
})

test('AC6: an open link offers all organisations of the board and takes one of them', async () => {
  const { token } = await invite('member')
  expect(((await look(token)).body as JoinLook).organisations).toHaveLength(46)
  expect((await use(token, asId('inst-rzi'))).status).toBe(200)
  for (const organisationId of [null, 'ngo-99', '__proto__', 'constructor']) {
    const refused = await use(token, organisationId === null ? null : asId(organisationId))
    expect([refused.status, refused.body]).toEqual([
      400,
      { error: 'badRequest', fields: ['organisationId'] },
    ])
  }
})

test('AC6: a link for one organisation seats nobody for another', async () => {
  const { token } = await invite('member', asId('inst-rzi'))
  expect(((await use(token)).body as { organisationId: OrganisationId }).organisationId).toBe(
    'inst-rzi',
  )
  expect((await use(token, asId('inst-rzi'))).status).toBe(200)
  expect((await use(token, asId('ngo-21'))).status).toBe(400)
})

test.each(['observer', 'screen'])(
  'AC6: a link for %s gives a seat without an organisation',
  async (role) => {
    const { token } = await invite(role)
    expect(((await look(token)).body as JoinLook).organisations).toEqual([])
    expect((await use(token, asId('inst-rzi'))).status).toBe(400)
    expect((await use(token)).body).toMatchObject({ role, organisationId: null, id: boardId })
    expect((await facilitator.post(links(), { role, organisationId: 'inst-rzi' })).status).toBe(400)
  },
)

test('AC7: links last 30 days, those for screens and facilitators 7', async () => {
  const expected = { member: 30, observer: 30, screen: 7, facilitator: 7 }
  for (const [role, days] of Object.entries(expected)) {
    const { expiresAt, createdAt } = await invite(role)
    expect(expiresAt - createdAt).toBe(days * day)
    expect(Math.abs(createdAt - Date.now())).toBeLessThan(5_000)
  }
})

test('AC7: a link that makes a facilitator works once, however many use it at the same moment', async () => {
  const { token } = await invite('facilitator')
  const answers = await Promise.all(Array.from({ length: 100 }, () => use(token)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const others = answers.filter(({ status }) => status !== 200)
  expect(new Set(others.map(errorOf))).toEqual(new Set(['linkExpired']))
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  expect(members.filter(({ role }) => role === 'facilitator')).toHaveLength(2)
  // Nobody was left behind without a seat.
  const strays = 'select id from person where id not in (select person_id from membership)'
  expect(await deployment.tell(strays)).toEqual([])
})

test('AC7: colleagues use one link of their organisation many times', async () => {
  const { token, id } = await invite('member', asId('ngo-21'))
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => use(token, null, `Колега ${index}`)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  const listed = await facilitator.ask<Invitation[]>('GET', links())
  expect(listed.find((one) => one.id === id)?.uses).toBe(10)
})

test('AC7: an expired link opens nothing and is not listed', async () => {
  const { token, id } = await invite('observer')
  await deployment.tell('update invitation set expires_at = ? where id = ?', [Date.now() - 1, id])
  expect(errorOf(await look(token))).toBe('linkExpired')
  expect((await use(token)).status).toBe(410)
  expect((await facilitator.ask<Invitation[]>('GET', links())).some((one) => one.id === id)).toBe(
    false,
  )
})

test('AC8: rotation gives a new address and the old one is dead; revoking ends both', async () => {
  const first = await invite('member', asId('inst-rzi'))
  const second = await facilitator.ask<NewInvitation>('POST', `${links()}/${first.id}/rotate`)
  expect(second).toMatchObject({
    id: first.id,
    role: 'member',
    organisationId: 'inst-rzi',
    uses: 0,
  })
  expect(second.token).not.toBe(first.token)
  expect((await use(first.token)).status).toBe(410)
  expect((await use(second.token)).status).toBe(200)
  expect((await facilitator.send('DELETE', `${links()}/${first.id}`)).status).toBe(200)
  expect((await use(second.token)).status).toBe(410)
  for (const method of ['DELETE', 'POST'])
    expect(
      (
        await facilitator.send(
          method,
          `${links()}/${first.id}${method === 'POST' ? '/rotate' : ''}`,
        )
      ).status,
    ).toBe(404)
})

test('AC8: an unknown token, a wrong one and a malformed one are all refused', async () => {
  const { token } = await invite('observer')
  expect((await use(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status).toBe(410)
  expect((await use('y'.repeat(43))).status).toBe(410)
  for (const bad of [
    '',
    'short',
    '../../etc/passwd',
    'x'.repeat(101),
    "' or 1=1 --".padEnd(43, ' '),
  ])
    expect((await use(bad)).status).toBe(400)
})

test('AC9: removing a screen or a facilitator closes the link they came by', async () => {
  const { token } = await invite('screen')
  const joined = deployment.browser()
  await joined.ask('POST', '/api/join', { key: { token }, organisationId: null, name: 'Екран' })
  const { person } = await joined.ask<Me>('GET', '/api/me')
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  const member = members.find(({ personId }) => personId === person.id)
  expect(
    (await facilitator.send('DELETE', `/api/boards/${boardId}/members/${member?.id}`)).status,
  ).toBe(200)
  expect((await use(token)).status).toBe(410)
  expect((await joined.get(`/api/boards/${boardId}`)).status).toBe(404)
})

test('AC9: removing one colleague leaves the organisation its link', async () => {
  const { token } = await invite('member', asId('ngo-21'))
  const joined = deployment.browser()
  await joined.ask('POST', '/api/join', { key: { token }, organisationId: null, name: 'Колега' })
  const { person } = await joined.ask<Me>('GET', '/api/me')
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  const member = members.find(({ personId }) => personId === person.id)
  await facilitator.ask('DELETE', `/api/boards/${boardId}/members/${member?.id}`)
  expect((await joined.get(`/api/boards/${boardId}`)).status).toBe(404)
  expect((await use(token)).status).toBe(200)
})

test('AC10: at a shared computer signing out first makes the next one another person', async () => {
  const browser = await joinAs({ deployment, facilitator, boardId }, 'member')
  const first = await browser.ask<Me>('GET', '/api/me')
  await browser.ask('POST', '/api/sign-out')
  const { token } = await invite('member', asId('ngo-21'))
  await browser.ask('POST', '/api/join', {
    key: { token },
    organisationId: null,
    name: 'Следващият',
  })
  const second = await browser.ask<Me>('GET', '/api/me')
  expect(second.person.id).not.toBe(first.person.id)
})
