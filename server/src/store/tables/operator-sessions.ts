import type { EntityManager } from '@mikro-orm/sql'
import { SettingEntity } from '../entities/setting.ts'
import { forWriting, inTransaction } from './in-transaction.ts'
import {
  operatorPageLink,
  operatorSession,
  readOperatorLink,
  writeOperatorLink,
} from './operator-link.ts'

/** The one-time link to the operator's page, and the one session that it opens. Times are epoch milliseconds. */
export const createOperatorSessions = (fork: () => EntityManager) => ({
  /** Spends the link and begins the session in the place of an earlier one, both or neither. False when the link is not (or no longer) valid. */
  begin: (beginning: {
    linkHash: string
    tokenHash: string
    now: number
    expiresAt: number
  }): Promise<boolean> =>
    inTransaction(fork, async (em) => {
      const { linkHash, tokenHash, now, expiresAt } = beginning
      const link = await em.findOne(SettingEntity, operatorPageLink, forWriting)
      if (!link || readOperatorLink(link.value, now)?.tokenHash !== linkHash) return false
      em.remove(link)
      await em.upsert(SettingEntity, {
        name: operatorSession,
        value: writeOperatorLink({ tokenHash, expiresAt }),
      })
      return true
    }),

  /** When the session of that token ends; null when there is none at `now`. */
  find: async (tokenHash: string, now: number): Promise<number | null> => {
    const kept = await fork().findOne(SettingEntity, operatorSession)
    const session = readOperatorLink(kept?.value, now)
    return session?.tokenHash === tokenHash ? session.expiresAt : null
  },

  end: async (): Promise<void> => {
    await fork().nativeDelete(SettingEntity, { name: operatorSession })
  },
})
export type OperatorSessions = ReturnType<typeof createOperatorSessions>
