import type { EntityManager } from '@mikro-orm/sql'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { KeptMinutesEntity } from '../entities/kept-minutes.ts'
import { DocumentEntity } from '../entities/document.ts'
import { SettingEntity } from '../entities/setting.ts'
import { forWriting, inTransaction } from './in-transaction.ts'

/** The setting that says that every meeting which was closed before minutes were kept has been looked at. */
const upgraded = 'minutesAreKept'

/** Minutes as they were when their meetings were closed. Those of a closing are added by the journal, with its commit. */
export const createKeptMinutes = (fork: () => EntityManager) => ({
  /** Those of the last closing; null when there are none. */
  newest: async (room: RoomName): Promise<Uint8Array | null> => {
    const [found] = await fork().find(
      KeptMinutesEntity,
      { document: { room } },
      { orderBy: { id: 'desc' }, limit: 1 },
    )
    return found?.body ?? null
  },

  /** All of a meeting, oldest first; `at` in epoch milliseconds. */
  all: async (room: RoomName): Promise<{ at: number; body: Uint8Array }[]> => {
    const found = await fork().find(
      KeptMinutesEntity,
      { document: { room } },
      { orderBy: { id: 'asc' } },
    )
    return found.map(({ at, body }) => ({ at, body }))
  },

  /** Meetings that may have been closed before minutes were kept; null once `finishUpgrade` has been called. */
  toUpgrade: async (): Promise<RoomName[] | null> => {
    const em = fork()
    if (await em.findOne(SettingEntity, upgraded)) return null
    const found = await em.execute<{ room: RoomName }[]>(
      `select room from document where room like 'meeting:%'
        and not exists (select 1 from kept_minutes where document_id = document.id) order by id`,
    )
    return found.map(({ room }) => room)
  },

  /** Adds the first ones of a meeting. */
  addFirst: async (room: RoomName, body: Uint8Array, at: number): Promise<void> => {
    await inTransaction(fork, async (em) => {
      const document = await em.findOne(DocumentEntity, { room }, forWriting)
      if (!document || (await em.count(KeptMinutesEntity, { document })) > 0) return
      em.create(KeptMinutesEntity, { document, body: Buffer.from(body), at })
    })
  },

  finishUpgrade: async (): Promise<void> => {
    await fork().upsert(SettingEntity, { name: upgraded, value: '1' })
  },
})
export type KeptMinutes = ReturnType<typeof createKeptMinutes>
