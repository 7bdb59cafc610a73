import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import type { RecordedChange } from '@sedyanka/server/sync/recorded-change.ts'
import { erased } from '@sedyanka/shared/history.ts'
import { type BoardId, type PersonId, type RowId, boardRoom } from '@sedyanka/shared/ids.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'

let dataDir: string
let store: Store
const room = boardRoom(asId('b1'))
const MINUTE = 60_000
const personId = 'p-1'

const newBoard = (id: string, personId: PersonId) =>
  store.boards.create({
    id: asId(id),
    title: id,
    templateId: 'general',
    demo: false,
    update: Y.encodeStateAsUpdate(new Y.Doc()),
    meetings: [],
    founderId: personId,
    at: 1,
  })

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-changes-'))
  store = await openStore({ dataDir, log: () => {} })
  await store.people.setSetupToken('hash')
  await store.people.createFounder({ id: asId(personId), name: 'Мария' }, 'hash')
  await newBoard('b1', asId(personId))
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

const empty = Y.encodeStateAsUpdate(new Y.Doc())
const changeOf = (patch: Partial<RecordedChange>): RecordedChange => ({
  personId: asId(personId),
  organisationId: asId('org-a'),
  channel: 'page',
  collection: 'actions',
  rowId: asId('a1'),
  kind: 'changed',
  values: {},
  texts: {},
  ...patch,
})
const append = (at: number, ...changes: Partial<RecordedChange>[]) =>
  store.journal.append(room, {
    update: empty,
    claims: [],
    personIds: [],
    at,
    changes: changes.map(changeOf),
  })
const row = { room, collection: 'actions', rowId: asId<RowId>('a1') }
const history = () => store.changes.ofRow(row, { limit: 100 })

test('R738: changes are read in the order of their commits from a cursor on, of one board or of all', async () => {
  await newBoard('b2', asId(personId))
  await append(1_000, { values: { status: ['proposed', 'accepted'] } })
  await append(2_000, { rowId: asId('a2'), kind: 'created', values: { status: [null, 'done'] } })
  await store.journal.append(boardRoom(asId('b2')), {
    update: empty,
    claims: [],
    personIds: [],
    at: 3_000,
    changes: [changeOf({ values: { status: [null, 'blocked'] } })],
  })
  const [first, ...others] = await store.changes.since(0, { limit: 10 })
  expect(first).toMatchObject({
    room,
    at: 1_000,
    personId,
    personName: 'Мария',
    organisationId: 'org-a',
    channel: 'page',
    values: { status: ['proposed', 'accepted'] },
  })
  expect(others.map(({ room: where, rowId }) => [where, rowId])).toEqual([
    [room, 'a2'],
    ['board:b2', 'a1'],
  ])
  const after = { boardId: asId<BoardId>('b1'), limit: 10 }
  expect(await store.changes.since(first?.seq ?? 0, after)).toMatchObject([{ rowId: 'a2' }])
  expect(await store.changes.since(0, { limit: 1 })).toHaveLength(1)
})

test('R738: what one person types into one row is one change for a minute, whoever writes elsewhere meanwhile', async () => {
  for (let letter = 0; letter < 30; letter++) {
    await append(letter * 1_000, { texts: { title: [2, 1] } })
    await append(letter * 1_000, { personId: null, channel: 'server', texts: { title: [1, 0] } })
    await append(letter * 1_000, { rowId: asId('a2'), texts: { title: [1, 0] } })
  }
  const told = await history()
  expect(told.map(({ channel, texts }) => [channel, texts])).toEqual([
    ['server', { title: [30, 0] }],
    ['page', { title: [60, 30] }],
  ])
  const cursor = Math.max(...told.map(({ seq }) => seq))
  await append(29_500, { texts: { note: [5, 0] } })
  // Whoever has read so far sees it again, whole.
  expect(await store.changes.since(cursor, { limit: 10 })).toMatchObject([
    { rowId: 'a2' },
    { texts: { title: [60, 30], note: [5, 0] } },
  ])
  await append(MINUTE, { texts: { title: [7, 0] } })
  expect((await history())[0]?.texts).toEqual({ title: [7, 0] })
  expect(await history()).toHaveLength(3)
})

test('R738: a value that changes ends what was being typed', async () => {
  await append(1_000, { texts: { title: [1, 0] } })
  await append(2_000, { values: { status: ['proposed', 'accepted'] }, texts: { title: [1, 0] } })
  await append(3_000, { texts: { title: [1, 0] } })
  expect(await history()).toHaveLength(3)
})

test('R738: a commit that fails leaves no change behind, and what was being typed goes on', async () => {
  await append(1_000, { texts: { title: [1, 0] } })
  await expect(
    append(2_000, { texts: { title: [1, 0] } }, { collection: null as unknown as string }),
  ).rejects.toThrow()
  await append(3_000, { texts: { title: [1, 0] } })
  expect((await history()).map(({ texts }) => texts)).toEqual([{ title: [2, 0] }])
})

test('R741: what looked like personal data and is taken out of a row leaves its record, the former changes too', async () => {
  const words = 'Настанена е Иванка Петрова, тел. 0888 123 456, с две деца.'
  const rest = 'Настанена е , с две деца.'
  await append(1_000, { kind: 'created', values: { text: [null, words], status: [null, 'done'] } })
  await append(2_000, { values: { text: [words, `${words} Готово.`] } })
  await append(3_000, { rowId: asId('a2'), values: { text: [null, words] } })
  await append(4_000, { values: { text: [`${words} Готово.`, rest] } })
  expect((await history()).map(({ values }) => values)).toEqual([
    { text: [erased, rest] },
    { text: [erased, erased] },
    { text: [erased, erased], status: [null, 'done'] },
  ])
  // A long text is not looked at: whatever is taken out of it leaves the record.
  const long = 'дума '.repeat(100)
  await append(4_500, { rowId: asId('a3'), values: { text: [long, long.slice(5)] } })
  const [ofLong] = await store.changes.ofRow({ ...row, rowId: asId('a3') }, { limit: 1 })
  expect(ofLong?.values['text']).toEqual([erased, long.slice(5)])
  // Another row keeps its own; a change that is none of the kind keeps both values.
  expect(JSON.stringify(await store.changes.since(0, { limit: 10 }))).toContain('0888')
  await append(5_000, { values: { text: [rest, 'Настанена е с две деца и баба.'] } })
  await append(6_000, {
    values: { text: ['Настанена е с две деца и баба.', 'Настанена е с две деца.'] },
  })
  expect((await history()).slice(0, 2).map(({ values }) => values['text']?.[0])).toEqual([
    'Настанена е с две деца и баба.',
    rest,
  ])
})

test('R738: the record outlives a restart, and goes with its board', async () => {
  await append(1_000, { values: { status: ['proposed', 'accepted'] } })
  await store.close()
  store = await openStore({ dataDir, log: () => {} })
  expect(await history()).toHaveLength(1)
  await store.boards.delete(asId('b1'), 5_000)
  expect(await store.changes.since(0, { limit: 10 })).toEqual([])
})
