import { clockAt, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { heldAt } from '@sedyanka/shared/meeting/held-at.ts'
import { endsNextDay, plannedEnd } from '@sedyanka/shared/meeting/planned-length.ts'
import { expect, test } from 'vitest'

const end = (date: string, startTime: string, endTime: string) => {
  const moment = plannedEnd({ date, startTime, endTime })
  return `${dayAt(moment)} ${clockAt(moment)}`
}

test('ME44: a meeting that ends earlier than it starts ends on the next day, by the clock on the wall', () => {
  expect(end('2026-11-26', '23:00', '01:00')).toBe('2026-11-27 01:00')
  expect(end('2026-12-31', '22:30', '00:30')).toBe('2027-01-01 00:30')
  expect(end('2026-11-26', '10:00', '11:30')).toBe('2026-11-26 11:30')
  expect(endsNextDay({ startTime: '23:00', endTime: '01:00' })).toBe(true)
})

test('ME44: also in the nights in which the clocks are changed', () => {
  expect(end('2026-03-28', '22:00', '06:00')).toBe('2026-03-29 06:00')
  expect(end('2026-10-24', '22:00', '06:00')).toBe('2026-10-25 06:00')
  const plan = { date: '2026-10-24', startTime: '22:00', endTime: '06:00' }
  const marks = {
    status: 'closed',
    startedAt: null,
    endedAt: plannedEnd(plan) - 30 * 60_000,
  } as const
  expect(heldAt({ ...plan, ...marks }).closed).toBe('05:30')
})
