import { deletionOf } from '@sedyanka/server/store/tables/delete-board.ts'
import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { board as boardRows } from '@sedyanka/shared/board/board.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import type { BoardDetails, Me } from '@sedyanka/shared/wire/api.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let member: TestBrowser
let boardId: BoardId
const base = () => `/api/boards/${boardId}`
const word = 'Врабчовидница'
const title = 'Наводнение'

const meeting = {
  title: `Среща за ${word}`,
  series: '',
  date: '2030-01-10',
  startTime: '10:00',
  endTime: '11:00',
  place: '',
  format: 'hybrid',
  fromTemplate: true,
}

beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
  member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const { person } = await member.ask<Me>('GET', '/api/me')
  await deployment.rooms.change(boardRoom(boardId), (doc) =>
    needs.create(doc, {
      id: asId('need-1'),
      title: `Одеяла за ${word}`,
      orgId: asId('inst-rzi'),
      sector: 'health',
      kind: 'goods',
      unit: 'sets',
      municipality: null,
      validUntil: null,
      withdrawnAt: null,
      quantity: 4,
      neededFrom: null,
      urgency: 'high',
      peopleInNeed: null,
      note: '',
      ...authoredBy({ personId: person.id, organisationId: asId('inst-rzi') }, 1_800_000_000_000),
    }),
  )
  await facilitator.ask('POST', `${base()}/meetings`, meeting)
})
afterEach(() => deployment[Symbol.asyncDispose]())

/** Every byte in the data directory. */
const bytesOf = (dataDir: string): Buffer =>
  Buffer.concat(
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

test('BO24: an archived board is read only for everybody, on open lines too, and can be brought back', async () => {
  const seats = await Promise.all(
    [facilitator, member].map((one) => deployment.seats.open(one.headers, boardId)),
  )
  const roleOf = (at: number) => {
    const seat = seats[at]
    return typeof seat === 'object' ? seat.current()?.role : seat
  }
  let told = 0
  for (const seat of seats) if (typeof seat === 'object') seat.onChange(() => told++)
  const link = await facilitator.ask<{ token: string }>('POST', `${base()}/invitations`, {
    role: 'member',
    organisationId: 'inst-rzi',
  })
  const { code } = await facilitator.ask<{ code: string }>('POST', `${base()}/room-code`)
  await facilitator.ask('POST', `${base()}/archive`)
  expect([roleOf(0), roleOf(1), told]).toEqual(['observer', 'observer', 2])
  const later = await deployment.seats.open(facilitator.headers, boardId)
  expect(typeof later === 'object' && later.current()?.role).toBe('observer')
  const details = await facilitator.ask<BoardDetails>('GET', base())
  expect([details.role, typeof details.archivedAt, details.roomCode]).toEqual([
    'facilitator',
    'number',
    null,
  ])
  const refused: [string, string, unknown?][] = [
    ['POST', '/meetings', meeting],
    ['POST', '/room-code'],
    ['DELETE', '/room-code'],
    ['POST', '/invitations', { role: 'observer', organisationId: null }],
    ['POST', '/organisations/inst-rzi/remove'],
    ['POST', '/members/sweep', { invitationId: null, since: 0 }],
  ]
  for (const [method, path, body] of refused)
    expect(errorOf(await facilitator.send(method, base() + path, body)), path).toBe('archived')
  const newcomer = deployment.browser()
  for (const path of ['/api/join/look', '/api/join']) {
    const asked = { key: { token: link.token }, organisationId: 'inst-rzi', name: 'Нов' }
    expect(errorOf(await newcomer.post(path, asked)), path).toBe('archived')
  }
  expect((await newcomer.post('/api/join/look', { key: { code } })).status).not.toBe(200)
  const me = await member.ask<Me>('GET', '/api/me')
  expect(typeof me.boards[0]?.archivedAt).toBe('number')
  await facilitator.ask('POST', `${base()}/bring-back`)
  expect([roleOf(0), roleOf(1)]).toEqual(['facilitator', 'member'])
  expect((await facilitator.post(`${base()}/meetings`, meeting)).status).toBe(201)
})

test('BO25: a deleted board leaves no byte in the data directory; its pages are told, other boards stay', async () => {
  const other = await facilitator.ask<{ id: string }>('POST', '/api/boards', {
    title: 'Табло, което остава',
    templateId: 'general',
    withOrganisations: false,
  })
  await deployment.rooms.change(boardRoom(boardId), (doc) =>
    needs.set(doc, asId('need-1'), { title: `${word} веднъж, после друго` }),
  )
  const closed: number[] = []
  const seat = await deployment.seats.open(member.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  await deployment.rooms.join(boardRoom(boardId), {
    seat: () => seat.current(),
    send: () => {},
    bufferedBytes: () => 0,
    close: (code) => void closed.push(code),
  })
  expect(bytesOf(deployment.dataDir).includes(word)).toBe(true)
  expect(bytesOf(deployment.dataDir).includes('Гост (member)')).toBe(true)
  const wrong = await facilitator.post(`${base()}/delete`, { title: 'Друго' })
  expect([wrong.status, wrong.body]).toEqual([400, { error: 'badRequest', fields: ['title'] }])
  await facilitator.ask('POST', `${base()}/delete`, { title })
  expect(closed).toEqual([closeCodes.noSuchRoom])
  expect(seat.current()).toBeNull()
  const bytes = bytesOf(deployment.dataDir)
  for (const gone of [word, title, 'Гост (member)', 'inst-rzi'])
    expect(bytes.includes(gone), gone).toBe(false)
  expect(bytes.includes('Табло, което остава')).toBe(true)
  for (const one of [facilitator, member])
    expect([(await one.get(base())).status, errorOf(await one.get(base()))]).toEqual([
      410,
      'boardDeleted',
    ])
  expect(await deployment.rooms.read(boardRoom(boardId), () => true)).toBeNull()
  expect((await facilitator.get(`/api/boards/${other.id}`)).status).toBe(200)
  expect((await member.ask<Me>('GET', '/api/me')).boards).toEqual([])
})

test('BO25: every table that belongs to a board or a document is emptied of it', () => {
  const database = new Database(join(deployment.dataDir, 'sedyanka.db'), { readonly: true })
  const tables = database
    .prepare<[], string>(
      `select distinct m.name from sqlite_master m join pragma_foreign_key_list(m.name) f
        where m.type = 'table' and f."table" in ('board', 'document')`,
    )
    .pluck()
    .all()
  database.close()
  expect(tables.length).toBeGreaterThan(6)
  const emptied = deletionOf(asId('b'), 0).map(([sql]) => /^delete from (\w+)/.exec(sql)?.[1])
  for (const table of tables) expect(emptied).toContain(table)
})

test('BO26: a board’s file holds its rows in words, its minutes and what rebuilds its documents', async () => {
  const answer = await facilitator.get(`${base()}/file`)
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(title))
  const file = answer.body as {
    format: string
    about: { title: string }
    members: { name: string; role: string }[]
    documents: { room: string; rows: Record<string, Record<string, unknown>[]>; state: string }[]
    minutes: unknown[]
  }
  expect([file.format, file.about.title]).toEqual(['sedyanka-board', title])
  expect(file.members.map(({ role }) => role)).toEqual(['facilitator', 'member'])
  expect(file.documents.map(({ room }) => room.split(':')[0])).toEqual(['board', 'meeting'])
  expect(file.documents[0]?.rows['needs']?.[0]?.['title']).toBe(`Одеяла за ${word}`)
  expect(file.documents[1]?.rows['agenda']?.length).toBeGreaterThan(3)
  for (const item of file.documents[1]?.rows['agenda'] ?? [])
    expect(item).toMatchObject({ title: expect.any(String), notes: expect.any(Array) })
  const Y = await import('yjs')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(file.documents[0]?.state ?? '', 'base64'))
  expect(needs.read(doc, asId('need-1'))?.title).toBe(`Одеяла за ${word}`)
})

test('BO26: the file of a sample board has the minutes that were kept', async () => {
  const { id } = await facilitator.ask<{ id: string }>('POST', '/api/boards/sample')
  const { body } = await facilitator.get(`/api/boards/${id}/file`)
  const { minutes } = body as { minutes: { room: string; minutes: { number: number } }[] }
  expect(minutes.map((kept) => kept.minutes.number)).toEqual([11])
})

test('BO37: the file of a board is named by the day where the board is', async () => {
  const days: string[] = []
  // Between these two it is never the same day.
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    await deployment.rooms.change(boardRoom(boardId), (doc) =>
      boardRows.set(doc, 'board', { timeZone }),
    )
    const answer = await facilitator.get(`${base()}/file`)
    const header = answer.headers.get('content-disposition') ?? ''
    days.push(/board-(\d{4}-\d\d-\d\d)\.json/.exec(header)?.[1] ?? header)
    expect(days.at(-1)).toMatch(/^\d{4}-/)
  }
  expect(days[0]).not.toBe(days[1])
})
