import type { Me, Member, TakenBack, WrittenBy } from '@sedyanka/shared/wire/api.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import type { AgendaItemId, BoardId, OrganisationId, RoomName } from '@sedyanka/shared/ids.ts'
import { boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { closeMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { joinAs, openBoard, openDeployment } from '../support/deployment.ts'
import type { Deployment, TestBrowser } from '../support/deployment.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { SimClient } from '../support/sim-client.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000
const rzi = asId<OrganisationId>('inst-rzi')
const [first, own] = [asId<AgendaItemId>('ag-1'), asId<AgendaItemId>('own')]
let deployment: Deployment
let facilitator: TestBrowser, member: TestBrowser
let boardId: BoardId, room: RoomName
let vandal: Seat, membershipId: Member['id']
let pages: SimClient[]

const post = <T>(path: string, body: unknown) =>
  facilitator.ask<T>('POST', `/api/boards/${boardId}${path}`, body)
const show = (minutes: number) => post<WrittenBy>(`/members/${membershipId}/written`, { minutes })
const takeBack = (minutes: number) =>
  post<TakenBack>(`/members/${membershipId}/take-back`, { minutes })
const giveBack = (receipt: string) => post<TakenBack>('/give-back', { receipt })

/** The membership that the person has now. */
const findSeat = async () => {
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  membershipId = asId(members.find(({ personId }) => personId === vandal.personId)?.id ?? '')
}

/** Delivers what pages and server say to each other until every page is saved. */
const settle = () =>
  until(() => {
    for (const page of pages) {
      while (page.deliverToServer());
      while (page.deliverToClient());
    }
    return pages.every((page) => page.saved || page.closedWith !== null)
  }, 'every page is saved')
const enter = async (seat: Seat): Promise<SimClient> => {
  const page = new SimClient(seat)
  await page.connect(deployment.rooms, room)
  pages.push(page)
  await settle()
  return page
}
const act = async (page: SimClient, edit: (doc: Y.Doc) => void): Promise<void> => {
  edit(page.doc)
  await settle()
}
const read = <T>(look: (doc: Y.Doc) => T) => deployment.rooms.read(room, look) as Promise<T>
const linesOf = (doc: Y.Doc): string[] =>
  readFlat(noteOf(doc, 'ag-1')).map(({ runs }) => runs.map(({ text }) => text).join(''))
const lines = () => read(linesOf)
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  pages = []
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
  member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const { person } = await member.ask<Me>('GET', '/api/me')
  vandal = { personId: person.id, name: person.name, role: 'member', organisationId: rzi }
  await findSeat()
  const held = { date: '2030-01-10', startTime: '10:00', endTime: '11:00', format: 'hybrid' }
  const words = { title: 'Среща', series: '', place: '', fromTemplate: false }
  room = meetingRoom(asId((await post<{ id: string }>('/meetings', { ...held, ...words })).id))
  await deployment.rooms.change(room, (doc) =>
    done(
      addItem(doc, { id: first, title: 'Болници' }, by(1, { ...colleague, role: 'facilitator' })),
    ),
  )
})
afterEach(async () => {
  for (const page of pages) page.disconnect()
  await deployment[Symbol.asyncDispose]()
  vi.useRealTimers()
})

const colleague: Seat = {
  personId: asId('colleague'),
  name: 'Иван',
  role: 'member',
  organisationId: asId('inst-rio'),
}

/** A colleague's two lines, into which the vandal writes, and on top of which the colleague goes on. */
const scribble = async () => {
  const good = await enter(colleague)
  await act(good, (doc) =>
    addLines(noteOf(doc, 'ag-1'), 'Отворени са три болници.\nДве чакат лекари.'),
  )
  const bad = await enter(vandal)
  await act(bad, (doc) => {
    const note = noteOf(doc, 'ag-1')
    note.insert(8, ' НЕ', { bold: true })
    // Enter in the middle of the colleague's line, and lines at the end.
    note.insertEmbed(20, new Y.Map(), {})
    addLines(note, 'ГЛУПОСТИ\nОЩЕ ГЛУПОСТИ')
  })
  return { good, bad }
}

test('AC41: letters that a person typed into others’ notes go with the person, to the letter; the page shows beforehand what goes', async () => {
  const { good } = await scribble()
  expect(await lines()).toHaveLength(5)
  const shown = await show(10)
  expect(shown.counts).toEqual({})
  expect(shown.letters).toBe(' НЕ'.length + 1 + 'ГЛУПОСТИ'.length + 'ОЩЕ ГЛУПОСТИ'.length + 2)
  expect(shown.words).toEqual([
    { root: 'agenda', title: 'Болници', text: 'НЕ … \n … \nГЛУПОСТИ\nОЩЕ ГЛУПОСТИ' },
  ])
  const before = await lines()
  const taken = await takeBack(10)
  expect(taken).toMatchObject({ counts: {}, letters: shown.letters })
  await settle()
  expect(await lines()).toEqual(['Отворени са три болници.', 'Две чакат лекари.'])
  expect(linesOf(good.doc)).toEqual(await lines())
  const delta: unknown = await read((doc) => noteOf(doc, 'ag-1').toDelta())
  expect(JSON.stringify(delta)).not.toContain('bold')
  const back = await giveBack(taken.receipt)
  expect(back.letters).toBe(taken.letters)
  await settle()
  expect(await lines()).toEqual(before)
  expect(linesOf(good.doc)).toEqual(before)
  expect(await read((doc) => noteOf(doc, 'ag-1').toDelta())).toContainEqual({
    insert: ' НЕ',
    attributes: { bold: true },
  })
})

test('AC41: what others wrote on top stays, where it stands, and their lines stay lines of their own', async () => {
  const { good } = await scribble()
  await act(good, (doc) => {
    const note = noteOf(doc, 'ag-1')
    const at = String(note.toString()).indexOf('ОЩЕ') + 1
    // Into the vandal's last line, and a line of their own behind it.
    note.insert(at + 3 + 2, '(това не е вярно)', {})
    addLines(note, 'Следва планът.')
  })
  const taken = await takeBack(10)
  await settle()
  expect(await lines()).toEqual([
    'Отворени са три болници.',
    'Две чакат лекари.',
    '(това не е вярно)',
    'Следва планът.',
  ])
  await act(good, (doc) => {
    const note = noteOf(doc, 'ag-1')
    note.insert(note.toString().indexOf('болници'), 'големи ', {})
  })
  await giveBack(taken.receipt)
  await settle()
  const text = (await lines()).join('\n')
  for (const words of ['Отворени НЕ са', 'големи б\nолници', 'ГЛУПОСТИ'])
    expect(text).toContain(words)
  expect(linesOf(good.doc)).toEqual(await lines())
})

test('AC41: given back, the words are the person’s again and can be taken once more; a second press changes nothing', async () => {
  await scribble()
  const before = await lines()
  const first = await takeBack(10)
  expect(
    (await Promise.all([1, 2].map(() => giveBack(first.receipt)))).map(({ letters }) => letters),
  ).toEqual([first.letters, 0])
  expect(await lines()).toEqual(before)
  await findSeat()
  const second = await takeBack(10)
  expect(second.letters).toBe(first.letters)
  expect(await lines()).toEqual(['Отворени са три болници.', 'Две чакат лекари.'])
  await giveBack(second.receipt)
  expect(await lines()).toEqual(before)
})

test('AC42: what is older than the time that was asked for stays, whatever the letters’ page did in between', async () => {
  const bad = await enter(vandal)
  await act(bad, (doc) => noteOf(doc, 'ag-1').insert(0, 'старо', {}))
  pass(45)
  await act(bad, (doc) => {
    const note = noteOf(doc, 'ag-1')
    note.insert(5, 'ново', {})
    note.insert(2, '-', {})
  })
  expect((await show(60)).letters).toBe(10)
  expect((await show(10)).letters).toBe(5)
  await takeBack(10)
  expect(await lines()).toEqual(['старо'])
})

test('AC42: times and words outlast a restart and a fold of the log', async () => {
  const bad = await enter(vandal)
  await act(bad, (doc) => noteOf(doc, 'ag-1').insert(0, 'старо', {}))
  pass(30)
  await act(bad, (doc) => noteOf(doc, 'ag-1').insert(5, 'ново', {}))
  const again = async () => {
    const { dataDir, rooms, store } = deployment
    for (const page of pages.splice(0)) page.disconnect()
    await rooms.close()
    pass(1)
    await store.journal.compact(room)
    await store.close()
    deployment = await openDeployment({ dataDir })
    facilitator = Object.assign(deployment.browser(), { cookie: facilitator.cookie })
    member = Object.assign(deployment.browser(), { cookie: member.cookie })
  }
  await again()
  expect((await show(10)).letters).toBe(4)
  const taken = await takeBack(10)
  expect(await lines()).toEqual(['старо'])
  await again()
  expect((await giveBack(taken.receipt)).letters).toBe(4)
  expect(await lines()).toEqual(['староново'])
})

test('AC42: words that were taken are kept for a day, and no longer', async () => {
  await scribble()
  const takenAt = Date.now()
  const { receipt } = await takeBack(10)
  const kept = () => deployment.store.takenWords.find(room, `${vandal.personId}:${takenAt}`)
  expect(await kept()).not.toBeNull()
  vi.setSystemTime(takenAt + limits.takenKept + MINUTE)
  await deployment.store.takenWords.deleteExpired(Date.now())
  const path = `/api/boards/${boardId}/give-back`
  expect((await facilitator.post(path, { receipt })).status).toBe(404)
  expect(await kept()).toBeNull()
  expect(await lines()).toEqual(['Отворени са три болници.', 'Две чакат лекари.'])
})

test('AC44: words in what is closed, adopted or removed stay, and so do adopted decisions of a removed facilitator', async () => {
  const bad = await enter({ ...vandal, role: 'facilitator' })
  const draft = (id: string, status: 'draft' | 'adopted') => (doc: Y.Doc) =>
    decisions.create(doc, {
      id: asId(id),
      agendaItemId: first,
      title: '',
      text: `Решение ${id}`,
      status,
      decidedAt: status === 'adopted' ? Date.now() : null,
      createdBy: vandal.personId,
      createdByOrg: vandal.organisationId,
      createdAt: Date.now(),
      deletedAt: null,
    })
  await act(bad, draft('draft', 'draft'))
  await act(bad, draft('adopted', 'adopted'))
  await act(bad, (doc) => noteOf(doc, 'ag-1').insert(0, 'думи', {}))
  const statuses = () =>
    read((doc) =>
      decisions
        .all(doc)
        .map(({ id, text }) => `${id}: ${text}`)
        .sort(),
    )
  const shown = await show(10)
  expect([shown.counts, shown.letters]).toEqual([{ decisions: 1 }, 4])
  const { receipt } = await takeBack(10)
  expect(await statuses()).toEqual(['adopted: Решение adopted'])
  await giveBack(receipt)
  expect(await statuses()).toEqual(['adopted: Решение adopted', 'draft: Решение draft'])
  await deployment.rooms.change(room, (doc) => {
    doc.getMap<Y.Map<unknown>>('meeting').get('meeting')?.set('status', 'inProgress')
    done(closeMeeting(doc, {}, by(Date.now())))
  })
  await until(
    async () =>
      (await deployment.rooms.read(boardRoom(boardId), readMeetings))?.[0]?.status === 'closed',
    'the list of meetings follows',
  )
  await findSeat()
  expect(await show(60)).toEqual({ counts: {}, letters: 0, words: [] })
  await takeBack(60)
  expect(await lines()).toEqual(['думи'])
})

test('AC41: a title that the person wrote into loses their letters only', async () => {
  await deployment.rooms.change(room, (doc) =>
    done(addItem(doc, { id: own, title: 'Легла' }, by(1, { ...vandal, personId: asId('other') }))),
  )
  const bad = await enter(vandal)
  await act(bad, (doc) => agenda.set(doc, own, { title: 'Легла ХАХА' }))
  expect((await show(10)).words).toEqual([{ root: 'agenda', title: 'Легла ХАХА', text: 'ХАХА' }])
  await takeBack(10)
  expect(await read((doc) => agenda.read(doc, own)?.title)).toBe('Легла')
})
