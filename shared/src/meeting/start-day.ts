import { clockAt, dayAt } from '../i18n/calendar.ts'
import type { Meeting } from './meeting.ts'
import { endAfter, meetingMinutes } from './planned-length.ts'

const MINUTE = 60_000

/** Whether a start at `now` (server clock) would be on another day than the one that was announced. */
export const isAnotherDay = (row: Pick<Meeting, 'date'>, now: number): boolean =>
  dayAt(now) !== row.date

/**
 * What a meeting's row says when it is moved to the present day and hour, with its planned length; a cut-off for proposals
 * that would be later than the start ends with it. `now` is the server's clock.
 */
export const startingAt = (row: Meeting, now: number): Partial<Meeting> => {
  const start = Math.floor(now / MINUTE) * MINUTE
  const startTime = clockAt(start)
  return {
    date: dayAt(start),
    startTime,
    endTime: endAfter(startTime, meetingMinutes(row)),
    ...(row.proposalsUntil !== null && row.proposalsUntil > start ? { proposalsUntil: start } : {}),
  }
}
