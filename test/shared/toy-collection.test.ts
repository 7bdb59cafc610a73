import { writtenWords } from '@sedyanka/client/access/written-words.ts'
import { refusedTitle } from '@sedyanka/client/board/refused/refused-title.ts'
import { placeWords } from '@sedyanka/client/board/refused/refused-words.ts'
import { readRows } from '@sedyanka/server/boards/read-rows.ts'
import { Aftermaths } from '@sedyanka/server/sync/guard/aftermaths.ts'
import { Guard } from '@sedyanka/server/sync/guard/guard.ts'
import { actorOf, RecordedChanges } from '@sedyanka/server/sync/record/recorded-change.ts'
import { Refused } from '@sedyanka/server/sync/guard/refused.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { collection, roomSchema } from '@sedyanka/shared/rows/collection.ts'
import { authored, authoredBy, Line, nullable, whole } from '@sedyanka/shared/rows/fields.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { OrganisationId, type RowId } from '@sedyanka/shared/ids.ts'
import {
  isOwn,
  isSigned,
  namesOrganisations,
  only,
  says,
  valueOf,
} from '@sedyanka/shared/rights/judging.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { rowsWrittenSince } from '@sedyanka/shared/rights/written-by.ts'
import { fixed, given, note, value } from '@sedyanka/shared/rows/records.ts'
import { collections } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { buildBoard, facilitator, memberA, memberB, observer } from '../support/fixtures.ts'

/** A collection that the product does not have: this file is all that there is of it. */
const keys = collection('keys', {
  fields: {
    orgId: fixed(OrganisationId),
    door: value(Line),
    lentTo: value(nullable(OrganisationId)),
    /** The organisation that has it said so. */
    seenBy: value(nullable(OrganisationId)),
    remarks: note(100),
    number: given(value(nullable(whole(0, 99))), 0),
    ...authored,
  },
  /** An organisation keeps its keys; whom one is lent to says that it is there. */
  judge: (seat, { before, after, fields }, view) => {
    if (before === null && !isSigned(seat, after)) return 'foreign'
    if (fields.has('door') && !says(after.door)) return 'empty'
    if (!namesOrganisations(seat, view, valueOf(after, 'lentTo') ?? after.orgId)) return 'invalid'
    if (isOwn(seat, (before ?? after).orgId)) return fields.has('seenBy') ? 'foreign' : null
    return isOwn(seat, after.lentTo) && only(fields, 'seenBy') ? null : 'foreign'
  },
  label: 'common.title',
  title: 'door',
  belongsTo: { orgId: 'organisations' },
  howMany: 'count.needs',
  /** An organisation has three keys with others at once. */
  share: {
    of: 'organisation',
    counts: (row) => valueOf(row, 'lentTo') !== null && valueOf(row, 'deletedAt') === null,
    most: 3,
    refusal: 'tooManyProposals',
  },
  /** What another organisation has said stays. */
  isSettled: (row) => valueOf(row, 'seenBy') !== null,
  /** Whoever has it now has not seen it yet. */
  consequences: (_, { root, id, before, after }) =>
    before && before.lentTo !== after.lentTo && valueOf(after, 'seenBy') !== null
      ? [{ root, id, field: 'seenBy', was: after.seenBy, value: undefined }]
      : [],
  follow: numberKey,
})

function numberKey(doc: Y.Doc, id: RowId, isNew: boolean): void {
  if (isNew) keys.set(doc, id, { number: keys.everything(doc).length })
}

const known = [...collections.board, keys]
const schema = roomSchema(known)

const newKey = (seat: Seat, id: string, door = 'Главен вход') => ({
  id: asId<RowId>(id),
  orgId: asId<OrganisationId>(seat.organisationId ?? 'org-a'),
  door,
  number: 0,
  ...authoredBy(seat, Date.now()),
})

/** A board's document behind a guard that knows keys. */
const openBoard = () => {
  const doc = new Y.Doc()
  for (const root of schema.keys()) doc.getMap(root)
  const source = new Y.Doc()
  buildBoard(source)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  const owners = new Map<number, string>()
  const recorded = new RecordedChanges()
  const guard = new Guard(doc, 'board', { ownerOf: (id) => owners.get(id) ?? null, schema })
  /** "ok", and what the server adds is written; or the reason for which it was refused. */
  const send = (seat: Seat, edit: (copy: Y.Doc) => void): string => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(copy)
    edit(copy)
    const update = Y.encodeStateAsUpdate(copy, before)
    try {
      const { claimed, aftermath } = guard.check(update, seat)
      for (const client of claimed) owners.set(client, seat.personId)
      Y.applyUpdate(doc, update)
      recorded.add(actorOf(seat), aftermath.rows)
      const aftermaths = new Aftermaths()
      aftermaths.add(aftermath)
      doc.transact(() => aftermaths.write(doc, Date.now()))
      return 'ok'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.reason
    }
  }
  return { doc, send, recorded: recorded.list }
}

test('CH7: a collection that stands in one file is checked by its schema and its rights', () => {
  const { doc, send } = openBoard()
  expect(send(memberA, (copy) => keys.create(copy, newKey(memberA, 'key-1')))).toBe('ok')
  expect(keys.read(doc, asId('key-1'))?.door).toBe('Главен вход')
  // Rights.
  expect(send(memberB, (copy) => keys.create(copy, newKey(memberA, 'key-2')))).toBe('foreign')
  expect(send(memberB, (copy) => keys.set(copy, asId('key-1'), { door: 'Заден вход' }))).toBe(
    'foreign',
  )
  expect(send(facilitator, (copy) => keys.set(copy, asId('key-1'), { door: ' ' }))).toBe('empty')
  expect(send(observer, (copy) => keys.set(copy, asId('key-1'), { door: 'Мазе' }))).toBe('observer')
  expect(send(memberA, (copy) => keys.set(copy, asId('key-1'), { lentTo: asId('org-b') }))).toBe(
    'ok',
  )
  expect(send(memberB, (copy) => keys.set(copy, asId('key-1'), { seenBy: asId('org-b') }))).toBe(
    'ok',
  )
  // Schema.
  const rowOf = (copy: Y.Doc) => copy.getMap<Y.Map<unknown>>('keys').get('key-1')
  expect(send(memberA, (copy) => rowOf(copy)?.set('door', 7))).toBe('invalid')
  expect(send(memberA, (copy) => rowOf(copy)?.set('colour', 'red'))).toBe('invalid')
  expect(send(memberA, (copy) => rowOf(copy)?.set('orgId', 'org-b'))).toBe('fixed')
  expect(send(memberA, (copy) => rowOf(copy)?.set('number', 9))).toBe('fixed')
  expect(send(memberA, (copy) => keys.create(copy, newKey(memberA, 'a:b')))).toBe('invalid')
})

test('CH7: what follows from an edit of a collection that stands in one file is written behind it', () => {
  const { doc, send } = openBoard()
  for (const id of ['key-1', 'key-2'])
    expect(send(memberA, (copy) => keys.create(copy, newKey(memberA, id)))).toBe('ok')
  expect(keys.read(doc, asId('key-2'))?.number).toBe(2)
  send(memberA, (copy) => keys.set(copy, asId('key-1'), { lentTo: asId('org-b') }))
  send(memberB, (copy) => keys.set(copy, asId('key-1'), { seenBy: asId('org-b') }))
  expect(keys.read(doc, asId('key-1'))?.seenBy).toBe('org-b')
  send(memberA, (copy) => keys.set(copy, asId('key-1'), { lentTo: asId('org-c') }))
  expect(keys.read(doc, asId('key-1'))?.seenBy).toBeNull()
})

test('CH7: a page asks the rights of a collection that stands in one file, and calls it and its rows by their words', () => {
  const { doc, send } = openBoard()
  send(memberA, (copy) => keys.create(copy, newKey(memberA, 'key-1')))
  const view = { ...viewOf('board', doc), schema }
  const lending = {
    root: 'keys',
    id: asId<RowId>('key-1'),
    fields: ['lentTo'],
    patch: { lentTo: 'org-c' },
  }
  expect([mayWrite(memberA, view, lending), mayWrite(memberB, view, lending)]).toEqual([
    null,
    'foreign',
  ])
  const { id, ...values } = newKey(memberB, 'key-2')
  expect(mayCreate(memberB, view, { root: 'keys', id, values })).toBeNull()
  expect(mayCreate(memberA, view, { root: 'keys', id, values })).toBe('foreign')

  expect(placeWords(keys, makeTranslate('bg', bg))).toBe(bg['common.title'])
  const title = (row: string, some: Record<string, string> = {}) =>
    refusedTitle({ root: 'keys', row, values: new Map(Object.entries(some)) }, [{ doc }], known)
  expect(title('key-1')).toBe('Главен вход')
  expect(title('key-9', { orgId: 'org-b' })).toBe('org-b')
  expect(title('key-9')).toBe('')
})

test('CH7: a collection that stands in one file says which share of it one has, beside the share of every collection', () => {
  const { doc, send } = openBoard()
  const lend = (seat: Seat, id: string, lentTo: string | null) =>
    send(seat, (copy) =>
      keys.set(copy, asId(id), { lentTo: lentTo === null ? null : asId(lentTo) }),
    )
  const ids = ['key-1', 'key-2', 'key-3', 'key-4']
  for (const id of ids) send(memberA, (copy) => keys.create(copy, newKey(memberA, id)))
  expect(ids.map((id) => lend(memberA, id, 'org-b'))).toEqual([
    'ok',
    'ok',
    'ok',
    'tooManyProposals',
  ])
  // One that is lent already is no other one; when one is back, another is lent.
  expect([lend(memberA, 'key-1', 'org-c'), lend(memberA, 'key-1', null)]).toEqual(['ok', 'ok'])
  expect(lend(memberA, 'key-4', 'org-b')).toBe('ok')
  const removed = (deletedAt: number | null) =>
    send(memberA, (copy) => keys.set(copy, asId('key-4'), { deletedAt }))
  expect([removed(1), lend(memberA, 'key-1', 'org-b'), removed(null)]).toEqual([
    'ok',
    'ok',
    'tooManyProposals',
  ])
  expect(lend(facilitator, 'key-4', 'org-b')).toBe('ok')
  // Others are not counted with them.
  send(memberB, (copy) => keys.create(copy, newKey(memberB, 'key-b')))
  expect(lend(memberB, 'key-b', 'org-a')).toBe('ok')

  // The share of every collection holds without a word.
  const makeUpTo = (count: number) => (copy: Y.Doc) =>
    copy.transact(() => {
      for (let key = keys.everything(doc).length; key < count; key++)
        keys.create(copy, newKey(memberA, `more-${key}`))
    })
  expect(send(memberA, makeUpTo(limits.rowsPerOrganisation + 1))).toBe('ok')
  expect(send(memberA, makeUpTo(limits.rowsPerOrganisation + 2))).toBe('share')
})

test('CH7: of a collection that stands in one file, what its author wrote is counted in its words and taken back, unless it says that it stays', () => {
  const { doc, send } = openBoard()
  for (const id of ['key-1', 'key-2'])
    send(memberA, (copy) => keys.create(copy, newKey(memberA, id)))
  send(memberA, (copy) => keys.set(copy, asId('key-1'), { lentTo: asId('org-b') }))
  const written = () =>
    rowsWrittenSince({ kind: 'board', doc, schema }, { personId: memberA.personId, since: 1 })
      .filter(({ root }) => root === 'keys')
      .map(({ id }) => id)
  expect(written()).toEqual(['key-1', 'key-2'])
  send(memberB, (copy) => keys.set(copy, asId('key-1'), { seenBy: asId('org-b') }))
  expect(written()).toEqual(['key-2'])

  const locks = collection('locks', {
    fields: { door: value(Line) },
    judge: () => null,
    label: 'common.title',
    title: 'door',
  })
  const t = makeTranslate('bg', bg)
  expect(writtenWords({ locks: 2, keys: 3, gone: 1 }, t, [...known, locks])).toEqual([
    t('count.needs', { count: 3 }),
    t('count.otherRows', { count: 3 }),
  ])
})

test('CH7: the file of a board holds a collection that stands in one file, with its notes as lines', () => {
  const { doc, send } = openBoard()
  send(memberA, (copy) => keys.create(copy, newKey(memberA, 'key-1')))
  send(memberA, (copy) => {
    const remarks = keys.note(copy, asId('key-1'), 'remarks')
    if (remarks)
      appendBlocks(remarks, [{ kind: 'p', depth: 0, start: null, runs: [{ text: 'Заяжда.' }] }])
  })
  const [row] = readRows(doc, 'board', schema).rows['keys'] ?? []
  expect(row).toMatchObject({ id: 'key-1', door: 'Главен вход', remarks: ['Заяжда.'] })
})

test('CH7: what is done to a collection that stands in one file is recorded', () => {
  const { send, recorded } = openBoard()
  send(memberA, (copy) => keys.create(copy, newKey(memberA, 'key-1')))
  send(memberB, (copy) => keys.set(copy, asId('key-1'), { door: 'Мазе' }))
  send(memberA, (copy) => keys.set(copy, asId('key-1'), { door: 'Мазе' }))
  const told = recorded.map(({ personId, collection: of, rowId, kind }) => [
    personId,
    of,
    rowId,
    kind,
  ])
  expect(told).toEqual([
    ['p-a', 'keys', 'key-1', 'created'],
    ['p-a', 'keys', 'key-1', 'changed'],
  ])
  expect(recorded[1]?.values).toEqual({ door: ['Главен вход', 'Мазе'] })
})

test('CH7: a document that does not know a collection takes nothing into it', () => {
  const doc = new Y.Doc()
  buildBoard(doc)
  const guard = new Guard(doc, 'board', { ownerOf: () => null })
  const page = new Y.Doc()
  keys.create(page, newKey(memberA, 'key-1'))
  expect(() => guard.check(Y.encodeStateAsUpdate(page), memberA)).toThrow(Refused)
  const row = { root: 'keys', id: asId<RowId>('key-1'), values: {} }
  expect(mayCreate(facilitator, viewOf('board', doc), row)).toBe('invalid')
})
