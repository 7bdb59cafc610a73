import { erased, type RowHistory } from '@sedyanka/shared/wire/history.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import {
  type BoardId,
  type MeetingId,
  type PersonId,
  type RowId,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  type Deployment,
  joinAs,
  newBoard,
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

const by = { personId: asId<PersonId>('p-x'), organisationId: null }
const addNeed = () =>
  deployment.rooms.change(boardRoom(boardId), (doc, own) => {
    own.by({ ...by, channel: 'import' })
    needs.create(doc, {
      id: asId('need-1'),
      title: 'Одеяла',
      orgId: asId('org-01'),
      sector: 'shelter',
      kind: 'goods',
      quantity: 40,
      unit: 'sets',
      municipality: null,
      neededFrom: null,
      validUntil: null,
      urgency: 'high',
      peopleInNeed: null,
      note: 'Тайна бележка',
      withdrawnAt: null,
      ...authoredBy(by, 1),
    })
  })
const change = (quantity: number) =>
  deployment.rooms.change(boardRoom(boardId), (doc) => needs.set(doc, asId('need-1'), { quantity }))
const path = (query: string) => `/api/boards/${boardId}/history?${query}`
const read = (query = 'collection=needs&row=need-1', browser = facilitator) =>
  browser.ask<RowHistory>('GET', path(query))

test('CH19: the history of a row, newest first, fifty at a time', async () => {
  await addNeed()
  for (let quantity = 1; quantity <= 60; quantity++) await change(quantity)
  const first = await read()
  expect(first.isMore).toBe(true)
  expect(first.changes).toHaveLength(50)
  expect(first.changes[0]).toMatchObject({
    kind: 'changed',
    name: null,
    channel: 'server',
    values: { quantity: [59, 60] },
  })
  const rest = await read(`collection=needs&row=need-1&before=${first.changes.at(-1)?.seq}`)
  expect(rest.isMore).toBe(false)
  expect(rest.changes).toHaveLength(11)
  expect(rest.changes.at(-1)).toMatchObject({ kind: 'created', channel: 'import' })
  expect((await read('collection=offers&row=need-1')).changes).toEqual([])
})

test('CH19: of a meeting of the board only; what does not fit is told', async () => {
  const { id } = await facilitator.ask<{ id: MeetingId }>(
    'POST',
    `/api/boards/${boardId}/meetings`,
    {
      title: 'Среща',
      series: '',
      date: '2026-12-03',
      startTime: '10:00',
      endTime: '11:30',
      place: '',
      format: 'hybrid',
      fromTemplate: true,
    },
  )
  const room = meetingRoom(id)
  const [item] = (await deployment.rooms.read(room, readAgenda)) ?? []
  const itemId = item?.id ?? ''
  await deployment.rooms.change(room, (doc) => agenda.set(doc, asId(itemId), { minutes: 33 }))
  const query = `meeting=${id}&collection=agenda&row=${itemId}`
  expect((await read(query)).changes).toMatchObject([{ values: { minutes: [item?.minutes, 33] } }])
  const { id: other } = await facilitator.ask<{ id: string }>('POST', '/api/boards', newBoard)
  const status = async (address: string) => (await facilitator.send('GET', address)).status
  expect(await status(`/api/boards/${other}/history?${query}`)).toBe(404)
  for (const wrong of ['', 'collection=agenda', 'collection=a b&row=1', `${query}&before=-1`])
    expect(await status(path(wrong))).toBe(400)
})

test('CH19: members read it, observers do not, and for strangers there is no such board', async () => {
  await addNeed()
  const [organisation] = (await deployment.rooms.read(boardRoom(boardId), readOrganisations)) ?? []
  expect(organisation).toBeDefined()
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  expect((await read(undefined, member)).changes).toHaveLength(1)
  const observer = await joinAs({ deployment, facilitator, boardId }, 'observer')
  expect((await observer.send('GET', path('collection=needs&row=need-1'))).status).toBe(403)
  const stranger = deployment.browser()
  expect((await stranger.send('GET', path('collection=needs&row=need-1'))).status).toBe(401)
})

test('CH20: facilitators take former values out of the record; that they changed, and who took them out, stays', async () => {
  await addNeed()
  await change(20)
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const row = { collection: 'needs', row: 'need-1' }
  const erase = `/api/boards/${boardId}/history/erase`
  expect((await member.send('POST', erase, row)).status).toBe(403)
  expect(JSON.stringify(await read())).toContain('Тайна')
  await facilitator.ask('POST', erase, row)
  const { changes } = await read()
  expect(changes.map(({ kind }) => kind)).toEqual(['erased', 'changed', 'created'])
  expect(changes[0]?.name).toBeTruthy()
  expect(changes[1]?.values).toEqual({ quantity: [erased, erased] })
  expect(JSON.stringify(changes)).not.toContain('Тайна')
  await change(30)
  expect((await read()).changes[0]?.values).toEqual({ quantity: [20, 30] })
})

test('CH21: the file of the board has the record', async () => {
  await addNeed()
  const file = `/api/boards/${boardId}/file`
  const { changes } = await facilitator.ask<{ changes: { rowId: RowId }[] }>('GET', file)
  expect(changes.filter(({ rowId }) => rowId === 'need-1')).toMatchObject([
    { collection: 'needs', kind: 'created', channel: 'import' },
  ])
})
