import type { Me } from '@sedyanka/shared/wire/api.ts'
import { board, readBoard } from '@sedyanka/shared/board/board.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { organisations, readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import {
  type BoardId,
  type MeetingId,
  type OrganisationId,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { callSpeaker, finishSpeaker, raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
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
beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
})
afterEach(() => deployment[Symbol.asyncDispose]())

const newMeeting = {
  title: 'Втора среща',
  series: 'Редовни срещи',
  date: '2026-12-03',
  startTime: '10:00',
  endTime: '11:30',
  place: 'Заседателна зала',
  format: 'hybrid',
  fromTemplate: true,
}
const meetingsOf = (id: BoardId) => deployment.rooms.read(boardRoom(id), readMeetings)
const open = (asked = newMeeting) =>
  facilitator.ask<{ id: MeetingId; number: number }>(
    'POST',
    `/api/boards/${boardId}/meetings`,
    asked,
  )

test('BO1: a board from a template is complete before anybody comes: what it is and, when asked for, its organisations', async () => {
  expect(await deployment.rooms.read(boardRoom(boardId), readBoard)).toMatchObject({
    title: 'Наводнение',
    templateId: 'naturalDisaster',
    demo: false,
  })
  expect(await deployment.rooms.read(boardRoom(boardId), readOrganisations)).toHaveLength(46)
  const bare = { title: 'Само ние', templateId: 'general', withOrganisations: false }
  const { id } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards', bare)
  expect(await deployment.rooms.read(boardRoom(id), readOrganisations)).toEqual([])
  const asked = { ...bare, title: 'С институциите', withOrganisations: true }
  const { id: third } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards', asked)
  const register = (await deployment.rooms.read(boardRoom(third), readOrganisations)) ?? []
  expect(register).toHaveLength(25)
  expect(register.filter(({ kind, name }) => kind === 'ngo' || /демо/.test(name.bg))).toEqual([])
  const { boards } = await facilitator.ask<Me>('GET', '/api/me')
  expect(boards.map(({ title, role }) => [title, role])).toEqual([
    ['С институциите', 'facilitator'],
    ['Само ние', 'facilitator'],
    ['Наводнение', 'facilitator'],
  ])
})

test('BO33: a new board copies the register of another board of its founder, as far as it fits', async () => {
  const room = boardRoom(boardId)
  await deployment.rooms.change(room, (doc) => {
    const own = [{ id: 'P1', name: { bg: 'Друго', en: 'Other', uk: 'Інше' } }]
    board.set(doc, 'board', { municipalities: own })
    organisations.set(doc, asId('ngo-01'), { municipality: 'P1', sectors: ['legal', 'health'] })
    organisations.set(doc, asId('ngo-02'), { deletedAt: 5 })
  })
  const asked = {
    title: 'Здравна криза',
    templateId: 'healthEmergency',
    withOrganisations: true,
    copyOrganisationsFrom: boardId,
  }
  const copy = async (from: TestBrowser, source = boardId) =>
    from.post('/api/boards', { ...asked, copyOrganisationsFrom: source })
  const { id } = (await copy(facilitator)).body as { id: BoardId }
  const copied = (await deployment.rooms.read(boardRoom(id), readOrganisations)) ?? []
  // The institutions that were asked for are there already.
  expect(copied).toHaveLength(45)
  expect(copied.find((row) => row.id === 'ngo-01')).toMatchObject({
    municipality: 'P1',
    sectors: ['health'],
  })
  expect(copied.find((row) => row.id === 'inst-rzi')?.municipality).toBeNull()
  expect((await deployment.rooms.read(boardRoom(id), readBoard))?.municipalities).toHaveLength(1)
  expect((await deployment.rooms.read(room, readOrganisations))?.length).toBe(45)

  const { id: sample } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample')
  expect((await copy(facilitator, sample)).status).toBe(400)
  expect((await copy(facilitator, asId('b-unknown'))).status).toBe(403)
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  expect((await copy(member)).status).toBe(403)
})

test('ME1: a meeting gets the next number, the standing items of the template and its line on the board', async () => {
  const { id, number } = await open()
  expect(number).toBe(1)
  const made = await deployment.rooms.read(meetingRoom(id), readMeeting)
  const { fromTemplate: _, ...described } = newMeeting
  expect(made).toMatchObject({
    ...described,
    boardId,
    number: 1,
    status: 'scheduled',
    currentItemId: null,
  })
  const items = await deployment.rooms.read(meetingRoom(id), readAgenda)
  expect(items?.map(({ status }) => status)).toEqual(Array(7).fill('scheduled'))
  expect(items?.[0]?.title).toBe('Откриване и проверка на присъствието')
  expect(await meetingsOf(boardId)).toMatchObject([
    { id, number: 1, title: 'Втора среща', status: 'scheduled' },
  ])
  expect(await deployment.store.documents.boardOf(meetingRoom(id))).toBe(boardId)
})

test('ME1: an empty agenda when no template is wanted', async () => {
  const { id } = await open({ ...newMeeting, fromTemplate: false })
  expect(await deployment.rooms.read(meetingRoom(id), readAgenda)).toEqual([])
})

test('ME18: a new meeting is offered what the last one postponed', async () => {
  const { id } = await open()
  await deployment.rooms.change(meetingRoom(id), (doc) => {
    const [first, second] = readAgenda(doc)
    agenda.set(doc, asId(first?.id ?? ''), { title: 'Отложена тема', status: 'postponed' })
    // The template brings this one anew.
    agenda.set(doc, asId(second?.id ?? ''), { status: 'postponed' })
    meeting.set(doc, 'meeting', { status: 'closed' })
  })
  await vi.waitFor(async () =>
    expect(await meetingsOf(boardId)).toMatchObject([{ status: 'closed' }]),
  )
  const next = await open({ ...newMeeting, date: '2026-12-17' })
  const items = (await deployment.rooms.read(meetingRoom(next.id), readAgenda)) ?? []
  expect(items.filter(({ status }) => status === 'proposed')).toMatchObject([
    { title: 'Отложена тема', carriedFrom: id },
  ])
  // The one after it gets it from there.
  const later = await open({ ...newMeeting, date: '2026-12-31', fromTemplate: false })
  expect(await deployment.rooms.read(meetingRoom(later.id), readAgenda)).toEqual([])
})

test('ME1: meetings opened at the same moment get different numbers', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => open()))
  expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(await meetingsOf(boardId)).toHaveLength(8)
})

test('ME1: a failed one does not stand in the way of the next', async () => {
  const create = vi
    .spyOn(deployment.store.documents, 'create')
    .mockRejectedValueOnce(new Error('disk'))
  const answers = await Promise.all(
    [1, 2].map(() => facilitator.post(`/api/boards/${boardId}/meetings`, newMeeting)),
  )
  expect(answers.map(({ status }) => status)).toEqual([500, 201])
  expect(create).toHaveBeenCalledTimes(2)
  expect(await meetingsOf(boardId)).toHaveLength(1)
})

test('CH2: what is changed in a meeting is soon in its line on the board', async () => {
  const { id } = await open()
  await deployment.rooms.change(meetingRoom(id), (doc) =>
    meeting.set(doc, 'meeting', { title: 'Друго заглавие', status: 'inProgress', place: 'Онлайн' }),
  )
  await vi.waitFor(async () =>
    expect(await meetingsOf(boardId)).toMatchObject([
      { id, number: 1, title: 'Друго заглавие', status: 'inProgress', place: 'Онлайн' },
    ]),
  )
})

test('ME56: who has the floor and who is next stands in the line of a running meeting, and nowhere else', async () => {
  const { id } = await open()
  const hand = (orgId: OrganisationId, at: number) => (doc: Y.Doc) =>
    done(raiseHand(doc, { id: asId(`hand-${orgId}`), orgId }, by(at)))
  const line = async (expected: object) =>
    vi.waitFor(async () => expect(await meetingsOf(boardId)).toMatchObject([expected]))
  await deployment.rooms.change(meetingRoom(id), hand(asId('ngo-01'), 1))
  await deployment.rooms.change(meetingRoom(id), hand(asId('ngo-02'), 2))
  expect(await meetingsOf(boardId)).toMatchObject([{ speakingOrgId: null, nextOrgId: null }])
  await deployment.rooms.change(meetingRoom(id), (doc) =>
    meeting.set(doc, 'meeting', { status: 'inProgress' }),
  )
  await line({ speakingOrgId: null, nextOrgId: 'ngo-01' })
  const call = (doc: Y.Doc) => done(callSpeaker(doc, { id: asId('hand-ngo-01') }, by(5)))
  await deployment.rooms.change(meetingRoom(id), call)
  await line({ speakingOrgId: 'ngo-01', nextOrgId: 'ngo-02' })
  await deployment.rooms.change(meetingRoom(id), (doc) => done(finishSpeaker(doc, {}, by(6))))
  await line({ speakingOrgId: null, nextOrgId: 'ngo-02' })
})

test('CH2: the line comes back when it was lost, from the meeting itself', async () => {
  const { id } = await open()
  await deployment.rooms.change(boardRoom(boardId), (doc) => doc.getMap('meetings').delete(id))
  expect(await meetingsOf(boardId)).toEqual([])
  await deployment.rooms.change(meetingRoom(id), (doc) =>
    meeting.set(doc, 'meeting', { title: 'Пак тук' }),
  )
  await vi.waitFor(async () =>
    expect(await meetingsOf(boardId)).toMatchObject([{ id, title: 'Пак тук' }]),
  )
})

test('CH2: a new title of a board is soon in everybody’s list', async () => {
  await deployment.rooms.change(boardRoom(boardId), (doc) =>
    board.set(doc, 'board', { title: 'Друг борд' }),
  )
  await vi.waitFor(async () =>
    expect((await facilitator.ask<Me>('GET', '/api/me')).boards).toMatchObject([
      { title: 'Друг борд' },
    ]),
  )
})
