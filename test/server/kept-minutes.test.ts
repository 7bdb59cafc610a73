import { join } from 'node:path'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { restore } from '@sedyanka/server/ops/restore.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import {
  type BoardId,
  type MeetingId,
  type RoomName,
  boardRoom,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { closeMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { castVote } from '@sedyanka/shared/meeting/deciding.ts'
import { readDecisions } from '@sedyanka/shared/meeting/decisions.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { changeableFields, scrambleRows } from '../support/scramble-rows.ts'
import { docxParts } from '../support/docx-parts.ts'
import {
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'
import { SimClient } from '../support/sim-client.ts'
import { until } from '../support/until.ts'

const languages = ['bg', 'en', 'uk'] as const

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
let meetingId: MeetingId
let room: RoomName
let path: string
/** The facilitator's page. */
let page: SimClient

const open = async (dataDir?: string) => {
  deployment = await openDeployment(dataDir === undefined ? {} : { dataDir })
}
beforeEach(async () => {
  await open()
  ;({ facilitator } = await openBoard(deployment))
  ;({ id: boardId } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample'))
  const listed = await deployment.rooms.read(boardRoom(boardId), readMeetings)
  meetingId = asId(listed?.[0]?.id ?? '')
  room = meetingRoom(meetingId)
  path = `/api/boards/${boardId}/meetings/${meetingId}/minutes`
  page = new SimClient({
    personId: asId('p'),
    name: 'Мария',
    role: 'facilitator',
    organisationId: null,
  })
  await page.connect(deployment.rooms, room)
  await settle()
})
afterEach(async () => {
  page.disconnect()
  await deployment[Symbol.asyncDispose]()
})

/** Delivers what the page and the server say to each other until the page is saved. */
const settle = () =>
  until(() => {
    while (page.deliverToServer());
    while (page.deliverToClient());
    if (page.closedWith !== null) throw new Error(JSON.stringify(page.messages.at(-1)))
    return page.saved
  }, 'the page is saved')
const reopen = async () => {
  done(reopenMeeting(page.doc, { reason: 'грешка' }, by(1_764_000_000_000)))
  await settle()
}
const close = async (at: number) => {
  done(closeMeeting(page.doc, {}, by(at)))
  await settle()
}
const kept = async (query = ''): Promise<Minutes> =>
  (await facilitator.ask<{ minutes: Minutes }>('GET', path + query)).minutes

/** The text of the Word document. */
const paperOf = async (query: string) =>
  (await docxParts(await facilitator.getBytes(`${path}.docx${query}`))).get('word/document.xml')

/** Everything that anybody can get of the minutes, in each language, with and without names; the paper as its parts. */
const everything = async () => {
  const all: Record<string, unknown> = {}
  for (const language of languages)
    for (const names of ['0', '1']) {
      const query = `?language=${language}&names=${names}`
      all[query] = await kept(query)
      all[`docx${query}`] = await paperOf(query)
    }
  return all
}
const versions = () => deployment.store.keptMinutes.all(room)

/** A hand and a vote, which the sample's meeting has none of: every collection has rows before the end. */
const fillUp = () =>
  deployment.rooms.change(room, (doc) => {
    const seat: Seat = { ...(page.seat as Seat), organisationId: asId('inst-rzi') }
    done(
      raiseHand(
        doc,
        { id: asId('hand'), orgId: asId('inst-rzi') },
        { seat, at: 1_764_000_000_000 },
      ),
    )
    const [decision] = readDecisions(doc)
    const dissent = 'Срокът е кратък'
    done(
      castVote(
        doc,
        { decisionId: asId(decision?.id ?? ''), choice: 'for', dissent },
        { seat, at: 1_764_000_000_000 },
      ),
    )
  })

test('MI1: whatever happens afterwards to any row of either document, the minutes of a closed meeting stay as they were', async () => {
  await reopen()
  await fillUp()
  await close(1_764_000_100_000)
  const before = await everything()
  const changed = new Set<string>()
  const note = (fields: Set<string>) => fields.forEach((field) => changed.add(field))
  await deployment.rooms.change(boardRoom(boardId), (doc) => note(scrambleRows(doc, 'board')))
  await deployment.rooms.change(room, (doc) => note(scrambleRows(doc, 'meeting')))
  // Nothing of what a row can say was left out, of any collection.
  const all = [...changeableFields('board'), ...changeableFields('meeting')]
  expect(all.filter((field) => !changed.has(field))).toEqual([])
  expect(await everything()).toEqual(before)
  // The rows did change: a draft of the same documents says something else.
  await deployment.rooms.change(room, (doc) =>
    meeting.set(doc, 'meeting', { status: 'inProgress' }),
  )
  const query = '?language=bg&names=1'
  expect(await paperOf(query)).not.toBe(before[`docx${query}`])
})

test('MI2: opened again, the meeting has a draft, and what was kept stays; closed again, it gets the next', async () => {
  const [first] = await versions()
  await reopen()
  const refused = await facilitator.get(path)
  expect([refused.status, errorOf(refused)]).toEqual([404, 'notFound'])
  expect((await facilitator.get(`${path}.docx`)).status).toBe(200)
  expect(await versions()).toEqual([first])
  agenda.set(page.doc, asId('ag-11-1'), { title: 'Поправено заглавие' })
  await settle()
  await close(1_764_000_200_000)
  expect((await kept()).items[0]?.title).toBe('Поправено заглавие')
  const [former, next, ...others] = await versions()
  expect([former, others]).toEqual([first, []])
  expect(next?.body).not.toEqual(first?.body)
})

test('MI2: opened, edited and closed within one turn of the server, it gets the next as well', async () => {
  done(reopenMeeting(page.doc, { reason: 'грешка' }, by(1_764_000_000_000)))
  agenda.set(page.doc, asId('ag-11-1'), { title: 'В един ход' })
  done(closeMeeting(page.doc, {}, by(1_764_000_300_000)))
  await settle()
  expect(await versions()).toHaveLength(2)
  expect((await kept()).items[0]?.title).toBe('В един ход')
})

test('MI2: approving changes nothing but that it is no draft any more, and keeps nothing new', async () => {
  const before = await kept()
  expect(before).toMatchObject({ status: 'closed', isDraft: true })
  for (const status of ['minutesCirculated', 'minutesApproved'] as const) {
    meeting.set(page.doc, 'meeting', { status })
    await settle()
  }
  expect(await kept()).toEqual({ ...before, status: 'minutesApproved', isDraft: false })
  expect(await versions()).toHaveLength(1)
})

test('MI3: the minutes are stored in the commit of the closing: never one without the other', async () => {
  await reopen()
  const { journal } = deployment.store
  const { append } = journal
  journal.append = () => Promise.reject(new StorageError('SQLITE_FULL'))
  done(closeMeeting(page.doc, {}, by(1_764_000_400_000)))
  while (page.deliverToServer());
  await until(async () => (await facilitator.get('/healthz')).status === 503, 'nothing is stored')
  expect((await facilitator.get('/readyz')).status).toBe(503)
  expect((await facilitator.get('/livez')).status).toBe(200)
  expect(await versions()).toHaveLength(1)
  journal.append = append
  await settle()
  expect(await versions()).toHaveLength(2)
})

test('MI3: a meeting whose board cannot be read is not closed until it can', async () => {
  await reopen()
  const { rooms } = deployment
  const { read } = rooms
  let failures = 0
  rooms.read = ((name: RoomName, look: never) =>
    name === boardRoom(boardId) && failures++ < 2
      ? Promise.reject(new StorageError('SNAPSHOTS_DAMAGED'))
      : read.call(rooms, name, look)) as typeof rooms.read
  await close(1_764_000_500_000)
  expect(failures).toBeGreaterThan(2)
  expect(await versions()).toHaveLength(2)
  expect((await deployment.rooms.read(room, readMeeting))?.status).toBe('closed')
})

test('MI3: typing costs nothing: the board is read when a meeting is closed, and only then', async () => {
  await reopen()
  await deployment.consequences.settled()
  const { rooms } = deployment
  const { read } = rooms
  const names: RoomName[] = []
  rooms.read = ((name: RoomName, look: never) => {
    names.push(name)
    return read.call(rooms, name, look)
  }) as typeof rooms.read
  agenda.set(page.doc, asId('ag-11-1'), { title: 'а' })
  await settle()
  meeting.set(page.doc, 'meeting', { openingNote: 'б' })
  await settle()
  await deployment.consequences.settled()
  const readings = () => names.filter((name) => name === boardRoom(boardId)).length
  const whileOpen = readings()
  await close(1_764_000_600_000)
  expect([whileOpen, readings() > 0]).toEqual([0, true])
})

test('MI1: an action item that comes later with an early time moves no number, and one that leaves does not go', async () => {
  const before = await kept()
  await deployment.rooms.change(boardRoom(boardId), (doc) => {
    const [some] = actions.all(doc)
    if (!some) throw new Error('no action items')
    actions.create(doc, {
      ...some,
      id: asId('early'),
      meetingId,
      createdAt: 1,
      title: 'Подмъкната',
    })
    actions.set(doc, some.id, { meetingId: null })
  })
  expect((await kept()).actions).toEqual(before.actions)
})

test('MI4: a backup has the kept minutes, the former ones too', async () => {
  await reopen()
  await close(1_764_000_700_000)
  const [before, all] = [await everything(), await versions()]
  const backup = join(deployment.dataDir, 'backup')
  backUp(deployment.dataDir, backup)
  const restored = join(deployment.dataDir, 'restored')
  restore(restored, backup)
  await using again = await openDeployment({ dataDir: restored })
  expect(await again.store.keptMinutes.all(room)).toEqual(all)
  const { cookie } = facilitator
  facilitator = again.browser()
  facilitator.cookie = cookie
  expect(await everything()).toEqual(before)
})

test('MI1: everybody with a seat reads them, nobody else', async () => {
  const observer = await joinAs({ facilitator, boardId, deployment }, 'observer')
  expect((await observer.get(path)).status).toBe(200)
  expect((await deployment.browser().get(path)).status).toBe(401)
  const { id: other } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample')
  expect((await facilitator.get(`/api/boards/${other}/meetings/${meetingId}/minutes`)).status).toBe(
    404,
  )
  expect((await facilitator.get(`${path}?language=ru`)).status).toBe(400)
})
