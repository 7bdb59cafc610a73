import type { BoardDetails } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { type Accessor, createContext, useContext } from 'solid-js'
import type { ClientRoom } from '../../sync/client-room.ts'

/** The board around a page. */
export interface BoardHere {
  id: BoardId
  details: Accessor<BoardDetails>
  /** Asks the server again: the room code may have been changed. */
  refreshDetails(): Promise<void>
  seat: Seat
  /** The board's document. */
  room: ClientRoom
  /** Where pages put their part of the header (`HeaderPart`). */
  headerPlaces: {
    path: Accessor<HTMLElement | undefined>
    actions: Accessor<HTMLElement | undefined>
  }
  /**
   * Rooms whose state the header tells, the board's own first. A page that opens another room shows it here
   * (`watchRoom`), until it is over: one that was left goes on for as long as something in it is not saved.
   */
  rooms: Accessor<readonly ClientRoom[]>
  watchRoom(room: ClientRoom): void
  /** The page waits for a room of which this device has nothing yet: the others' state says nothing of it. */
  isOpening: Accessor<boolean>
  setOpening(isOpening: boolean): void
}

export const BoardContext = createContext<BoardHere>()

/** The board. Only on pages under `/b/:boardId`. */
export const useBoard = (): BoardHere => {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard: this component is not on a board page')
  return board
}
