import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { randomInt } from 'node:crypto'
import type { RoomCodeState } from '@sedyanka/shared/wire/api.ts'
import type { BoardRecord, Boards, RoomCodeRecord } from '../store/tables/boards.ts'
import type { RoomCodeStore } from '../store/tables/room-codes.ts'

const HOUR = 60 * 60 * 1000
/** A code lives for one meeting day … */
const lifetime = 12 * HOUR
/** … or, made days ahead and printed, until the meeting is over and everybody has left … */
const grace = 2 * HOUR
/** … but it has only 10⁶ values: never for long. */
const longest = 7 * 24 * HOUR

const makeDigits = (): string =>
  [1_000_000, 100_000, 100_000]
    .map((size) => String(randomInt(size)).padStart(String(size - 1).length, '0'))
    .join('')

export interface RoomCodes {
  /** A new code for the board, which outlives a meeting that ends at `meetingEnd`; the old one stops working. */
  rotate(boardId: BoardId, meetingEnd: number | null): Promise<RoomCodeRecord>
  switchOff(boardId: BoardId): Promise<void>
  /** The board of a code in force, given by its first digits. */
  find(digits: string): Promise<BoardRecord | null>
  /** Whether a code that began so was in force lately. */
  hasEnded(digits: string): Promise<boolean>
  /** How many codes are in force. */
  count(): Promise<number>
  /** A board's code, when it has one in force. */
  inForce(board: BoardRecord): RoomCodeRecord | null
  stateOf(board: BoardRecord): RoomCodeState
}

/** Digits on the screen in the hall that let anybody in the room take a seat of their organisation. */
export const createRoomCodes = ({
  boards,
  codes,
  now = wallNow,
}: {
  boards: Pick<Boards, 'find'>
  codes: RoomCodeStore
  now?: () => number
}): RoomCodes => ({
  rotate: async (boardId, meetingEnd) => {
    for (;;) {
      const until = Math.max(now() + lifetime, meetingEnd === null ? 0 : meetingEnd + grace)
      const next = {
        digits: makeDigits(),
        madeAt: now(),
        expiresAt: Math.min(until, now() + longest),
      }
      // Another board may have drawn the same number, or have had it lately: draw again.
      if (await codes.set(boardId, next, now())) return next
    }
  },
  switchOff: async (boardId) => {
    await codes.set(boardId, null, now())
  },
  find: async (digits) => {
    const boardId = await codes.find(digits, now())
    return boardId === null ? null : boards.find(boardId)
  },
  hasEnded: (digits) => codes.hasEnded(digits, now()),
  count: () => codes.count(now()),
  inForce: (board) => (board.roomCode && board.roomCode.expiresAt > now() ? board.roomCode : null),
  stateOf: ({ roomCode, hadRoomCode }) => {
    if (roomCode) return roomCode.expiresAt > now() ? 'inForce' : 'expired'
    return hadRoomCode ? 'stopped' : 'never'
  },
})
