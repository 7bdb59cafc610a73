import { addDays, clockAt, dayAt, momentOf } from '../i18n/calendar.ts'
import type { Meeting } from './meeting.ts'
import { isFrozen } from './meeting-state.ts'
import { meetingMinutes, plannedEnd } from './planned-length.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface HeldAt {
  /** The day on which it was opened. */
  date: string
  opened: string
  /** Null while it goes on, and for one that was called off. */
  closed: string | null
}

/**
 * When a meeting was really held, where the board is: the marks of its start and end, whatever day was planned; the plan
 * only where a mark is missing. An end that was remembered a day later is as good as missing.
 */
export const heldAt = (
  row: Pick<Meeting, 'status' | 'date' | 'startTime' | 'endTime' | 'startedAt' | 'endedAt'>,
): HeldAt => {
  const { startedAt, endedAt } = row
  const date = startedAt === null ? row.date : dayAt(startedAt)
  const opened = startedAt === null ? row.startTime : clockAt(startedAt)
  if (!isFrozen(row.status) || row.status === 'cancelled') return { date, opened, closed: null }
  const planned = plannedEnd(row)
  const isEndTrue =
    endedAt !== null &&
    (startedAt === null
      ? [date, dayAt(planned)].includes(dayAt(endedAt))
      : endedAt >= startedAt && endedAt - startedAt < DAY)
  if (isEndTrue) return { date, opened, closed: clockAt(endedAt) }
  // The planned hour says nothing about another day, the planned length does.
  const closed =
    startedAt === null || (date === row.date && startedAt < planned)
      ? row.endTime
      : clockAt(startedAt + meetingMinutes(row) * MINUTE)
  return { date, opened, closed }
}

/** A meeting that goes on is taken to go on for so long at most. */
const longestNight = 12 * 60 * MINUTE

/**
 * The moment (epoch milliseconds) before which a row of the board was made that belongs to a meeting: the end of its day;
 * of one that went on past midnight its own end.
 */
export const heldUntil = (row: Parameters<typeof heldAt>[0]): number => {
  const midnight = momentOf(addDays(heldAt(row).date, 1), '00:00')
  const { startedAt, endedAt } = row
  if (startedAt === null) return midnight
  const end = isFrozen(row.status) ? (endedAt ?? 0) : startedAt + longestNight
  return end - startedAt < DAY ? Math.max(midnight, end) : midnight
}
