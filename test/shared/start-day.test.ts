import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { isAnotherDay } from '@sedyanka/shared/meeting/start-day.ts'
import { expect, test } from 'vitest'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

test('MI19: another day is one by the clock of the board, not by that of the machine', () => {
  const row = { date: '2025-11-24' }
  expect(isAnotherDay(row, momentOf('2025-11-24', '00:00'))).toBe(false)
  expect(isAnotherDay(row, momentOf('2025-11-24', '23:59'))).toBe(false)
  expect(isAnotherDay(row, momentOf('2025-11-23', '23:59'))).toBe(true)
})

test('MI19: a meeting that is moved to now keeps its length, ends the same day, and its cut-off is past', () => {
  const doc = makeMeetingDoc([])
  const planned = (now: number) => {
    const proposalsUntil = momentOf('2025-11-24', '09:00')
    meeting.set(doc, 'meeting', { status: 'scheduled', proposalsUntil })
    done(startMeeting(doc, { moves: true }, by(now)))
    const row = readMeeting(doc)
    return [row?.date, row?.startTime, row?.endTime, row?.proposalsUntil]
  }
  const afternoon = momentOf('2025-11-22', '15:22')
  expect(planned(afternoon + 30_000)).toEqual(['2025-11-22', '15:22', '16:52', afternoon])
  const night = momentOf('2025-11-21', '23:00')
  expect(planned(night)).toEqual(['2025-11-21', '23:00', '00:30', night])
  const kept = momentOf('2025-11-24', '09:00')
  meeting.set(doc, 'meeting', { startTime: '10:00', endTime: '11:30' })
  expect(planned(momentOf('2025-11-25', '10:00'))[3]).toBe(kept)
  done(startMeeting(doc, { moves: true }, by(night)))
  expect(readMeeting(doc)?.date).toBe('2025-11-25')
})
