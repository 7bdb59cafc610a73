import type { AgendaItemId, RowId } from '@sedyanka/shared/ids.ts'
import {
  includeItem,
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
import { mayWrite } from '@sedyanka/shared/rights/policy.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { describe, expect, test } from 'vitest'
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
  test('ME3: going forward finishes the item that is left and carries its time', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC])
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(current(doc)).toBe('a')
    expect(done(goToNext(doc, {}, by(minutes(5)))).itemId).toBe('b')
    expect(agenda.read(doc, itemA)).toMatchObject({
      status: 'closed',
      usedSeconds: 300,
      closedAt: minutes(5),
    })
    expect(states(doc)).toEqual(['closed', 'current', 'scheduled'])
  })

  test('ME3: going back leaves the item open, and its time goes on where it stopped', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(5))))
    expect(done(goToPrevious(doc, {}, by(minutes(7)))).itemId).toBe('a')
    expect(states(doc)).toEqual(['current', 'scheduled', 'scheduled'])
    done(goToNext(doc, {}, by(minutes(8))))
    expect(agenda.read(doc, itemA)?.usedSeconds).toBe(360)
    const b = agenda.read(doc, itemB)
    const found = readMeeting(doc)
    expect(b && found && elapsedSeconds(b, found, minutes(9))).toBe(180)
    expect(done(goToPrevious(doc, {}, by(minutes(9)))).itemId).toBe('a')
    expect(done(goToPrevious(doc, {}, by(minutes(9)))).itemId).toBeNull()
  })

  test('ME3: a jump over items leaves those open, and next comes back to them at the end', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToItem(doc, { itemId: itemC }, by(minutes(1))))
    expect(states(doc)).toEqual(['closed', 'scheduled', 'current'])
    expect(done(goToNext(doc, {}, by(minutes(2)))).itemId).toBe('b')
    expect(done(goToNext(doc, {}, by(minutes(3)))).itemId).toBeNull()
    expect(current(doc)).toBeNull()
  })

  test('ME3: two facilitators at once leave one current item', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC])
    done(startMeeting(doc, {}, by(minutes(0))))
    const other = new Y.Doc()
    exchange(doc, other)
    done(goToItem(doc, { itemId: itemB }, by(minutes(1))))
    done(goToItem(other, { itemId: itemC }, by(minutes(1))))
    exchange(doc, other)
    expect(states(doc)).toEqual(states(other))
    expect(states(doc).filter((state) => state === 'current')).toHaveLength(1)
    done(goToNext(doc, {}, by(minutes(2))))
    expect(readAgenda(doc).filter((item) => item.status === 'current').length).toBeLessThanOrEqual(
      1,
    )
  })

  test('ME3: the steps of a meeting are not what undo takes back', () => {
    const doc = makeMeetingDoc([itemA, itemB])
    const undo = new Y.UndoManager([doc.getMap('agenda'), doc.getMap('meeting')], {
      trackedOrigins: new Set(['edit']),
    })
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(1))))
    expect(undo.undo()).toBeNull()
    agenda.set(doc, itemB, { minutes: 20 })
    undo.undo()
    expect(agenda.read(doc, itemB)?.minutes).toBe(10)
    expect(current(doc)).toBe('b')
  })

  test('ME4: parking, withdrawing or removing the current item goes on to the next', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC, itemD])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(postponeItem(doc, { id: itemA }, by(minutes(2))))
    expect(agenda.read(doc, itemA)).toMatchObject({ status: 'postponed', usedSeconds: 120 })
    expect(current(doc)).toBe('b')
    done(withdrawItem(doc, { id: itemB }, by(minutes(3))))
    expect(agenda.read(doc, itemB)?.status).toBe('withdrawn')
    expect(current(doc)).toBe('c')
    done(removeItem(doc, { id: itemC }, { seat: facilitator, at: minutes(4) }))
    expect(current(doc)).toBe('d')
    expect(nextItem(doc)).toBeNull()
    done(includeItem(doc, { id: itemA }, by()))
    expect(nextItem(doc)?.id).toBe('a')
  })

  test('ME4: a removed item keeps what others wrote in it meanwhile, says who removed it, and comes back whole', () => {
    const doc = makeMeetingDoc([itemA, itemB])
    const other = new Y.Doc()
    exchange(doc, other)
    done(removeItem(doc, { id: itemB }, { seat: facilitator, at: minutes(1) }))
    agenda.note(other, itemB, 'noteText')?.insert(0, 'написано междувременно')
    exchange(doc, other)
    expect(readAgenda(doc).map((item) => item.id)).toEqual(['a'])
    expect(agenda.read(other, itemB)).toMatchObject({
      deletedByOrg: 'ngo-21',
      deletedAt: minutes(1),
    })
    done(restoreItem(other, { id: itemB }, by()))
    expect(agenda.note(other, itemB, 'noteText')?.toString()).toContain('написано междувременно')
    expect(readAgenda(other).map((item) => item.id)).toEqual(['a', 'b'])
  })

  test('ME4: nobody removes in the name of another organisation', () => {
    const doc = makeMeetingDoc([itemA])
    const patch = { deletedAt: 1, deletedByOrg: 'inst-rzi' }
    const row = {
      root: 'agenda',
      id: asId<RowId>('a'),
      fields: ['deletedAt', 'deletedByOrg'],
      patch,
    }
    expect(mayWrite(facilitator, viewOf('meeting', doc), row)).toBe('foreign')
    expect(
      mayWrite(facilitator, viewOf('meeting', doc), {
        ...row,
        patch: { deletedAt: 1, deletedByOrg: 'ngo-21' },
      }),
    ).toBeNull()
  })

  test('ME5: ending finishes the current item and freezes; opening again wants a reason', () => {
    const doc = makeMeetingDoc([itemA, itemB])
    expect(closeMeeting(doc, {}, by(minutes(0)))).toMatchObject({ error: { code: 'state' } })
    done(startMeeting(doc, {}, by(minutes(0))))
    done(raiseHand(doc, { id: asId('s1'), orgId: asId('inst-rzi') }, { seat: member, at: t0 }))
    done(raiseHand(doc, { id: asId('s2'), orgId: asId('ngo-21') }, { seat: facilitator, at: t0 }))
    done(callSpeaker(doc, { id: asId('s1') }, by(minutes(1))))
    done(closeMeeting(doc, {}, by(minutes(4))))
    expect(readSpeakerQueue(doc)).toEqual([])
    expect(readMeeting(doc)).toMatchObject({
      status: 'closed',
      endedAt: minutes(4),
      currentItemId: null,
      currentSince: null,
    })
    expect(agenda.read(doc, itemA)).toMatchObject({ status: 'closed', usedSeconds: 240 })
    expect(agenda.read(doc, itemB)?.status).toBe('scheduled')
    expect(
      mayWrite(facilitator, viewOf('meeting', doc), {
        root: 'agenda',
        id: itemA,
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
        id: itemA,
        fields: ['minutes'],
      }),
    ).toBeNull()
  })

  test('ME34: a meeting that is opened again goes on with the item at which it ended, and keeps its words', () => {
    const doc = makeMeetingDoc([itemA, itemB, itemC])
    done(startMeeting(doc, {}, by(minutes(0))))
    done(goToNext(doc, {}, by(minutes(2))))
    done(closeMeeting(doc, {}, by(minutes(5))))
    const opening = {
      root: 'meeting',
      id: asId<RowId>('meeting'),
      fields: ['currentItemId', 'currentSince'],
    }
    expect(mayWrite(facilitator, viewOf('meeting', doc), opening)).toBe('closed')
    done(reopenMeeting(doc, { reason: 'пропуснато решение' }, by(minutes(20))))
    expect(readMeeting(doc)).toMatchObject({ currentItemId: 'b', currentSince: minutes(20) })
    done(goToNext(doc, {}, by(minutes(21))))
    expect(agenda.read(doc, itemB)).toMatchObject({
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
