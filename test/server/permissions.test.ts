import type { Invitation, Member } from '@sedyanka/shared/wire/api.ts'
import { type BoardId, type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { meeting as meetingRow } from '@sedyanka/shared/meeting/meeting.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  type Deployment,
  joinAs,
  newBoard,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

/**
 * Every route of a board × who asks. `own` and `foreign` say which board; a seat at another board must see exactly what
 * somebody sees who asks for a board that does not exist.
 */
const meeting = {
  title: 'Среща',
  series: '',
  date: '2026-11-30',
  startTime: '10:00',
  endTime: '11:00',
  place: '',
  format: 'hybrid',
  fromTemplate: true,
}
const seat = { role: 'observer', organisationId: null }
interface Route {
  method: string
  /** Below /api/boards/<id>; `:invitation` and `:member` stand for one of that board. */
  path: string
  body?: unknown
  /** Who may, beside facilitators. */
  alsoFor?: Role[]
  /** The answer to a facilitator. */
  granted: number
}
const routes: Route[] = [
  { method: 'GET', path: '', alsoFor: ['member', 'observer', 'screen'], granted: 200 },
  { method: 'POST', path: '/room-code', granted: 200 },
  { method: 'DELETE', path: '/room-code', granted: 200 },
  { method: 'GET', path: '/invitations', granted: 200 },
  { method: 'POST', path: '/invitations', body: seat, granted: 201 },
  { method: 'POST', path: '/invitations/:invitation/rotate', granted: 200 },
  { method: 'DELETE', path: '/invitations/:invitation', granted: 200 },
  { method: 'GET', path: '/members', granted: 200 },
  { method: 'PATCH', path: '/members/:member', body: seat, granted: 200 },
  { method: 'DELETE', path: '/members/:member', granted: 200 },
  { method: 'POST', path: '/members/:member/written', body: { minutes: 10 }, granted: 200 },
  { method: 'POST', path: '/members/:member/take-back', body: { minutes: 10 }, granted: 200 },
  // With a receipt that this server never gave: who may come so far is told that there is none.
  { method: 'POST', path: '/give-back', body: { receipt: 'x.y' }, granted: 404 },
  { method: 'GET', path: '/door', granted: 200 },
  {
    method: 'POST',
    path: '/members/sweep',
    body: { invitationId: null, since: Date.UTC(2100, 0) },
    granted: 200,
  },
  ...['', '.docx', '.pdf', '.txt'].map((form) => ({
    method: 'GET',
    path: `/meetings/:meeting/minutes${form}`,
    alsoFor: ['member', 'observer', 'screen'] as Role[],
    granted: 200,
  })),
  { method: 'POST', path: '/meetings', body: meeting, granted: 201 },
  { method: 'POST', path: '/organisations/inst-rdsp/remove', granted: 200 },
  {
    method: 'POST',
    path: '/organisations/inst-rdsp/restore',
    body: { receipt: null },
    granted: 200,
  },
  { method: 'GET', path: '/file', granted: 200 },
  { method: 'POST', path: '/archive', granted: 200 },
  { method: 'POST', path: '/bring-back', granted: 200 },
  // With another title than the board's it is refused for that, and only for facilitators.
  { method: 'POST', path: '/delete', body: { title: 'Друго табло' }, granted: 400 },
]

interface Board {
  id: BoardId
  /** A meeting that is over. */
  meeting: string
  invitation: string
  member: string
}
let deployment: Deployment
let founder: TestBrowser
let own: Board
let foreign: Board
const browsers = new Map<string, TestBrowser>()

/** A board with a fresh link and a fresh observer, so that every route has something of its own to act on. */
const furnish = async (facilitator: TestBrowser, id: BoardId): Promise<Board> => {
  await joinAs({ deployment, facilitator, boardId: id }, 'observer')
  const [invitation] = await facilitator.ask<Invitation[]>('GET', `/api/boards/${id}/invitations`)
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${id}/members`)
  const member = members
    .filter(({ role, name }) => role === 'observer' && name === 'Гост (observer)')
    .at(-1)
  const { id: held } = await facilitator.ask<{ id: MeetingId }>(
    'POST',
    `/api/boards/${id}/meetings`,
    meeting,
  )
  await deployment.rooms.change(meetingRoom(held), (doc) =>
    meetingRow.set(doc, 'meeting', { status: 'closed', endedAt: 1 }),
  )
  return { id, meeting: held, invitation: invitation?.id ?? '', member: member?.id ?? '' }
}

beforeAll(async () => {
  deployment = await openDeployment()
  const opened = await openBoard(deployment)
  founder = opened.facilitator
  const at = { deployment, facilitator: founder, boardId: opened.boardId }
  for (const role of ['facilitator', 'member', 'observer', 'screen'] as const)
    browsers.set(role, await joinAs(at, role))
  browsers.set('signedOut', deployment.browser())
  const other = await founder.ask<{ id: BoardId }>('POST', '/api/boards', newBoard)
  own = await furnish(founder, opened.boardId)
  foreign = await furnish(founder, other.id)
}, 30_000)
afterAll(() => deployment[Symbol.asyncDispose]())

const ask = (who: string, { method, path, body }: Route, board: Board) => {
  const filled = path
    .replace(':invitation', board.invitation)
    .replace(':member', board.member)
    .replace(':meeting', board.meeting)
  const browser = browsers.get(who)
  if (!browser) throw new Error(`nobody is ${who}`)
  return browser.send(method, `/api/boards/${board.id}${filled}`, body)
}

const roles = ['facilitator', 'member', 'observer', 'screen'] as const
for (const route of routes) {
  const name = `${route.method} /boards/:id${route.path}`
  test.each(roles)(`AC13: ${name} asked by a %s of the board`, async (role) => {
    const answer = await ask(role, route, own)
    const may = role === 'facilitator' || route.alsoFor?.includes(role)
    expect(answer.status).toBe(may ? route.granted : 403)
    if (!may) expect(answer.body).toEqual({ error: 'forbidden' })
    const takesAway = route.method === 'DELETE' || route.path.endsWith('take-back')
    if (role === 'facilitator' && takesAway) own = await furnish(founder, own.id)
  })

  test.each(roles)(
    `AC13: ${name} of another board asked by a %s is as if there were none`,
    async (role) => {
      const nowhere = {
        id: asId<BoardId>('no-such-board'),
        meeting: foreign.meeting,
        invitation: foreign.invitation,
        member: foreign.member,
      }
      const [theirs, missing] = [await ask(role, route, foreign), await ask(role, route, nowhere)]
      expect([theirs.status, theirs.body]).toEqual([404, { error: 'notFound' }])
      expect([missing.status, missing.body]).toEqual([404, { error: 'notFound' }])
    },
  )

  test(`AC13: ${name} without a session`, async () => {
    const answer = await ask('signedOut', route, own)
    expect([answer.status, answer.body]).toEqual([401, { error: 'signedOut' }])
  })
}

test('AC13: ids of another board do nothing below one’s own', async () => {
  const mixed = { ...foreign, id: own.id }
  for (const route of routes.filter(({ path }) => path.includes('/:')))
    expect((await ask('facilitator', route, mixed)).status, route.path).toBe(404)
  expect((await founder.ask<Member[]>('GET', `/api/boards/${foreign.id}/members`)).length).toBe(2)
  expect(
    (await founder.ask<Invitation[]>('GET', `/api/boards/${foreign.id}/invitations`)).length,
  ).toBe(1)
})

test.each([...roles, 'founder', 'stranger'] as const)(
  'HT35: the operator’s page is closed to a %s',
  async (who) => {
    const asked = who === 'founder' ? founder : (browsers.get(who) ?? deployment.browser())
    for (const [method, path] of [
      ['GET', '/api/operator'],
      ['GET', '/api/operator/boards?from=0'],
      ['POST', '/api/operator/close'],
    ] as const) {
      const answer = await asked.send(method, path)
      expect([path, answer.status, answer.body]).toEqual([path, 401, { error: 'signedOut' }])
    }
  },
)

test('AC14: only who came by the set-up link opens boards', async () => {
  for (const path of ['/api/boards', '/api/boards/sample']) {
    for (const role of roles)
      expect((await browsers.get(role)?.post(path, newBoard))?.status).toBe(403)
    expect((await deployment.browser().post(path, newBoard)).status).toBe(401)
    expect((await founder.post(path, newBoard)).status).toBe(201)
  }
})

test('AC15: a board keeps at least one facilitator', async () => {
  const { id } = await founder.ask<{ id: BoardId }>('POST', '/api/boards', newBoard)
  const path = `/api/boards/${id}/members`
  const [only] = await founder.ask<Member[]>('GET', path)
  expect((await founder.send('DELETE', `${path}/${only?.id}`)).status).toBe(409)
  expect((await founder.send('PATCH', `${path}/${only?.id}`, seat)).body).toEqual({
    error: 'conflict',
  })
  await joinAs({ deployment, facilitator: founder, boardId: id }, 'facilitator')
  const both = await founder.ask<Member[]>('GET', path)
  const answers = await Promise.all(both.map((one) => founder.send('DELETE', `${path}/${one.id}`)))
  const left = await deployment.store.memberships.ofBoard(id)
  expect(left.filter(({ role }) => role === 'facilitator').length).toBe(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('AC15: a member sits for an organisation of the board, an observer for none', async () => {
  own = await furnish(founder, own.id)
  const path = `/api/boards/${own.id}/members/${own.member}`
  const wrong = [
    { role: 'member', organisationId: null },
    { role: 'member', organisationId: 'ngo-99' },
    { role: 'observer', organisationId: 'ngo-21' },
    { role: 'screen', organisationId: 'ngo-21' },
  ]
  for (const body of wrong)
    expect((await founder.send('PATCH', path, body)).body).toEqual({
      error: 'badRequest',
      fields: ['organisationId'],
    })
  expect(
    (await founder.send('PATCH', path, { role: 'member', organisationId: 'ngo-21' })).status,
  ).toBe(200)
})
