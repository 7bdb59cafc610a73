import { NotStored } from '@sedyanka/server/sync/not-stored.ts'
import type { ApiError, Me, Member, TakenBack } from '@sedyanka/shared/wire/api.ts'
import { needs, readNeeds } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import {
  type BoardId,
  type MeetingId,
  type MembershipId,
  type PersonId,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting as meetingRow } from '@sedyanka/shared/meeting/meeting.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { SimClient } from '../support/sim-client.ts'
import { until } from '../support/until.ts'
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
let member: TestBrowser
let seat: Seat
let membershipId: MembershipId
let meetingId: MeetingId
const board = () => `/api/boards/${boardId}`
const MINUTE = 60_000

beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
  member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const { person } = await member.ask<Me>('GET', '/api/me')
  seat = {
    personId: person.id,
    name: person.name,
    role: 'member',
    organisationId: asId('inst-rzi'),
  }
  const members = await facilitator.ask<Member[]>('GET', `${board()}/members`)
  membershipId = asId(members.find(({ personId }) => personId === person.id)?.id ?? '')
  meetingId = asId(
    (
      await facilitator.ask<{ id: string }>('POST', `${board()}/meetings`, {
        title: 'Среща',
        series: '',
        date: '2030-01-10',
        startTime: '10:00',
        endTime: '11:00',
        place: '',
        format: 'hybrid',
        fromTemplate: true,
      })
    ).id,
  )
})
afterEach(() => deployment[Symbol.asyncDispose]())

const need = (id: string, by: Seat, at: number) =>
  deployment.rooms.change(boardRoom(boardId), (doc) => addNeed(doc, { id, by, at }))
const addNeed = (doc: Y.Doc, { id, by, at }: { id: string; by: Seat; at: number }) =>
  needs.create(doc, {
    id: asId(id),
    title: `Нужда ${id}`,
    orgId: by.organisationId,
    sector: 'health',
    kind: 'goods',
    unit: 'sets',
    municipality: null,
    validUntil: null,
    withdrawnAt: null,
    quantity: 4,
    neededFrom: null,
    urgency: 'high',
    people: null,
    note: '',
    ...authoredBy(by, at),
  } as unknown as Parameters<typeof needs.create>[1])
const propose = (id: string, at: number) =>
  deployment.rooms.change(meetingRoom(meetingId), (doc) =>
    done(addItem(doc, { id: asId(id), title: `Точка ${id}`, minutes: 5 }, { seat, at })),
  )
const standing = async () => ({
  needs: ((await deployment.rooms.read(boardRoom(boardId), readNeeds)) ?? [])
    .map(({ id }) => id)
    .sort(),
  items: ((await deployment.rooms.read(meetingRoom(meetingId), (doc) => agenda.all(doc))) ?? [])
    .map(({ id }) => id)
    .filter((id) => id.startsWith('p-')),
})
const post = (path: string, minutes: number) =>
  facilitator.ask<TakenBack>('POST', `${board()}/members/${membershipId}${path}`, { minutes })
const memberIds = async () =>
  (await facilitator.ask<Member[]>('GET', `${board()}/members`)).map(({ personId }) => personId)

test('AC39: a person goes with what they wrote lately on the board and in open meetings; what is older and others’ stays', async () => {
  const now = Date.now()
  const other = { ...seat, personId: asId<PersonId>('somebody-else') }
  await need('old', seat, now - 45 * MINUTE)
  await need('new', seat, now - 5 * MINUTE)
  await need('others', other, now - 5 * MINUTE)
  await propose('p-new', now - MINUTE)
  expect((await post('/written', 10)).counts).toEqual({ needs: 1, agenda: 1 })
  expect((await post('/written', 60)).counts).toEqual({ needs: 2, agenda: 1 })
  const taken = await post('/take-back', 10)
  expect(taken.counts).toEqual({ needs: 1, agenda: 1 })
  expect(await standing()).toEqual({ needs: ['old', 'others'], items: [] })
  expect(await memberIds()).not.toContain(seat.personId)
  expect((await member.get(board())).status).toBe(404)
})

test('AC39: one step brings the person and the rows back, also after a restart; what was removed by others stays so', async () => {
  const now = Date.now()
  await need('a', seat, now - MINUTE)
  await need('b', seat, now - MINUTE)
  await deployment.rooms.change(boardRoom(boardId), (doc) =>
    needs.set(doc, asId('b'), { deletedAt: 7 }),
  )
  await propose('p-new', now - MINUTE)
  const { receipt } = await post('/take-back', 30)
  const { dataDir } = deployment
  const cookie = { facilitator: facilitator.cookie, member: member.cookie }
  await deployment.rooms.close()
  await deployment.store.close()
  deployment = await openDeployment({ dataDir })
  facilitator = deployment.browser()
  facilitator.cookie = cookie.facilitator
  member = deployment.browser()
  member.cookie = cookie.member
  const back = await facilitator.ask<TakenBack>('POST', `${board()}/give-back`, { receipt })
  expect(back.counts).toEqual({ needs: 1, agenda: 1 })
  expect(await standing()).toEqual({ needs: ['a'], items: ['p-new'] })
  expect((await member.get(board())).status).toBe(200)
  // A second press changes nothing.
  const again = await facilitator.ask<TakenBack>('POST', `${board()}/give-back`, { receipt })
  expect(again.counts).toEqual({})
})

test('AC43: a row that its page dated back goes with what was written when it came; what came before stays, whatever its date', async () => {
  const page = new SimClient(seat)
  await page.connect(deployment.rooms, boardRoom(boardId))
  const settle = () =>
    until(() => {
      while (page.deliverToServer());
      while (page.deliverToClient());
      return page.saved
    }, 'the page is saved')
  await settle()
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    addNeed(page.doc, { id: 'before', by: seat, at: Date.now() })
    await settle()
    vi.setSystemTime(Date.now() + 8 * MINUTE)
    // As much as a page may be off (GU24).
    addNeed(page.doc, { id: 'backdated', by: seat, at: Date.now() - 4.9 * MINUTE })
    await settle()
    expect((await post('/written', 3)).counts).toEqual({ needs: 1 })
    const { counts, receipt } = await post('/take-back', 3)
    expect(counts).toEqual({ needs: 1 })
    expect((await standing()).needs).toEqual(['before'])
    await facilitator.ask('POST', `${board()}/give-back`, { receipt })
    expect((await standing()).needs).toEqual(['backdated', 'before'])
  } finally {
    vi.useRealTimers()
    page.disconnect()
  }
})

test('AC43: where a document cannot be stored meanwhile the answer still says how to undo what was done', async () => {
  await need('kept', seat, Date.now())
  const change = deployment.rooms.change.bind(deployment.rooms)
  const fail = vi
    .spyOn(deployment.rooms, 'change')
    .mockImplementation((room, edit, patience) =>
      room === meetingRoom(meetingId)
        ? Promise.reject(new NotStored())
        : change(room, edit, patience),
    )
  const path = `${board()}/members/${membershipId}/take-back`
  const { status, body } = await facilitator.post(path, { minutes: 10 })
  fail.mockRestore()
  expect([status, (body as ApiError).error]).toEqual([503, 'storage'])
  expect(await memberIds()).not.toContain(seat.personId)
  expect((await standing()).needs).toEqual([])
  const { receipt } = body as ApiError
  await facilitator.ask('POST', `${board()}/give-back`, { receipt })
  expect(await memberIds()).toContain(seat.personId)
  expect((await standing()).needs).toEqual(['kept'])
})

test('AC39: a meeting that is closed keeps what was written into it', async () => {
  await propose('p-closed', Date.now())
  await deployment.rooms.change(meetingRoom(meetingId), (doc) =>
    meetingRow.set(doc, 'meeting', { status: 'closed' }),
  )
  expect((await post('/take-back', 60)).counts).toEqual({})
  expect((await standing()).items).toEqual(['p-closed'])
})

test('AC39: the last facilitator stays, receipts of others are worth nothing, and minutes are from 1 to a day', async () => {
  const own = await facilitator.ask<Me>('GET', '/api/me')
  const members = await facilitator.ask<Member[]>('GET', `${board()}/members`)
  const lead = members.find(({ personId }) => personId === own.person.id)?.id ?? ''
  await need('kept', { ...seat, personId: own.person.id }, Date.now())
  const refused = await facilitator.post(`${board()}/members/${lead}/take-back`, { minutes: 10 })
  expect(refused.status).toBe(409)
  expect((await standing()).needs).toEqual(['kept'])
  const { receipt } = await post('/take-back', 10)
  const forged = `${Buffer.from('{"at":1}').toString('base64url')}.${receipt.split('.')[1]}`
  for (const one of ['', 'x.y', forged])
    expect((await facilitator.post(`${board()}/give-back`, { receipt: one })).status).toBe(404)
  const elsewhere = await facilitator.ask<{ id: string }>('POST', '/api/boards/sample')
  const path = `/api/boards/${elsewhere.id}/give-back`
  expect((await facilitator.post(path, { receipt })).status).toBe(404)
  for (const minutes of [0, 1441, 1.5, 'x'])
    expect((await facilitator.post(`${board()}/members/x/written`, { minutes })).status).toBe(400)
})
