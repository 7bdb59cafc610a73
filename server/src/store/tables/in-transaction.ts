import { DeadlockException, LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/sql'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { BoardEntity } from '../entities/board.ts'

/** How often a transaction begins anew that had to give way to another one. */
const attempts = 5

/**
 * Options of a read within a transaction: nobody else changes the row until the transaction ends, or reads it in this
 * way. PostgreSQL lets several transactions read a row at once, so whatever reads a row and then decides what to write
 * must read it so. In SQLite a transaction begins as the only writer of the file, and this adds nothing.
 */
export const forWriting = { lockMode: LockMode.PESSIMISTIC_WRITE } as const

/**
 * Makes everybody else wait who is about to change who sits at a board and how people come in there, until the
 * transaction of `em` ends. Such a change begins with this, and locks what else it needs (people, by their ids) after it:
 * in one order, nobody waits for somebody who waits for them.
 */
export const lockBoard = async (em: EntityManager, id: BoardId): Promise<void> => {
  await em.findOne(BoardEntity, id, forWriting)
}

/**
 * Stores all that `work` does, or nothing of it. PostgreSQL ends one of two transactions that wait for each other; that
 * one begins anew, so `work` must change nothing but what it is given.
 */
export const inTransaction = async <T>(
  fork: () => EntityManager,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fork().transactional(work)
    } catch (error) {
      if (!(error instanceof DeadlockException) || attempt === attempts) throw error
    }
  }
}
