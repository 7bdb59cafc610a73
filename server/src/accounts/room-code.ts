import { randomInt } from 'node:crypto'
import type { BoardRecord, Boards } from '../store/boards.ts'

/** A code lives for one meeting day. */
export const roomCodeLifetime = 12 * 60 * 60 * 1000

const makeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

export interface RoomCodes {
  /** A new code for the board; the old one stops working. */
  rotate(boardId: string): Promise<{ code: string; expiresAt: number }>
  switchOff(boardId: string): Promise<void>
  /** The board of a code in force. */
  find(code: string): Promise<BoardRecord | null>
  /** A board's code, when it has one in force. */
  inForce(board: BoardRecord): BoardRecord['roomCode']
}

/** Six digits on the screen in the hall that let anybody in the room take a seat of their organisation. */
export const createRoomCodes = ({
  boards,
  now = Date.now,
}: {
  boards: Boards
  now?: () => number
}): RoomCodes => ({
  rotate: async (boardId) => {
    for (;;) {
      const next = { code: makeCode(), expiresAt: now() + roomCodeLifetime }
      // Another board may have drawn the same number: draw again.
      if (await boards.setRoomCode(boardId, next, now())) return next
    }
  },
  switchOff: async (boardId) => {
    await boards.setRoomCode(boardId, null, now())
  },
  find: (code) => boards.findByRoomCode(code, now()),
  inForce: (board) => (board.roomCode && board.roomCode.expiresAt > now() ? board.roomCode : null),
})
