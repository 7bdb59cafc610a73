import type { Marks } from '@sedyanka/shared/wire/api.ts'
import { type BoardId, type MeetingId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { closeMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import {
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'
import { newMeeting } from '../support/journey.ts'
import { plainAction } from '../support/plain-action.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
let meetingId: MeetingId
const path = () => `/api/boards/${boardId}/meetings/${meetingId}/marks`

beforeAll(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
  ;({ id: meetingId } = await facilitator.ask<{ id: MeetingId }>(
    'POST',
    `/api/boards/${boardId}/meetings`,
    newMeeting,
  ))
})
afterAll(() => deployment[Symbol.asyncDispose]())

const marks = async () => (await facilitator.ask<Marks>('GET', path())).places

test('PD5: the server tells facilitators what it holds that looks like personal data, also after the end', async () => {
  expect(await marks()).toEqual([])
  let itemId = ''
  // Written straight into the documents: no page was there that could have looked.
  await deployment.rooms.change(meetingRoom(meetingId), (doc) => {
    itemId = readAgenda(doc)[0]?.id ?? ''
    agenda.note(doc, asId(itemId), 'noteText')?.insert(0, 'Детето е с ЕГН 7501020018')
  })
  await deployment.rooms.change(boardRoom(boardId), (doc) =>
    actions.create(
      doc,
      plainAction('task', {
        meetingId,
        agendaItemId: asId(itemId),
        title: 'Да се обади на 0888 123 456',
      }),
    ),
  )
  const found = [
    {
      in: 'notes',
      rowId: itemId,
      itemId,
      found: [{ kind: 'egn', words: '7501020018' }],
    },
    { in: 'action', rowId: 'task', itemId, found: [{ kind: 'phone', words: '0888 123 456' }] },
  ]
  expect(await marks()).toEqual(found)
  await deployment.rooms.change(meetingRoom(meetingId), (doc) => {
    done(startMeeting(doc, {}, by(1)))
    done(closeMeeting(doc, {}, by(2)))
  })
  expect(await marks()).toEqual(found)
})

test('PD5: nobody but facilitators of the board is told', async () => {
  for (const role of ['member', 'observer', 'screen'] as const) {
    const seated = await joinAs({ facilitator, boardId, deployment }, role)
    const refused = await seated.get(path())
    expect([refused.status, errorOf(refused)], role).toEqual([403, 'forbidden'])
  }
  const stranger = await deployment.browser().get(path())
  expect([stranger.status, errorOf(stranger)]).toEqual([401, 'signedOut'])
  const missing = await facilitator.get(`/api/boards/${boardId}/meetings/none/marks`)
  expect(missing.status).toBe(404)
})
