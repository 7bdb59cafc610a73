import { type BoardId, type MeetingId, boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isOver } from '@sedyanka/shared/meeting/meeting-state.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { withState } from '@sedyanka/shared/minutes/with-state.ts'
import type { DocumentAccess } from '../boards/document-access.ts'
import type { KeptMinutes } from '../store/tables/kept-minutes.ts'
import { unpackMinutes } from './pack-minutes.ts'

interface Asked {
  boardId: BoardId
  meetingId: MeetingId
  language: Language
  withNames: boolean
  /** For a reader who is told organisations only. */
  forObserver?: boolean
}

export interface FindMinutes {
  /** Those of a meeting that is over, as they were when it was closed; null of any other. */
  kept(asked: Asked): Promise<Minutes | null>
  /** The same, and of a meeting that goes on a draft as its documents say it now; null when there is no such meeting. */
  current(asked: Asked): Promise<Minutes | null>
}

export const createFindMinutes = ({
  keptMinutes,
  rooms,
}: {
  keptMinutes: Pick<KeptMinutes, 'newest'>
  rooms: Pick<DocumentAccess, 'read'>
}): FindMinutes => {
  const kept: FindMinutes['kept'] = async ({ meetingId, ...options }) => {
    const room = meetingRoom(meetingId)
    const status = await rooms.read(room, (doc) => readMeeting(doc)?.status)
    if (!status || !isOver(status)) return null
    const body = await keptMinutes.newest(room)
    return body && withState(await unpackMinutes(body, options), status)
  }
  return {
    kept,
    current: async (asked) =>
      (await kept(asked)) ??
      rooms.read(boardRoom(asked.boardId), (board) =>
        // The board's document stays as it is in memory while the meeting's is being opened.
        rooms.read(meetingRoom(asked.meetingId), (meeting) =>
          readMinutes({ board, meeting, meetingId: asked.meetingId }, asked),
        ),
      ),
  }
}
