import { refusedTitle } from '@sedyanka/client/board/refused/refused-title.ts'
import { placeWords } from '@sedyanka/client/board/refused/refused-words.ts'
import { Aftermaths } from '@sedyanka/server/sync/guard/aftermaths.ts'
import { Guard } from '@sedyanka/server/sync/guard/guard.ts'
import { actorOf, RecordedChanges } from '@sedyanka/server/sync/record/recorded-change.ts'
import { Refused } from '@sedyanka/server/sync/guard/refused.ts'
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
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { fixed, given, value } from '@sedyanka/shared/rows/records.ts'
import { collections } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/view.ts'
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
