import { boardRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isOver } from '@sedyanka/shared/meeting/meeting-state.ts'
import type { KeptMinutes } from '../store/tables/kept-minutes.ts'
import { storageCode } from '../store/storage-error.ts'
import type { Log } from '../sync/ports.ts'
import type { Rooms } from '../sync/rooms.ts'
import { packMinutes } from './pack-minutes.ts'

/**
 * Keeps the minutes of meetings that were closed by a version that kept none, as their documents say them now; to be
 * called before anybody is let in. Done once for each database; what a crash or a fault left undone is done at the next
 * start.
 */
export const createUpgradeMinutes = ({
  keptMinutes,
  rooms,
  log,
  now,
}: {
  keptMinutes: KeptMinutes
  rooms: Pick<Rooms, 'visit' | 'read'>
  log: Log
  now: () => number
}): (() => Promise<void>) => {
  const keep = async (room: RoomName): Promise<void> => {
    const parsed = parseRoomName(room)
    if (parsed?.kind !== 'meeting') return
    const boardId = await rooms.visit(room, (doc) => {
      const row = readMeeting(doc)
      return row && isOver(row.status) ? row.boardId : null
    })
    if (!boardId) return
    const packed = await rooms.read(boardRoom(boardId), (board) =>
      rooms.visit(room, (meeting) =>
        packMinutes({ board, meeting, meetingId: parsed.id }, { asFormer: true }),
      ),
    )
    if (packed) await keptMinutes.addFirst(room, packed, now())
  }
  return async () => {
    const due = await keptMinutes.toUpgrade()
    if (!due) return
    let failed = 0
    for (const room of due)
      await keep(room).catch((error: unknown) => {
        failed++
        log('minutes.notKept', { room, code: storageCode(error) })
      })
    if (failed === 0) await keptMinutes.finishUpgrade()
  }
}
