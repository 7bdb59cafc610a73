import type { MeetingListing } from '../board/meetings.ts'
import { dayAt, momentOf } from '../i18n/calendar.ts'
import type { AgendaItem } from './agenda.ts'
import type { Meeting } from './meeting.ts'
import { meetingMinutes, plannedEnd } from './planned-length.ts'
import { projectedEnd } from './timing.ts'

/** Meetings that nobody has ended. Moments are epoch milliseconds on the server's clock. */
const MINUTE = 60_000
/** How long after its end, and after the last edit, a meeting counts as forgotten. */
const PATIENCE = 15 * MINUTE

interface RunningMeeting {
  meeting: Meeting
  items: readonly AgendaItem[]
  /** When somebody last wrote something. */
  lastEditAt: number
}

/** Whether a meeting goes on although its time is over and nobody writes: its planned length and the time-boxes that were left. */
export const isLeftRunning = (found: RunningMeeting, now: number): boolean => {
  const { meeting, items, lastEditAt } = found
  if (meeting.status !== 'inProgress' || now - lastEditAt < PATIENCE) return false
  const startedAt = meeting.startedAt ?? momentOf(meeting.date, meeting.startTime)
  const planned = startedAt + meetingMinutes(meeting) * MINUTE
  return now - Math.max(planned, projectedEnd(items, meeting, lastEditAt)) >= PATIENCE
}

/** Whether a meeting of an earlier day was never ended. One over midnight belongs to the day of its planned end. */
export const isLeftOpen = (
  listing: Pick<MeetingListing, 'status' | 'date' | 'startTime' | 'endTime'>,
  today: string,
): boolean => {
  return (
    listing.status === 'inProgress' && listing.date < today && dayAt(plannedEnd(listing)) < today
  )
}
