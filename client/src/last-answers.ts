import type { BoardDetails, Me } from '@sedyanka/shared/wire/api.ts'
import { forget, recall, remember } from './device.ts'
import { STILL } from './first/still.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

/**
 * What the server said last about the person at this device and their seats, so that a board opens without a network.
 * Whatever it says now takes its place; signing out, or an answer that nobody is signed in, wipes all of it.
 */
const ME = 'sedyanka.me'
const BOARD = 'sedyanka.board.'

const recallJson = (key: string): unknown => {
  try {
    return JSON.parse(recall(key) ?? 'null')
  } catch {
    return null
  }
}

export const recallMe = (): Me | null => recallJson(ME) as Me | null

/**
 * Keeps who is here. Seats belong to a person: those of another one, or of nobody any more, go. Where nobody was known, a
 * seat that is kept is this person's: its answer was faster than this one.
 */
export const rememberMe = (me: Me | null): void => {
  if (me === null || (recall(ME) !== null && recallMe()?.person.id !== me.person.id)) {
    forget(BOARD)
    remember(STILL, null)
  }
  remember(ME, me && JSON.stringify(me))
}

export const recallBoard = (boardId: BoardId): BoardDetails | null =>
  recallJson(BOARD + boardId) as BoardDetails | null

/** One has just taken a seat there, perhaps another one than this device remembers: the server will say which. */
export const expectSeat = (boardId: BoardId): void => remember(BOARD + boardId, null)

/** One has no seat there any more: the board is neither listed nor opened from memory. */
export const forgetBoard = (boardId: BoardId): void => {
  remember(BOARD + boardId, null)
  remember(STILL, null)
  const me = recallMe()
  if (me)
    remember(ME, JSON.stringify({ ...me, boards: me.boards.filter(({ id }) => id !== boardId) }))
}

/** Keeps the seat at a board. The room code lets people in, so it stays with the server. */
export const rememberBoard = (details: BoardDetails): void =>
  remember(BOARD + details.id, JSON.stringify({ ...details, roomCode: null }))
