import * as Y from 'yjs'
import { type BoardId, type MeetingId, makeId } from '../ids.ts'
import { fillSampleBoard } from './fill-sample-board.ts'
import { fillSampleMeeting } from './fill-sample-meeting.ts'

/** Two documents of one sample board, and the id that the meeting's room takes. */
export interface Sample {
  board: Y.Doc
  meeting: Y.Doc
  meetingId: MeetingId
}

/**
 * Builds the sample's documents for a board of the given id. The meeting took place `today` (`YYYY-MM-DD`); every
 * other date is counted from it. The rows keep the readable ids of the sample; the meeting gets an id of its own each
 * time, because a meeting's id names its room and one server may hold several sample boards.
 */
export const buildSample = (today: string, boardId: BoardId): Sample => {
  const meetingId = makeId<MeetingId>()
  const board = new Y.Doc()
  const meeting = new Y.Doc()
  fillSampleBoard(board, { today, meetingId })
  fillSampleMeeting(meeting, { today, boardId })
  return { board, meeting, meetingId }
}
