import { readBoard, whereBoardIs } from '@sedyanka/shared/board/board.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { type MeetingId, boardRoom, parseRoomName } from '@sedyanka/shared/ids.ts'
import { type Meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readSpeakerQueue, type Speaker } from '@sedyanka/shared/meeting/speakers.ts'
import type { DocumentAccess } from '../boards/document-access.ts'
import { listingOf } from '../boards/listing.ts'
import type { Boards } from '../store/tables/boards.ts'
import type { Consumer } from './consequences.ts'

/**
 * Copies what others list: a meeting's title, date, state and speakers into its line on the board, a board's title into the
 * list of boards. The documents are the truth: the copy is made from what they say when it is made.
 */
export const createListMeetings = ({
  boards,
  rooms,
}: {
  boards: Pick<Boards, 'setTitle'>
  rooms: Pick<DocumentAccess, 'read' | 'change'>
}): Consumer => {
  const listMeeting = (meetingId: MeetingId, row: Meeting, queue: readonly Speaker[]) =>
    rooms.change(boardRoom(row.boardId), (board) => {
      // Its hours are those of the place where the board is.
      const { id, number, ...listing } = whereBoardIs(board, () => listingOf(meetingId, row, queue))
      if (meetings.read(board, id)) meetings.set(board, id, listing)
      else meetings.create(board, { id, number, ...listing })
    })

  return {
    name: 'listMeetings',
    collections: ['meeting', 'speakers', 'board'],
    handle: async (room) => {
      const parsed = parseRoomName(room)
      if (parsed?.kind === 'meeting') {
        const look = await rooms.read(room, (doc) => {
          const row = readMeeting(doc)
          return row && { row, queue: readSpeakerQueue(doc) }
        })
        if (look) await listMeeting(parsed.id, look.row, look.queue)
        return
      }
      const title = parsed && (await rooms.read(room, (doc) => readBoard(doc)?.title))
      if (parsed && title) await boards.setTitle(parsed.id, title)
    },
  }
}
