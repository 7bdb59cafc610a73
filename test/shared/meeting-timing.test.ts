import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { agenda, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { goToNext, postponeItem, startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { meetingMinutes } from '@sedyanka/shared/meeting/planned-length.ts'
import {
  plannedMinutes,
  projectedEnd,
  remainingSeconds,
  runningSeconds,
} from '@sedyanka/shared/meeting/timing.ts'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const t0 = Date.UTC(2025, 10, 24, 8, 0)
const minutes = (count: number) => t0 + count * 60_000

const read = (doc: Y.Doc) => {
  const found = readMeeting(doc)
  if (!found) throw new Error('no meeting')
  return found
}
const remaining = (doc: Y.Doc, id: AgendaItemId, now: number) => {
  const item = agenda.read(doc, id)
  return item && remainingSeconds(item, read(doc), now)
}

describe('time in a meeting', () => {
  test('ME6: the countdown follows the server’s clock and goes below zero', () => {
    const doc = makeMeetingDoc([asId('a'), asId('b')])
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(remaining(doc, asId('a'), minutes(4))).toBe(360)
    expect(remaining(doc, asId('a'), minutes(12))).toBe(-120)
    expect(remaining(doc, asId('b'), minutes(12))).toBe(600)
    agenda.set(doc, asId('a'), { minutes: 0 })
    expect(remaining(doc, asId('a'), minutes(12))).toBeNull()
  })

  test('ME6: a clock that is behind never shows time that was not used', () => {
    const doc = makeMeetingDoc([asId('a')])
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(remaining(doc, asId('a'), minutes(-3))).toBe(600)
    done(goToNext(doc, {}, by(minutes(-3))))
    expect(agenda.read(doc, asId('a'))?.usedSeconds).toBe(0)
  })

  test('ME6: the projected end adds what is left of every open item', () => {
    const doc = makeMeetingDoc([asId('a'), asId('b'), asId('c')])
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(projectedEnd(readAgenda(doc), read(doc), minutes(4))).toBe(minutes(30))
    expect(projectedEnd(readAgenda(doc), read(doc), minutes(14))).toBe(minutes(34))
    done(postponeItem(doc, { id: asId('c') }, by(minutes(14))))
    expect(projectedEnd(readAgenda(doc), read(doc), minutes(14))).toBe(minutes(24))
    expect(plannedMinutes(readAgenda(doc))).toBe(20)
  })

  test('ME6: the running time stands still after the end', () => {
    const doc = makeMeetingDoc([asId('a')])
    expect(runningSeconds(read(doc), minutes(5))).toBe(0)
    done(startMeeting(doc, {}, by(minutes(0))))
    expect(runningSeconds(read(doc), minutes(42))).toBe(42 * 60)
    meeting.set(doc, 'meeting', { status: 'closed', endedAt: minutes(50) })
    expect(runningSeconds(read(doc), minutes(99))).toBe(50 * 60)
  })

  test('ME6: a meeting may go past midnight', () => {
    expect(meetingMinutes({ startTime: '10:00', endTime: '11:30' })).toBe(90)
    expect(meetingMinutes({ startTime: '23:30', endTime: '00:30' })).toBe(60)
  })
})
