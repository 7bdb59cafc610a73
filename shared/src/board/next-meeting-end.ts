import type * as Y from 'yjs'
import { plannedEnd } from '../meeting/planned-length.ts'
import { whereBoardIs } from './board.ts'
import { meetings } from './meetings.ts'

/** The planned end (epoch milliseconds) of the meeting of a board that is on or comes next; null when none is ahead. */
export const nextMeetingEnd = (board: Y.Doc, now: number): number | null => {
  const ahead = meetings
    .all(board)
    .filter(({ status }) => status === 'scheduled' || status === 'inProgress')
  const ends = whereBoardIs(board, () => ahead.map(plannedEnd)).filter((end) => end > now)
  return ends.length === 0 ? null : Math.min(...ends)
}
