import { type BoardId, type MeetingId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { findMarkedPlaces, type MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'
import type { DocumentAccess } from '../boards/document-access.ts'

/**
 * What in a meeting looks like personal data, as the server has it: whatever page or program it was typed with. Null
 * when there is no such meeting.
 */
export const readMarkedPlaces = async (
  rooms: Pick<DocumentAccess, 'read'>,
  { boardId, meetingId }: { boardId: BoardId; meetingId: MeetingId },
): Promise<MarkedPlace[] | null> =>
  await rooms.read(boardRoom(boardId), (board) =>
    // The board's document stays as it is in memory while the meeting's is being opened.
    rooms.read(meetingRoom(meetingId), (meeting) =>
      findMarkedPlaces({ board, meeting, meetingId }),
    ),
  )
