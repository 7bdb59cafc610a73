import { composeServer } from '@sedyanka/server/compose-server.ts'
import { createTakeSurvey } from '@sedyanka/server/ops/survey.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import {
  type BoardId,
  type MeetingId,
  type OrganisationId,
  boardRoom,
  makeId,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { cancelMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { facilitator as chair } from '../support/fixtures.ts'
import {
  type Deployment,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
})
afterEach(() => deployment[Symbol.asyncDispose]())

const bare = {
  title: 'Редовна среща',
  series: 'Редовни срещи',
  date: '2026-12-03',
  startTime: '10:00',
  endTime: '11:30',
  place: '',
  format: 'hybrid',
  fromTemplate: false,
}
const meetingsOf = (id: BoardId) => deployment.rooms.read(boardRoom(id), readMeetings)
const open = (asked: typeof bare & { proposalsUntil?: number }) =>
  facilitator.ask<{ id: MeetingId; number: number }>(
    'POST',
    `/api/boards/${boardId}/meetings`,
    asked,
  )
const postpone = (id: MeetingId, title: string) =>
  deployment.rooms.change(meetingRoom(id), (doc) => {
    const item = makeId()
    done(addItem(doc, { id: asId(item), title }, { seat: chair, at: 1 }))
    agenda.set(doc, asId(item), { status: 'postponed' })
  })
const close = (id: MeetingId) =>
  deployment.rooms.change(meetingRoom(id), (doc) =>
    meeting.set(doc, 'meeting', { status: 'closed' }),
  )
const offered = async (id: MeetingId, rooms = deployment.rooms) =>
  (await rooms.read(meetingRoom(id), readAgenda))
    ?.filter(({ status }) => status === 'proposed')
    .map(({ title, carriedFrom }) => [title, carriedFrom])

test('ME26: what is postponed after the next meeting was made reaches it when the meeting ends, once, and no other', async () => {
  const held = await open(bare)
  const later = await open({ ...bare, date: '2026-12-31' })
  const next = await open({ ...bare, date: '2026-12-17' })
  await deployment.rooms.change(meetingRoom(held.id), (doc) =>
    meeting.set(doc, 'meeting', { status: 'inProgress' }),
  )
  await postpone(held.id, 'Зимни обувки')
  // It goes on, and may still take the item up again: nothing is offered yet, whatever happens to the next one.
  await deployment.rooms.change(meetingRoom(next.id), (doc) =>
    meeting.set(doc, 'meeting', { date: '2026-12-18' }),
  )
  await vi.waitFor(async () =>
    expect((await meetingsOf(boardId))?.map(({ date }) => date)).toContain('2026-12-18'),
  )
  expect(await offered(next.id)).toEqual([])
  await close(held.id)
  await vi.waitFor(async () => expect(await offered(next.id)).toEqual([['Зимни обувки', held.id]]))
  // Opened again, something else is postponed, and it ends a second time.
  await deployment.rooms.change(meetingRoom(held.id), (doc) =>
    done(reopenMeeting(doc, { reason: 'пропуск' }, by(Date.now()))),
  )
  await postpone(held.id, 'Паркинг')
  await close(held.id)
  await vi.waitFor(async () =>
    expect(await offered(next.id)).toEqual([
      ['Зимни обувки', held.id],
      ['Паркинг', held.id],
    ]),
  )
  expect(await offered(later.id)).toEqual([])
  // Called off: the one after it is the next.
  await deployment.rooms.change(meetingRoom(next.id), (doc) => done(cancelMeeting(doc, {}, by())))
  await vi.waitFor(async () => expect(await offered(later.id)).toHaveLength(2))
})

test('ME26, CH22: what a crash kept from the next meeting is there after the restart, without an edit of anybody’s', async () => {
  const held = await open(bare)
  const next = await open({ ...bare, date: '2026-12-17' })
  await postpone(held.id, 'Зимни обувки')
  const change = deployment.rooms.change.bind(deployment.rooms)
  vi.spyOn(deployment.rooms, 'change').mockImplementation(async (room, edit) => {
    if (room === meetingRoom(next.id)) throw new Error('the disk is gone')
    return change(room, edit)
  })
  await close(held.id)
  await vi.waitFor(() =>
    expect(deployment.events.map(({ event }) => event)).toContain('consequences.failed'),
  )
  await vi.waitFor(async () =>
    expect((await meetingsOf(boardId))?.map(({ status }) => status)).toContain('closed'),
  )
  deployment.consequences.end()
  await deployment.rooms.close()
  const { rooms, consequences } = composeServer({
    store: deployment.store,
    log: () => {},
    publicUrl: null,
    trustProxy: false,
    takeSurvey: createTakeSurvey({ dataDir: deployment.dataDir, databaseUrl: null }),
    clientDir: deployment.dataDir,
  })
  expect(await offered(next.id, rooms)).toEqual([])
  consequences.begin()
  await vi.waitFor(async () =>
    expect(await offered(next.id, rooms)).toEqual([['Зимни обувки', held.id]]),
  )
  consequences.end()
  await rooms.close()
})

test('ME27: a new meeting takes over quorum, chair, minute-taker and speaking time from the last of its series', async () => {
  const custom = {
    quorum: 24,
    chairOrgId: asId<OrganisationId>('inst-01'),
    minuteTakerOrgId: asId<OrganisationId>('inst-02'),
    speakingMinutes: 3,
  }
  const { id } = await open(bare)
  await deployment.rooms.change(meetingRoom(id), (doc) => meeting.set(doc, 'meeting', custom))
  const read = async (made: { id: MeetingId }) =>
    deployment.rooms.read(meetingRoom(made.id), readMeeting)
  expect(await read(await open({ ...bare, date: '2026-12-17' }))).toMatchObject(custom)
  expect(await read(await open({ ...bare, series: 'Извънредни' }))).toMatchObject({
    quorum: null,
    chairOrgId: null,
    minuteTakerOrgId: null,
    speakingMinutes: null,
  })
})

test('ME25: a meeting may be made with a cut-off, which its line on the board shows; one that ends before it begins is refused', async () => {
  const { id } = await open({ ...bare, proposalsUntil: 1_764_000_000_000 })
  expect(await deployment.rooms.read(meetingRoom(id), readMeeting)).toMatchObject({
    proposalsUntil: 1_764_000_000_000,
  })
  expect(await meetingsOf(boardId)).toMatchObject([{ proposalsUntil: 1_764_000_000_000 }])
  const upsideDown = { ...bare, startTime: '12:00', endTime: '11:30' }
  const { status } = await facilitator.post(`/api/boards/${boardId}/meetings`, upsideDown)
  expect(status).toBe(400)
})
