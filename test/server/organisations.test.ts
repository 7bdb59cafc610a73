import type { Me, Member, NewInvitation, RemovedOrganisation } from '@sedyanka/shared/wire/api.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { type BoardId, type OrganisationId, boardRoom } from '@sedyanka/shared/ids.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
const base = () => `/api/boards/${boardId}`
const remove = (id: string) =>
  facilitator.ask<RemovedOrganisation>('POST', `${base()}/organisations/${id}/remove`)
const row = (id: OrganisationId) =>
  deployment.rooms.read(boardRoom(boardId), (doc) => organisations.read(doc, id))

beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
})
afterEach(() => deployment[Symbol.asyncDispose]())

test('BO23: an organisation leaves with its people’s access and its links; its name stays', async () => {
  const at = { deployment, facilitator, boardId }
  const own = await joinAs(at, 'member', asId('inst-rzi'))
  const second = await joinAs(at, 'facilitator', asId('inst-rzi'))
  const other = await joinAs(at, 'member', asId('inst-oblast'))
  const link = await facilitator.ask<NewInvitation>('POST', `${base()}/invitations`, {
    role: 'member',
    organisationId: 'inst-rzi',
  })
  const { person } = await own.ask<Me>('GET', '/api/me')
  const seat = await deployment.seats.open(own.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  expect((await remove('inst-rzi')).people).toBe(2)
  expect(seat.current()).toBeNull()
  for (const gone of [own, second]) expect((await gone.get(base())).status).toBe(404)
  expect((await other.get(base())).status).toBe(200)
  const members = await facilitator.ask<Member[]>('GET', `${base()}/members`)
  expect(members.some(({ personId }) => personId === person.id)).toBe(false)
  const join = { key: { token: link.token }, organisationId: 'inst-rzi', name: 'Друг' }
  expect((await deployment.browser().post('/api/join', join)).status).toBe(410)
  expect((await row(asId('inst-rzi')))?.shortName).not.toBe('')
  expect((await row(asId('inst-rzi')))?.deletedAt).not.toBeNull()
  await facilitator.ask('POST', `${base()}/organisations/inst-rzi/restore`, { receipt: null })
  expect((await deployment.browser().post('/api/join', join)).status).toBe(410)
})

test('BO23: its receipt brings it back with its people, and nobody else’s does', async () => {
  const own = await joinAs({ deployment, facilitator, boardId }, 'member', asId('inst-rzi'))
  const { receipt } = await remove('inst-rzi')
  const restore = (id: string, given: string | null) =>
    facilitator.post(`${base()}/organisations/${id}/restore`, { receipt: given })
  expect((await restore('inst-oblast', receipt)).status).toBe(404)
  expect((await restore('inst-rzi', 'x.y')).status).toBe(404)
  expect((await own.get(base())).status).toBe(404)
  const answer = await restore('inst-rzi', receipt)
  expect([answer.status, answer.body]).toEqual([200, { people: 1 }])
  expect((await own.get(base())).status).toBe(200)
  expect((await row(asId('inst-rzi')))?.deletedAt).toBeNull()
})

test('BO23: a facilitator who removes their own organisation stays, without it', async () => {
  const second = await joinAs({ deployment, facilitator, boardId }, 'facilitator', asId('inst-rzi'))
  const answer = await second.ask<RemovedOrganisation>(
    'POST',
    `${base()}/organisations/inst-rzi/remove`,
  )
  expect(answer.people).toBe(0)
  const details = await second.ask<{ role: string; organisationId: OrganisationId | null }>(
    'GET',
    base(),
  )
  expect([details.role, details.organisationId]).toEqual(['facilitator', null])
})

test('BO23: there is no such organisation to remove or to bring back', async () => {
  for (const step of ['remove', 'restore'])
    expect(
      (await facilitator.post(`${base()}/organisations/nobody/${step}`, { receipt: null })).status,
    ).toBe(404)
})
