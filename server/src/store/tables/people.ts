import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { EntityManager } from '@mikro-orm/sql'
import { PersonEntity } from '../entities/person.ts'
import { SessionEntity } from '../entities/session.ts'
import { SettingEntity } from '../entities/setting.ts'
import { forWriting, inTransaction } from './in-transaction.ts'
import { operatorLink, readOperatorLink } from './operator-link.ts'
import type { PersonId, SessionId } from '@sedyanka/shared/ids.ts'

export interface PersonRecord {
  id: PersonId
  name: string
  mayCreateBoards: boolean
}

const setupToken = 'setupToken'

/** People, and the one-time token that makes the first of them. */
export const createPeople = (fork: () => EntityManager) => ({
  find: async (id: PersonId): Promise<PersonRecord | null> => {
    const found = await fork().findOne(PersonEntity, id)
    return found && { id: found.id, name: found.name, mayCreateBoards: found.mayCreateBoards }
  },

  /** Whether anybody may open boards yet. */
  hasFounder: async (): Promise<boolean> =>
    (await fork().count(PersonEntity, { mayCreateBoards: true })) > 0,

  /** Keeps the hash of the only valid set-up token; null: none is valid. */
  setSetupToken: async (hash: string | null): Promise<void> => {
    if (hash === null) await fork().nativeDelete(SettingEntity, { name: setupToken })
    else await fork().upsert(SettingEntity, { name: setupToken, value: hash })
  },

  /** Whether the operator has made a link that nobody has used yet. */
  hasOperatorLink: async (now: number): Promise<boolean> => {
    const setting = await fork().findOne(SettingEntity, operatorLink)
    return readOperatorLink(setting?.value, now) !== null
  },

  /** Spends the set-up token and makes the founder, both or neither. False when the token is not (or no longer) valid. */
  createFounder: (
    person: { id: PersonId; name: string },
    setupTokenHash: string,
  ): Promise<boolean> =>
    inTransaction(fork, async (em) => {
      const spent = await em.nativeDelete(SettingEntity, {
        name: setupToken,
        value: setupTokenHash,
      })
      if (spent !== 1) return false
      const now = new Date(wallNow()).toISOString()
      em.create(PersonEntity, { ...person, mayCreateBoards: true, createdAt: now, updatedAt: now })
      return true
    }),

  /**
   * Spends the operator's link and lets the founder in again, under the name they give, with all their seats. Whoever has
   * their lost browser is signed out by that. Null when the link is not (or no longer) valid, or there is no founder.
   */
  returnFounder: (returning: {
    name: string
    tokenHash: string
    now: number
  }): Promise<{ personId: PersonId; endedSessions: SessionId[] } | null> =>
    inTransaction(fork, async (em) => {
      const { name, tokenHash, now } = returning
      const setting = await em.findOne(SettingEntity, operatorLink, forWriting)
      if (!setting || readOperatorLink(setting.value, now)?.tokenHash !== tokenHash) return null
      const [founder] = await em.find(
        PersonEntity,
        { mayCreateBoards: true },
        { orderBy: { createdAt: 'asc' }, limit: 1 },
      )
      if (!founder) return null
      em.remove(setting)
      em.assign(founder, { name, updatedAt: new Date(now).toISOString() })
      const sessions = await em.find(SessionEntity, { person: founder.id })
      await em.nativeDelete(SessionEntity, { person: founder.id })
      return { personId: founder.id, endedSessions: sessions.map(({ id }) => id) }
    }),
})
export type People = ReturnType<typeof createPeople>
