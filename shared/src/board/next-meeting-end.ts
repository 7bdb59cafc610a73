import type * as Y from 'yjs'
import { momentOf } from '../i18n/calendar.ts'
import { meetingMinutes } from '../meeting/planned-length.ts'
import { meetings } from './meetings.ts'

const MINUTE = 60_000

/** The planned end (epoch milliseconds) of the meeting of a board that is on or comes next; null when none is ahead. */
export const nextMeetingEnd = (board: Y.Doc, now: number): number | null => {
  const ends = meetings
    .all(board)
    .filter(({ status }) => status === 'scheduled' || status === 'inProgress')
    .map((row) => momentOf(row.date, row.startTime) + meetingMinutes(row) * MINUTE)
    .filter((end) => end > now)
  return ends.length === 0 ? null : Math.min(...ends)
}
