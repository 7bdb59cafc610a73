import { createCreateBoard } from '@sedyanka/server/boards/create-board.ts'
import type { Boards } from '@sedyanka/server/store/tables/boards.ts'
import type { BoardDetails } from '@sedyanka/shared/wire/api.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import { addDays, dayAt, momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { type BoardId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import {
  type Deployment,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator } = await openBoard(deployment))
})
afterEach(() => deployment[Symbol.asyncDispose]())

const meetingsOf = (id: BoardId) => deployment.rooms.read(boardRoom(id), readMeetings)

test('BO1: the sample board brings its organisations and a meeting of yesterday, and says that it is a demo', async () => {
  const { id } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample')
  expect(await facilitator.ask<BoardDetails>('GET', `/api/boards/${id}`)).toMatchObject({
    demo: true,
    role: 'facilitator',
    templateId: 'refugeeResponse',
  })
  expect(await deployment.rooms.read(boardRoom(id), readOrganisations)).toHaveLength(46)
  const [listed, ...others] = (await meetingsOf(id)) ?? []
  expect(others).toEqual([])
  expect(listed?.date).toBe(addDays(dayAt(Date.now()), -1))
  const room = meetingRoom(asId(listed?.id ?? ''))
  expect(await deployment.store.documents.boardOf(room)).toBe(id)
  expect(await deployment.rooms.read(room, readMeeting)).toMatchObject({
    boardId: id,
    number: listed?.number,
  })
  expect((await deployment.rooms.read(room, readAgenda))?.length).toBeGreaterThan(3)
})

test.each(['00:01', '09:00', '23:59'])(
  'WO12: nothing in a sample board that is made at %s happened after that',
  async (clock) => {
    const moment = momentOf('2026-11-24', clock)
    const made: Y.Doc[] = []
    const boards = {
      create: async ({
        update,
        meetings,
      }: {
        update: Uint8Array
        meetings: { update: Uint8Array }[]
      }) => {
        for (const one of [update, ...meetings.map((each) => each.update)]) {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, one)
          made.push(doc)
        }
      },
    } as unknown as Boards
    await createCreateBoard({ boards, now: () => moment }).sample(asId('p-1'))
    const times = made.flatMap((doc) =>
      [...doc.share.keys()].flatMap((root) =>
        (JSON.stringify(doc.getMap(root).toJSON()).match(/\b1\d{12}\b/g) ?? []).map(Number),
      ),
    )
    expect(times.length).toBeGreaterThan(100)
    expect(times.filter((time) => time > moment)).toEqual([])
  },
)

test('BO1: two sample boards stand beside each other', async () => {
  const [first, second] = [
    await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample'),
    await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample'),
  ]
  const idOf = async (id: BoardId) => (await meetingsOf(id))?.[0]?.id
  expect(await idOf(first.id)).not.toBe(await idOf(second.id))
})
