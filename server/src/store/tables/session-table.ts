import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { MikroORM } from '@mikro-orm/sql'
import type { Kysely } from 'kysely'
import { SessionEntity } from '../entities/session.ts'

/** What the accounts' session mechanism needs of the store: the ORM's own connection, as Kysely. */
export interface SessionTable {
  kysely: Kysely<unknown>
  /** Sessions whose time ran out are only rows; called at start. */
  deleteExpired(): Promise<void>
}

export const openSessionTable = (orm: MikroORM): SessionTable => ({
  kysely: orm.em.getKysely<unknown>(),
  deleteExpired: async () => {
    await orm.em
      .fork()
      .nativeDelete(SessionEntity, { expiresAt: { $lt: new Date(wallNow()).toISOString() } })
  },
})
