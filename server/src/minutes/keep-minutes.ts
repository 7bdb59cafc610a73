import { boardRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { closingOf, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type * as Y from 'yjs'
import type { DocumentAccess } from '../boards/document-access.ts'
import type { Attach } from '../sync/ports.ts'
import { packMinutes } from './pack-minutes.ts'

const readClosing = (doc: Y.Doc): string | null => {
  const row = readMeeting(doc)
  return row && closingOf(row)
}

/**
 * Keeps the minutes of a meeting in the commit that closes it: of the meeting and its board as they are at that moment.
 * A meeting that is opened again keeps what it had; closed again, it gets others.
 */
export const createKeepMinutes =
  (rooms: () => Pick<DocumentAccess, 'read'>) =>
  (room: RoomName, doc: Y.Doc): Attach => {
    const parsed = parseRoomName(room)
    if (parsed?.kind !== 'meeting') return () => null
    let closing = readClosing(doc)
    return ({ changed, isPeoples }) => {
      // Nearly every turn is somebody's typing in a meeting that goes on.
      if (closing === null && !changed.has('meeting')) return null
      const before = closing
      closing = readClosing(doc)
      if (closing === null) return null
      // Opened, edited and closed within one turn: a meeting that stays closed takes nothing but the state of its minutes.
      const isEdited = isPeoples && [...changed].some((root) => root !== 'meeting')
      if (closing === before && !isEdited) return null
      return async () => {
        const boardId = readMeeting(doc)?.boardId
        if (boardId === undefined) return []
        // Read together, in one go: nothing of either document changes in between.
        const packed = await rooms().read(boardRoom(boardId), (board) =>
          packMinutes({ board, meeting: doc, meetingId: parsed.id }),
        )
        return packed ? [{ kind: 'minutes', body: packed }] : []
      }
    }
  }
