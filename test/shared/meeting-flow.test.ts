import {
  addItem,
  includeItem,
  listedItems,
  moveItem,
  removeItem,
  restoreItem,
  withdrawItem,
} from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { closeMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import {
  goToItem,
  goToNext,
  goToPrevious,
  nextItem,
  postponeItem,
  startMeeting,
} from '@sedyanka/shared/meeting/flow.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { elapsedSeconds, itemState } from '@sedyanka/shared/meeting/timing.ts'
import { callSpeaker, raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { mayWrite } from '@sedyanka/shared/policy.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/view.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const t0 = Date.UTC(2025, 10, 24, 8, 0)
const minutes = (count: number) => t0 + count * 60_000
const facilitator: Seat = {
  personId: 'p1',
  name: 'Водещ',
  role: 'facilitator',
  organisationId: 'ngo-21',
}
const member: Seat = { personId: 'p2', name: 'Член', role: 'member', organisationId: 'inst-rzi' }

const current = (doc: Y.Doc) => readMeeting(doc)?.currentItemId
const states = (doc: Y.Doc) => {
  const found = readMeeting(doc)
  return readAgenda(doc).map((item) => (found ? itemState(item, found) : null))
}
const exchange = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

describe('the course of a meeting', () => {
  test('R80: going forward finishes the item that is left and carries its time', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c'])
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(current(doc)).toBe('a')
    expect(done(goToNext(doc, {}, by(minutes(5)))).itemId).toBe('b')
    expect(agenda.read(doc, 'a')).toMatchObject({
      status: 'closed',
      usedSeconds: 300,
      closedAt: minutes(5),
    })
    expect(states(doc)).toEqual(['closed', 'current', 'scheduled'])
  })

  test('R80: going back leaves the item open, and its time goes on where it stopped', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c'])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(5))))
    expect(done(goToPrevious(doc, {}, by(minutes(7)))).itemId).toBe('a')
    expect(states(doc)).toEqual(['current', 'scheduled', 'scheduled'])
    done(goToNext(doc, {}, by(minutes(8))))
    expect(agenda.read(doc, 'a')?.usedSeconds).toBe(360)
    const b = agenda.read(doc, 'b')
    const found = readMeeting(doc)
    expect(b && found && elapsedSeconds(b, found, minutes(9))).toBe(180)
    expect(done(goToPrevious(doc, {}, by(minutes(9)))).itemId).toBe('a')
    expect(done(goToPrevious(doc, {}, by(minutes(9)))).itemId).toBeNull()
  })

  test('R80: a jump over items leaves those open, and next comes back to them at the end', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c'])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToItem(doc, { itemId: 'c' }, by(minutes(1))))
    expect(states(doc)).toEqual(['closed', 'scheduled', 'current'])
    expect(done(goToNext(doc, {}, by(minutes(2)))).itemId).toBe('b')
    expect(done(goToNext(doc, {}, by(minutes(3)))).itemId).toBeNull()
    expect(current(doc)).toBeNull()
  })

  test('R80: two facilitators at once leave one current item', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c'])
    done(startMeeting(doc, {}, by(minutes(0))))
    const other = new Y.Doc()
    exchange(doc, other)
    done(goToItem(doc, { itemId: 'b' }, by(minutes(1))))
    done(goToItem(other, { itemId: 'c' }, by(minutes(1))))
    exchange(doc, other)
    expect(states(doc)).toEqual(states(other))
    expect(states(doc).filter((state) => state === 'current')).toHaveLength(1)
    done(goToNext(doc, {}, by(minutes(2))))
    expect(readAgenda(doc).filter((item) => item.status === 'current').length).toBeLessThanOrEqual(
      1,
    )
  })

  test('R80: the steps of a meeting are not what undo takes back', () => {
    const doc = makeMeetingDoc(['a', 'b'])
    const undo = new Y.UndoManager([doc.getMap('agenda'), doc.getMap('meeting')], {
      trackedOrigins: new Set(['edit']),
    })
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(1))))
    expect(undo.undo()).toBeNull()
    agenda.set(doc, 'b', { minutes: 20 })
    undo.undo()
    expect(agenda.read(doc, 'b')?.minutes).toBe(10)
    expect(current(doc)).toBe('b')
  })

  test('R81: parking, withdrawing or removing the current item goes on to the next', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c', 'd'])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(postponeItem(doc, { id: 'a' }, by(minutes(2))))
    expect(agenda.read(doc, 'a')).toMatchObject({ status: 'postponed', usedSeconds: 120 })
    expect(current(doc)).toBe('b')
    done(withdrawItem(doc, { id: 'b' }, by(minutes(3))))
    expect(agenda.read(doc, 'b')?.status).toBe('withdrawn')
    expect(current(doc)).toBe('c')
    done(removeItem(doc, { id: 'c' }, { seat: facilitator, at: minutes(4) }))
    expect(current(doc)).toBe('d')
    expect(nextItem(doc)).toBeNull()
    done(includeItem(doc, { id: 'a' }, by()))
    expect(nextItem(doc)?.id).toBe('a')
  })

  test('R81: a removed item keeps what others wrote in it meanwhile, says who removed it, and comes back whole', () => {
    const doc = makeMeetingDoc(['a', 'b'])
    const other = new Y.Doc()
    exchange(doc, other)
    done(removeItem(doc, { id: 'b' }, { seat: facilitator, at: minutes(1) }))
    agenda.note(other, 'b', 'noteText')?.insert(0, 'написано междувременно')
    exchange(doc, other)
    expect(readAgenda(doc).map((item) => item.id)).toEqual(['a'])
    expect(agenda.read(other, 'b')).toMatchObject({ deletedByOrg: 'ngo-21', deletedAt: minutes(1) })
    done(restoreItem(other, { id: 'b' }, by()))
    expect(agenda.note(other, 'b', 'noteText')?.toString()).toContain('написано междувременно')
    expect(readAgenda(other).map((item) => item.id)).toEqual(['a', 'b'])
  })

  test('R81: nobody removes in the name of another organisation', () => {
    const doc = makeMeetingDoc(['a'])
    const patch = { deletedAt: 1, deletedByOrg: 'inst-rzi' }
    const row = { root: 'agenda', id: 'a', fields: ['deletedAt', 'deletedByOrg'], patch }
    expect(mayWrite(facilitator, viewOf('meeting', doc), row)).toBe('foreign')
    expect(
      mayWrite(facilitator, viewOf('meeting', doc), {
        ...row,
        patch: { deletedAt: 1, deletedByOrg: 'ngo-21' },
      }),
    ).toBeNull()
  })

  test('R82: ending finishes the current item and freezes; opening again wants a reason', () => {
    const doc = makeMeetingDoc(['a', 'b'])
    expect(closeMeeting(doc, {}, by(minutes(0)))).toMatchObject({ error: { code: 'state' } })
    done(startMeeting(doc, {}, by(minutes(0))))
    done(raiseHand(doc, { id: 's1', orgId: 'inst-rzi' }, { seat: member, at: t0 }))
    done(raiseHand(doc, { id: 's2', orgId: 'ngo-21' }, { seat: facilitator, at: t0 }))
    done(callSpeaker(doc, { id: 's1' }, by(minutes(1))))
    done(closeMeeting(doc, {}, by(minutes(4))))
    expect(readSpeakerQueue(doc)).toEqual([])
    expect(readMeeting(doc)).toMatchObject({
      status: 'closed',
      endedAt: minutes(4),
      currentItemId: null,
      currentSince: null,
    })
    expect(agenda.read(doc, 'a')).toMatchObject({ status: 'closed', usedSeconds: 240 })
    expect(agenda.read(doc, 'b')?.status).toBe('scheduled')
    expect(
      mayWrite(facilitator, viewOf('meeting', doc), {
        root: 'agenda',
        id: 'a',
        fields: ['minutes'],
      }),
    ).toBe('closed')
    expect(reopenMeeting(doc, { reason: '  ' }, by(minutes(5))).ok).toBe(false)
    expect(startMeeting(doc, {}, by(minutes(5)))).toMatchObject({ error: { code: 'state' } })
    done(reopenMeeting(doc, { reason: 'пропуснато решение' }, by(minutes(6))))
    expect(readMeeting(doc)).toMatchObject({
      status: 'inProgress',
      reopenReason: 'пропуснато решение',
      startedAt: minutes(0),
    })
    expect(
      mayWrite(facilitator, viewOf('meeting', doc), {
        root: 'agenda',
        id: 'a',
        fields: ['minutes'],
      }),
    ).toBeNull()
  })

  test('R250: a meeting that is opened again goes on with the item at which it ended, and keeps its words', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c'])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(2))))
    done(closeMeeting(doc, {}, by(minutes(5))))
    const opening = { root: 'meeting', id: 'meeting', fields: ['currentItemId', 'currentSince'] }
    expect(mayWrite(facilitator, viewOf('meeting', doc), opening)).toBe('closed')
    done(reopenMeeting(doc, { reason: 'пропуснато решение' }, by(minutes(20))))
    expect(readMeeting(doc)).toMatchObject({ currentItemId: 'b', currentSince: minutes(20) })
    done(goToNext(doc, {}, by(minutes(21))))
    expect(agenda.read(doc, 'b')).toMatchObject({
      status: 'closed',
      usedSeconds: 240,
      closedAt: minutes(21),
    })
    expect(readMeeting(doc)?.currentItemId).toBe('c')
    done(goToNext(doc, {}, by(minutes(22))))
    done(closeMeeting(doc, {}, by(minutes(23))))
    done(reopenMeeting(doc, { reason: 'още нещо' }, by(minutes(30))))
    // Everything had been gone through when it ended: there is no item to go on with.
    expect(readMeeting(doc)).toMatchObject({ currentItemId: null, currentSince: null })
    expect(done(goToPrevious(doc, {}, by(minutes(31)))).itemId).toBe('c')
    expect(readMeeting(doc)?.currentItemId).toBe('c')
  })
})

describe('the agenda', () => {
  test('R84: a member proposes for the own organisation; a facilitator includes', () => {
    const doc = makeMeetingDoc(['a'])
    done(addItem(doc, { id: 'mine', title: 'Достъп до лекар', minutes: 10 }, by(t0, member)))
    expect(agenda.read(doc, 'mine')).toMatchObject({
      status: 'proposed',
      presenterOrgId: 'inst-rzi',
      createdByOrg: 'inst-rzi',
    })
    expect(listedItems(doc).map((item) => item.id)).toEqual(['a'])
    done(includeItem(doc, { id: 'mine' }, by()))
    expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'mine'])
  })

  test('R84: moving writes one field of one row and stays within the list', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c', 'd'])
    const changed = new Set<unknown>()
    doc.getMap('agenda').observeDeep((events) => {
      for (const event of events)
        for (const key of event.changes.keys.keys()) changed.add(`${event.path.join('.')}.${key}`)
    })
    expect(done(moveItem(doc, { id: 'd', place: 1 }, by())).place).toBe(1)
    expect([...changed]).toEqual(['d.order'])
    expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'd', 'b', 'c'])
    expect(done(moveItem(doc, { id: 'a', place: 99 }, by())).place).toBe(3)
    expect(done(moveItem(doc, { id: 'c', place: -1 }, by())).place).toBe(0)
    expect(listedItems(doc).map((item) => item.id)).toEqual(['c', 'd', 'b', 'a'])
  })

  test('R84: two who move at once lose no item', () => {
    const doc = makeMeetingDoc(['a', 'b', 'c', 'd'])
    const other = new Y.Doc()
    exchange(doc, other)
    done(moveItem(doc, { id: 'd', place: 0 }, by()))
    done(moveItem(other, { id: 'c', place: 0 }, by()))
    exchange(doc, other)
    expect(listedItems(doc)).toEqual(listedItems(other))
    expect(
      listedItems(doc)
        .map((item) => item.id)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd'])
    done(moveItem(doc, { id: 'a', place: 1 }, by()))
    expect(listedItems(doc)[1]?.id).toBe('a')
  })

  test('R84: an item that is on the agenda is moved past proposals that stand between', () => {
    const doc = makeMeetingDoc(['a', 'b'])
    done(addItem(doc, { id: 'p', title: 'предложена' }, { seat: member, at: t0 }))
    done(addItem(doc, { id: 'c', title: 'в' }, { seat: facilitator, at: t0 }))
    done(moveItem(doc, { id: 'b', place: 2 }, by()))
    expect(listedItems(doc).map((item) => item.id)).toEqual(['a', 'c', 'b'])
  })

  test('R600: a new item stands before the words that close the meeting, while those are still to come', () => {
    const doc = makeMeetingDoc(['a', 'end'])
    agenda.set(doc, 'end', { kind: 'procedural' })
    const add = (id: string) => done(addItem(doc, { id, title: id }, { seat: facilitator, at: t0 }))
    const ids = () => listedItems(doc).map((item) => item.id)
    for (const id of ['b', 'c']) add(id)
    done(removeItem(doc, { id: 'c' }, { seat: facilitator, at: t0 }))
    add('d')
    done(restoreItem(doc, { id: 'c' }, by()))
    expect(ids()[4]).toBe('end')
    done(startMeeting(doc, {}, by(t0)))
    done(goToItem(doc, { itemId: 'end' }, by(minutes(5))))
    add('e')
    expect(ids().at(-1)).toBe('e')
  })
})
