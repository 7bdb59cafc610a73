import type { EntityManager } from '@mikro-orm/sql'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { TakenWordsEntity } from '../entities/taken-words.ts'

/** Words that were taken out of documents. The journal adds and drops them, with the commits that take and bring them. */
export const createTakenWords = (fork: () => EntityManager) => ({
  /** Null when there are none under that key (any more). */
  find: async (room: RoomName, key: string): Promise<Uint8Array | null> => {
    const [found] = await fork().execute<{ body: Uint8Array }[]>(
      'select body from taken_words join document on id = document_id where room = ? and key = ?',
      [room, key],
    )
    return found?.body ?? null
  },
  /** Drops what is older than it may be brought back; `now` in epoch milliseconds. */
  deleteExpired: (now: number): Promise<number> =>
    fork().nativeDelete(TakenWordsEntity, { at: { $lt: now - limits.takenKept } }),
})
export type TakenWords = ReturnType<typeof createTakenWords>
