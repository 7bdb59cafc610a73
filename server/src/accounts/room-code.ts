import { wallNow } from '@sedyanka/shared/clocks.ts'
import { randomInt } from 'node:crypto'
import type { RoomCodeState } from '@sedyanka/shared/api.ts'
import type { BoardRecord, Boards } from '../store/boards.ts'

const HOUR = 60 * 60 * 1000
/** A code lives for one meeting day … */
const lifetime = 12 * HOUR
/** … or, made days ahead and printed, until the meeting is over and everybody has left … */
const grace = 2 * HOUR
/** … but it has only 10⁶ values: never for long. */
const longest = 7 * 24 * HOUR

const makeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

export interface RoomCodes {
  /** A new code for the board, which outlives a meeting that ends at `meetingEnd`; the old one stops working. */
  rotate(boardId: string, meetingEnd: number | null): Promise<{ code: string; expiresAt: number }>
  switchOff(boardId: string): Promise<void>
  /** The board of a code in force. */
  find(code: string): Promise<BoardRecord | null>
  /** A board's code, when it has one in force. */
  inForce(board: BoardRecord): BoardRecord['roomCode']
  stateOf(board: BoardRecord): RoomCodeState
}

/** Six digits on the screen in the hall that let anybody in the room take a seat of their organisation. */
export const createRoomCodes = ({
  boards,
  now = wallNow,
}: {
  boards: Boards
  now?: () => number
}): RoomCodes => ({
  rotate: async (boardId, meetingEnd) => {
    for (;;) {
      const until = Math.max(now() + lifetime, meetingEnd === null ? 0 : meetingEnd + grace)
      const next = { code: makeCode(), expiresAt: Math.min(until, now() + longest) }
      // Another board may have drawn the same number: draw again.
      if (await boards.setRoomCode(boardId, next, now())) return next
    }
  },
  switchOff: async (boardId) => {
    await boards.setRoomCode(boardId, null, now())
  },
  find: (code) => boards.findByRoomCode(code, now()),
  inForce: (board) => (board.roomCode && board.roomCode.expiresAt > now() ? board.roomCode : null),
  stateOf: ({ roomCode, hadRoomCode }) => {
    if (roomCode) return roomCode.expiresAt > now() ? 'inForce' : 'expired'
    return hadRoomCode ? 'stopped' : 'never'
  },
})
