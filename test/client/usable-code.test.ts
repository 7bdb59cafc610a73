import { usableCode } from '@sedyanka/client/meeting/invitation/usable-code.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { expect, test } from 'vitest'

test('MI22: a code is printed for a meeting only when it is still good as the meeting begins', () => {
  const meeting = { date: '2026-12-06', startTime: '10:00', status: 'scheduled' } as const
  const until = (expiresAt: number) => ({ code: '974456', full: '9744561234567890', expiresAt })
  const start = momentOf('2026-12-06', '10:00')
  expect(usableCode(until(start - 1), meeting)).toBeNull()
  expect(usableCode(until(start + 1), meeting)?.code).toBe('974456')
  expect(usableCode(until(start - 1), { ...meeting, status: 'inProgress' })?.code).toBe('974456')
  expect(usableCode(null, meeting)).toBeNull()
})
