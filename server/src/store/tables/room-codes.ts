import { UniqueConstraintViolationException } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/sql'
import type { RoomCodeRecord } from './boards.ts'
import { BoardEntity } from '../entities/board.ts'
import { RetiredCodeEntity } from '../entities/retired-code.ts'
import { inTransaction, lockBoard } from './in-transaction.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

/** A code is remembered for so long after its end, ms; that is longer than from one monthly meeting to the next. */
const remembered = 60 * 24 * 60 * 60 * 1000
/** … and of one board no more than so many, the newest. */
const rememberedOfBoard = 100

/** Takes back what a transaction has written. */
class GivenUpError extends Error {}

const head = (digits: string): string => digits.slice(0, 6)

/** The codes by which a hall comes in. */
export const createRoomCodeStore = (fork: () => EntityManager) => {
  /** Remembers how a board's code ended, at its own end or now. */
  const retire = async (em: EntityManager, boards: readonly BoardId[], now: number) => {
    const found = await em.find(BoardEntity, { id: { $in: [...boards] }, roomCode: { $ne: null } })
    for (const { id, roomCode, roomCodeExpiresAt } of found)
      if (roomCode)
        em.create(RetiredCodeEntity, {
          board: id,
          code: roomCode,
          endedAt: Math.min(now, roomCodeExpiresAt ?? now),
        })
    await em.nativeDelete(RetiredCodeEntity, { endedAt: { $lte: now - remembered } })
    for (const { id } of found) {
      const [oldest] = await em.find(
        RetiredCodeEntity,
        { board: id },
        { orderBy: { id: 'desc' }, offset: rememberedOfBoard, limit: 1 },
      )
      if (oldest) await em.nativeDelete(RetiredCodeEntity, { board: id, id: { $lte: oldest.id } })
    }
  }

  return {
    /** The board whose code in force at `now` begins with these digits, six or more. */
    find: async (digits: string, now: number): Promise<BoardId | null> => {
      const found = await fork().findOne(BoardEntity, {
        roomCode: head(digits),
        roomCodeExpiresAt: { $gt: now },
      })
      const isRight = found && (head(digits) + (found.roomCodeTail ?? '')).startsWith(digits)
      return isRight ? found.id : null
    },

    /** Whether a code that began so has ended lately. */
    hasEnded: async (digits: string, now: number): Promise<boolean> => {
      const em = fork()
      const code = head(digits)
      const lately = { $gt: now - remembered }
      return (
        (await em.count(BoardEntity, {
          roomCode: code,
          roomCodeExpiresAt: { $lte: now, ...lately },
        })) > 0 || (await em.count(RetiredCodeEntity, { code, endedAt: lately })) > 0
      )
    },

    /** How many codes are in force. */
    count: (now: number): Promise<number> =>
      fork().count(BoardEntity, { roomCode: { $ne: null }, roomCodeExpiresAt: { $gt: now } }),

    /**
     * Sets or (null) switches off a board's code. False when its first six digits are another one's, or were lately. Of a
     * board that is not there nothing is set.
     */
    set: async (boardId: BoardId, next: RoomCodeRecord | null, now: number): Promise<boolean> => {
      try {
        return await inTransaction(fork, async (em) => {
          await lockBoard(em, boardId)
          const code = next && head(next.digits)
          const wasLately = async (of: { board?: { $ne: BoardId } } = {}): Promise<boolean> => {
            const endedAt = { $gt: now - remembered }
            return (
              code !== null && (await em.count(RetiredCodeEntity, { code, endedAt, ...of })) > 0
            )
          }
          if (await wasLately()) return false
          await retire(em, [boardId], now)
          await em.flush()
          // The moment stays, and with it that there was a code.
          await em.nativeUpdate(
            BoardEntity,
            { id: boardId },
            {
              roomCode: code,
              roomCodeTail: next?.digits.slice(6) ?? null,
              roomCodeMadeAt: next?.madeAt ?? null,
              roomCodeExpiresAt: next?.expiresAt ?? now,
            },
          )
          // The update has waited for a board that gave up these digits in the same moment.
          if (await wasLately({ board: { $ne: boardId } })) throw new GivenUpError()
          return true
        })
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException || error instanceof GivenUpError)
          return false
        throw error
      }
    },
  }
}
export type RoomCodeStore = ReturnType<typeof createRoomCodeStore>
