import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import type { ApiError, Me } from '@sedyanka/shared/wire/api.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import {
  type BoardId,
  type MeetingId,
  type RoomName,
  boardRoom,
  makeId,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { LineClient } from '../chaos/support/line-client.ts'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let seat: Seat
let board: RoomName
let meeting: RoomName
beforeAll(async () => {
  server = await startServer()
  chair = new Visitor(server.url)
  const { person } = await chair.setUp(server.setupLink, 'Мария Георгиева')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  const { organisationId } = (await chair.ask<Me>('GET', '/me')).boards[0] ?? {}
  seat = {
    personId: person.id,
    name: person.name,
    role: 'facilitator',
    organisationId: organisationId ?? null,
  }
  board = boardRoom(id)
  const made = await chair.ask<{ id: MeetingId }>('POST', `/boards/${id}/meetings`, {
    title: 'Среща',
    series: '',
    date: '2030-12-01',
    startTime: '10:00',
    endTime: '11:00',
    place: '',
    format: 'hybrid',
    fromTemplate: true,
  })
  meeting = meetingRoom(made.id)
})
afterAll(async () => {
  chair.leave()
  await server.stop()
})

/** Makes an edit over a line of its own: `stored`, or why the server refused it. */
const edit = async (room: RoomName, change: (doc: Y.Doc) => void): Promise<string> => {
  const client = new LineClient(chair, room)
  await client.connect()
  await until(() => client.isSaved, 'the line is open')
  client.edit('edit', change)
  await until(
    () => client.acknowledged.has('edit') || client.closedWith !== null,
    'the edit is answered',
  )
  const isStored = client.acknowledged.has('edit')
  if (!isStored) expect(client.closedWith).toBe(closeCodes.rejected)
  client.drop()
  const refusal = client.messages.findLast(({ type }) => type === 'reject')
  return isStored ? 'stored' : refusal?.type === 'reject' ? refusal.reason : 'no reason'
}

const ofNeed = (patch: Partial<Parameters<typeof needs.set>[2]>) => (doc: Y.Doc) =>
  // Nothing was delivered of it yet: its unit may be changed.
  needs.set(doc, asId('need-14'), patch)
const report = (text: string) => (doc: Y.Doc) =>
  reports.create(doc, {
    id: makeId(),
    actionId: asId('act-11-01'),
    orgId: asId(actions.read(doc, asId('act-11-01'))?.responsibleOrgId ?? ''),
    createdBy: seat.personId,
    createdAt: Date.now(),
    status: 'inProgress',
    text,
    deletedAt: null,
  })
/** Past the command, which refuses a text that is too long itself. */
const decide = (text: string) => (doc: Y.Doc) =>
  decisions.create(doc, {
    id: makeId(),
    agendaItemId: null,
    title: '',
    text,
    status: 'draft',
    number: null,
    decidedAt: null,
    counted: null,
    ...authoredBy(seat, Date.now()),
  })

const words = (length: number) => 'ж'.repeat(length)
const texts = [
  ['the title of a need', limits.titleLength, 'board', (title) => ofNeed({ title })],
  ['the unit of a need', limits.unitLength, 'board', (unit) => ofNeed({ unit })],
  ['the note of a need', limits.textLength, 'board', (note) => ofNeed({ note })],
  ['a report', limits.textLength, 'board', report],
  ['a decision', limits.textLength, 'meeting', decide],
] as const satisfies readonly [
  name: string,
  most: number,
  where: 'board' | 'meeting',
  change: (text: string) => (doc: Y.Doc) => void,
][]
test.each(texts)(
  'GU32: %s of %d characters is stored, one of one more is refused by name',
  async (...[, most, where, change]) => {
    const room = where === 'board' ? board : meeting
    expect(await edit(room, change(words(most)))).toBe('stored')
    expect(await edit(room, change(words(most + 1)))).toMatch(/^(invalid|tooLarge)$/)
  },
)

test('GU32: a name of 80 characters takes a seat, one of 81 is refused, and the answer names the field', async () => {
  const code = await chair.roomCode(asId(board.split(':')[1] ?? ''))
  const join = (name: string) =>
    new Visitor(server.url).request('POST', '/join', {
      key: { code },
      organisationId: 'ngo-04',
      name,
    })
  expect((await join(words(limits.nameLength))).status).toBe(200)
  const refused = await join(words(limits.nameLength + 1))
  expect(refused.status).toBe(400)
  expect((await refused.json()) as ApiError).toEqual({ error: 'badRequest', fields: ['name'] })
})
