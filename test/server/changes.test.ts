import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import { erased } from '@sedyanka/shared/wire/history.ts'
import { type PersonId, type RowId, boardRoom } from '@sedyanka/shared/ids.ts'
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
const entryOf = (at: number, ...changes: Partial<RecordedChange>[]) => ({
  update: empty,
  claims: [],
  personIds: [],
  at,
  changes: changes.map(changeOf),
})
const append = (at: number, ...changes: Partial<RecordedChange>[]) =>
  store.journal.append(room, entryOf(at, ...changes))
const row = { room, collection: 'actions', rowId: asId<RowId>('a1') }
const history = () => store.changes.ofRow(row, { limit: 100 })

test('CH17: what one person types into one row is one change for a minute, whoever writes elsewhere meanwhile', async () => {
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
  const cursor = await store.changes.newest()
  await append(29_500, { texts: { note: [5, 0] } })
  // As long as it goes on, it is told on request; whoever has read so far misses nothing.
  expect(await store.changes.typing(['actions'], cursor)).toMatchObject([
    { kind: 'changed', texts: { title: [60, 30], note: [5, 0] } },
    { channel: 'server' },
    { rowId: 'a2' },
  ])
  expect(await store.changes.typing(['needs'], cursor)).toEqual([])
  await append(MINUTE, { texts: { title: [7, 0] } })
  // It has ended, and is seen again, whole.
  expect(await store.changes.since(cursor, { limit: 10 })).toMatchObject([
    { at: 0, kind: 'changed', texts: { title: [60, 30], note: [5, 0] } },
    { at: MINUTE, texts: { title: [7, 0] } },
  ])
  expect((await history())[0]?.texts).toEqual({ title: [7, 0] })
  expect(await history()).toHaveLength(3)
})

test('CH17: what was being typed when the server stopped or was killed is told again, whole, after the next commit', async () => {
  await append(1_000, { texts: { title: [1, 0] } })
  await append(1_500, { texts: { title: [4, 0] } })
  const cursor = await store.changes.newest()
  await store.close()
  store = await openStore({ dataDir, log: () => {} })
  expect(await store.changes.typing(['actions'], cursor)).toMatchObject([
    { texts: { title: [5, 0] } },
  ])
  await append(2_000, { texts: { title: [1, 0] } })
  expect((await store.changes.since(cursor, { limit: 10 })).map(({ texts }) => texts)).toEqual([
    { title: [5, 0] },
    { title: [1, 0] },
  ])
})

test('CH17: what is typed no more ends by itself', async () => {
  await store.close()
  const database = openDatabase(join(dataDir, 'sedyanka.db'))
  const log = createDocumentLog(database)
  const type = (at: number, rowId: RowId) =>
    log.append([{ room, entry: entryOf(at, { rowId, texts: { title: [1, 0] } }) }])
  const kinds = () =>
    database.prepare('select seq, row_id, kind, texts from change order by seq').raw().all()
  type(1_000, asId('a1'))
  type(1_100, asId('a1'))
  type(1_200, asId('a2'))
  log.sweepChanges()
  expect(log.isTyping).toBe(true)
  type(1_300, asId('a3'))
  log.sweepChanges()
  // What was added to has a new number; what was whole from the beginning keeps its own.
  expect(kinds()).toEqual([
    [2, 'a2', 'changed', '{"title":[1,0]}'],
    [3, 'a3', 'typing', '{"title":[1,0]}'],
    [4, 'a1', 'changed', '{"title":[2,0]}'],
  ])
  log.sweepChanges()
  expect(log.isTyping).toBe(false)
  type(1_400, asId('a1'))
  expect(kinds()).toHaveLength(4)
  database.close()
  store = await openStore({ dataDir, log: () => {} })
})

test('CH17: one person’s eleventh change of a row within a minute, and those after it, are added to the tenth', async () => {
  const setTo = (at: number, quantity: number, patch: Partial<RecordedChange> = {}) =>
    append(at, { values: { quantity: [quantity - 1, quantity] }, ...patch })
  const quantities = async () => (await history()).map(({ values }) => values['quantity'])
  for (let quantity = 1; quantity <= 30; quantity++) await setTo(quantity * 100, quantity)
  expect(await history()).toHaveLength(10)
  expect((await quantities())[0]).toEqual([9, 30])
  const cursor = await store.changes.newest()
  await setTo(3_100, 31)
  expect(await store.changes.since(cursor, { limit: 10 })).toHaveLength(1)
  // Not when somebody else was there in between, in another row, for a row that is new, nor for the server itself.
  await setTo(3_200, 32, { personId: null, channel: 'server' })
  await setTo(3_300, 33)
  await setTo(3_400, 34, { rowId: asId('a2') })
  expect((await quantities()).slice(0, 3)).toEqual([
    [32, 33],
    [31, 32],
    [9, 31],
  ])
  for (let at = 3_400; at < 3_600; at++)
    await setTo(at, 40, { personId: null, channel: 'server', rowId: asId('a3') })
  expect(await store.changes.ofRow({ ...row, rowId: asId('a3') }, { limit: 1_000 })).toHaveLength(
    200,
  )
  // The next minute begins anew, and what was removed and came back is no removal.
  await setTo(MINUTE + 200, 34)
  expect((await quantities())[0]).toEqual([33, 34])
  for (let time = 1; time < 30; time++) {
    const values: RecordedChange['values'] = { deletedAt: time % 2 ? [null, 5] : [5, null] }
    await append(MINUTE + 300, { values, kind: time % 2 ? 'removed' : 'restored' })
  }
  expect((await history())[0]).toMatchObject({ kind: 'removed', values: { deletedAt: [null, 5] } })
  expect((await history()).length).toBeLessThan(25)
})

test('CH17: values that were taken out of the record do not come back with a change that is added to', async () => {
  for (let quantity = 1; quantity <= 12; quantity++)
    await append(quantity, { values: { name: [`Иван ${quantity}`, `Иван ${quantity + 1}`] } })
  await store.changes.erase(row, { personId: asId(personId), organisationId: null, at: 20 })
  await append(30, { values: { name: ['Иван 13', 'Мария'] } })
  await append(40, { values: { name: ['Мария', 'Петър'] } })
  expect(JSON.stringify(await history())).not.toMatch(/Иван [1-9]"/u)
})

test('CH17: a value that changes ends what was being typed', async () => {
  await append(1_000, { texts: { title: [1, 0] } })
  await append(2_000, { values: { status: ['proposed', 'accepted'] }, texts: { title: [1, 0] } })
  await append(3_000, { texts: { title: [1, 0] } })
  expect(await history()).toHaveLength(3)
})

test('CH17: a commit that fails leaves no change behind, and what was being typed goes on', async () => {
  await append(1_000, { texts: { title: [1, 0] } })
  await expect(
    append(2_000, { texts: { title: [1, 0] } }, { collection: null as unknown as string }),
  ).rejects.toThrow()
  await append(3_000, { texts: { title: [1, 0] } })
  expect((await history()).map(({ texts }) => texts)).toEqual([{ title: [2, 0] }])
})

test('CH20: what looked like personal data and is taken out of a row leaves its record, the former changes too', async () => {
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

test('CH17: a new row’s values are told as what stands in it, its id left out', async () => {
  const values: RecordedChange['values'] = {
    id: [null, 'a1'],
    title: [null, 'Дъжд'],
    categories: [null, [null, 'x']],
    isUrgent: [null, false],
  }
  await append(1_000, { kind: 'created', values, texts: { note: [3, 0] } })
  const { id: _, ...told } = values
  expect(await history()).toMatchObject([
    { kind: 'created', values: told, texts: { note: [3, 0] } },
  ])
  await store.changes.erase(row, { personId: asId(personId), organisationId: null, at: 2_000 })
  expect((await history())[1]?.values).toEqual({
    title: [erased, erased],
    categories: [erased, erased],
    isUrgent: [erased, erased],
  })
})
