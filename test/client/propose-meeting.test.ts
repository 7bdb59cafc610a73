import { proposeCutOff, proposeMeeting } from '@sedyanka/client/meeting/list/propose-meeting.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const held = (
  number: number,
  date: string,
  patch: Partial<MeetingListing> = {},
): MeetingListing => ({
  id: asId(`m${number}`),
  number,
  title: `Среща № ${number}`,
  series: 'Редовни срещи',
  date,
  startTime: '14:00',
  endTime: '15:30',
  place: 'Заседателна зала',
  status: 'closed',
  proposalsUntil: null,
  nextMeeting: null,
  held: null,
  speakingOrgId: null,
  nextOrgId: null,
  ...patch,
})

const morning = (day: string) => momentOf(day, '09:10')

describe('a new meeting', () => {
  test('ME16: continues the series: number, hour, place, and the distance of the last two', () => {
    const proposed = proposeMeeting(
      [held(10, '2025-10-21'), held(11, '2025-11-18')],
      morning('2025-11-20'),
    )
    expect(proposed).toMatchObject({
      number: 12,
      date: '2025-12-16',
      startTime: '14:00',
      endTime: '15:30',
      place: 'Заседателна зала',
      series: 'Редовни срещи',
    })
  })

  test('ME16: is what was agreed at the last one, for as long as that one, unless its day is past', () => {
    const nextMeeting = { date: '2025-12-02', startTime: '09:30', place: 'Община Казанлък' }
    const last = [held(11, '2025-11-18', { nextMeeting })]
    expect(proposeMeeting(last, morning('2025-11-20'))).toMatchObject({
      ...nextMeeting,
      endTime: '11:00',
    })
    expect(proposeMeeting(last, morning('2025-12-02'))).toMatchObject({
      startTime: '14:00',
      place: 'Заседателна зала',
    })
  })

  test('ME16: never lies in the past, and keeps the weekday', () => {
    expect(proposeMeeting([held(3, '2025-01-07')], morning('2025-11-20')).date).toBe('2025-11-25')
  })

  test('ME16: cancelled meetings keep their number and lend nothing else', () => {
    const cancelled = held(12, '2025-12-02', { status: 'cancelled', startTime: '08:00' })
    const proposed = proposeMeeting([held(11, '2025-11-18'), cancelled], morning('2025-11-20'))
    expect(proposed).toMatchObject({ number: 13, startTime: '14:00', date: '2025-12-02' })
  })

  test('ME16: the first one of a board is a week away', () => {
    expect(proposeMeeting([], morning('2025-11-20'))).toMatchObject({
      number: 1,
      date: '2025-11-27',
      startTime: '10:00',
    })
  })

  test('ME53: the first one of an urgent board is today, with time to come; late in the evening as ever', () => {
    const at = (time: string) => proposeMeeting([], momentOf('2025-11-20', time), 'naturalDisaster')
    expect(at('09:10')).toMatchObject({
      date: '2025-11-20',
      startTime: '11:00',
      endTime: '12:00',
    })
    expect(at('22:30').date).toBe('2025-11-27')
    const next = proposeMeeting([held(1, '2025-11-18')], morning('2025-11-20'), 'naturalDisaster')
    expect(next.date).toBe('2025-12-02')
  })

  test('ME25: gets a cut-off only if the last one had one, at the same distance and hour, never in the past', () => {
    const last = held(11, '2025-11-18', { proposalsUntil: momentOf('2025-11-16', '16:30') })
    const now = momentOf('2025-11-20', '09:00')
    const none = { untilDate: '', untilTime: '' }
    expect(proposeCutOff(last, '2025-12-02', now)).toEqual({
      untilDate: '2025-11-30',
      untilTime: '16:30',
    })
    expect(proposeCutOff(last, '2025-11-21', now)).toEqual(none)
    expect(proposeCutOff(held(11, '2025-11-18'), '2025-12-02', now)).toEqual(none)
    expect(proposeCutOff(null, '2025-12-02', now)).toEqual(none)
  })
})
