import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomCodes } from '../accounts/room-code.ts'
import type { Seats } from '../accounts/seats.ts'
import type { Store } from '../store/open-store.ts'
import { storageCode } from '../store/storage-error.ts'
import type { Log } from '../sync/ports.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

export interface BoardCare {
  /** Everybody reads only from now on, and nobody new comes in. */
  archive(boardId: BoardId): Promise<void>
  /** Everybody has their own role again. */
  bringBack(boardId: BoardId): Promise<void>
  /**
   * Everything of the board goes: documents with all their versions, minutes, seats, links and codes. Resolves when it is
   * out of the tables, the pages that are open are told, and the file was written anew without it. When the latter
   * cannot be done now (a full disk), it is done with the next deletion or the next start.
   */
  delete(boardId: BoardId): Promise<void>
  /** Writes the file anew if a deletion before could not. */
  finishErasing(): Promise<void>
}

/** What becomes of a whole board. Rights are checked by the routes. */
export const createBoardCare = ({
  store,
  rooms,
  seats,
  roomCodes,
  log,
  now = wallNow,
}: {
  store: Pick<Store, 'boards' | 'memberships' | 'journal'>
  rooms: Pick<Rooms, 'forget'>
  seats: Pick<Seats, 'boardArchived' | 'membershipChanged'>
  roomCodes: Pick<RoomCodes, 'switchOff'>
  log: Log
  now?: () => number
}): BoardCare => {
  const { boards, memberships, journal } = store
  const finishErasing = async () => {
    if (!(await boards.isErasureDue())) return
    try {
      await journal.erase()
    } catch (error) {
      log('store.eraseFailed', { code: storageCode(error) })
    }
  }
  return {
    archive: async (boardId) => {
      await roomCodes.switchOff(boardId)
      await boards.setArchived(boardId, now())
      seats.boardArchived(boardId, true)
    },
    bringBack: async (boardId) => {
      await boards.setArchived(boardId, null)
      seats.boardArchived(boardId, false)
    },
    delete: async (boardId) => {
      const [members, names] = await Promise.all([
        memberships.ofBoard(boardId),
        boards.roomsOf(boardId),
      ])
      await boards.delete(boardId, now())
      await rooms.forget(names)
      for (const { personId } of members) seats.membershipChanged(boardId, personId, null)
      log('board.deleted', { board: boardId }, 'info')
      await finishErasing()
    },
    finishErasing,
  }
}
