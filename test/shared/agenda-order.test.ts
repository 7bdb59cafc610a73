import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import {
  addItem,
  includeItem,
  listedItems,
  moveItem,
  removeItem,
  restoreItem,
} from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { goToItem, startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const itemA = asId<AgendaItemId>('a')
const itemB = asId<AgendaItemId>('b')
const itemC = asId<AgendaItemId>('c')
const itemD = asId<AgendaItemId>('d')

const t0 = Date.UTC(2025, 10, 24, 8, 0)
const minutes = (count: number) => t0 + count * 60_000
const facilitator: Seat = {
  personId: asId('p1'),
  name: 'Водещ',
  role: 'facilitator',
  organisationId: asId('ngo-21'),
}
const member: Seat = {
  personId: asId('p2'),
  name: 'Член',
  role: 'member',
  organisationId: asId('inst-rzi'),
}
const exchange = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

test('ME7: a member proposes for the own organisation; a facilitator includes', () => {
  const doc = makeMeetingDoc([itemA])
  done(addItem(doc, { id: asId('mine'), title: 'Достъп до лекар', minutes: 10 }, by(t0, member)))
  expect(agenda.read(doc, asId('mine'))).toMatchObject({
    status: 'proposed',
    presenterOrgId: 'inst-rzi',
    createdByOrg: 'inst-rzi',
  })
  expect(listedItems(doc).map((item) => item.id)).toEqual(['a'])
  done(includeItem(doc, { id: asId('mine') }, by()))
  expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'mine'])
})

test('ME7: moving writes one field of one row and stays within the list', () => {
  const doc = makeMeetingDoc([itemA, itemB, itemC, itemD])
  const changed = new Set<unknown>()
  doc.getMap('agenda').observeDeep((events) => {
    for (const event of events)
      for (const key of event.changes.keys.keys()) changed.add(`${event.path.join('.')}.${key}`)
  })
  expect(done(moveItem(doc, { id: itemD, place: 1 }, by())).place).toBe(1)
  expect([...changed]).toEqual(['d.order'])
  expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'd', 'b', 'c'])
  expect(done(moveItem(doc, { id: itemA, place: 99 }, by())).place).toBe(3)
  expect(done(moveItem(doc, { id: itemC, place: -1 }, by())).place).toBe(0)
  expect(listedItems(doc).map((item) => item.id)).toEqual(['c', 'd', 'b', 'a'])
})

test('ME7: two who move at once lose no item', () => {
  const doc = makeMeetingDoc([itemA, itemB, itemC, itemD])
  const other = new Y.Doc()
  exchange(doc, other)
  done(moveItem(doc, { id: itemD, place: 0 }, by()))
  done(moveItem(other, { id: itemC, place: 0 }, by()))
  exchange(doc, other)
  expect(listedItems(doc)).toEqual(listedItems(other))
  expect(
    listedItems(doc)
      .map((item) => item.id)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd'])
  done(moveItem(doc, { id: itemA, place: 1 }, by()))
  expect(listedItems(doc)[1]?.id).toBe('a')
})

test('ME7: an item that is on the agenda is moved past proposals that stand between', () => {
  const doc = makeMeetingDoc([itemA, itemB])
  done(addItem(doc, { id: asId('p'), title: 'предложена' }, { seat: member, at: t0 }))
  done(addItem(doc, { id: itemC, title: 'в' }, { seat: facilitator, at: t0 }))
  done(moveItem(doc, { id: itemB, place: 2 }, by()))
  expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'c', 'b'])
})

test('ME58: a new item stands before the words that close the meeting, while those are still to come', () => {
  const doc = makeMeetingDoc([itemA, asId('end')])
  agenda.set(doc, asId('end'), { kind: 'procedural' })
  const add = (id: string) =>
    done(addItem(doc, { id: asId(id), title: id }, { seat: facilitator, at: t0 }))
  const ids = () => listedItems(doc).map((item) => item.id)
  for (const id of ['b', 'c']) add(id)
  done(removeItem(doc, { id: itemC }, { seat: facilitator, at: t0 }))
  add('d')
  done(restoreItem(doc, { id: itemC }, by()))
  expect(ids()[4]).toBe('end')
  done(startMeeting(doc, {}, by(t0)))
  done(goToItem(doc, { itemId: asId('end') }, by(minutes(5))))
  add('e')
  expect(ids().at(-1)).toBe('e')
})
