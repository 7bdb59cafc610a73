import type { EntityManager } from '@mikro-orm/sqlite'
import { PersonEntity } from './entities/person.ts'
import { SettingEntity } from './entities/setting.ts'

export interface PersonRecord {
  id: string
  name: string
  mayCreateBoards: boolean
}

const setupToken = 'setupToken'

/** People, and the one-time token that makes the first of them. */
export const createPeople = (fork: () => EntityManager) => ({
  find: async (id: string): Promise<PersonRecord | null> => {
    const found = await fork().findOne(PersonEntity, id)
    return found && { id: found.id, name: found.name, mayCreateBoards: found.mayCreateBoards }
  },

  /** Whether anybody may open boards yet. */
  hasFounder: async (): Promise<boolean> =>
    (await fork().count(PersonEntity, { mayCreateBoards: true })) > 0,

  /** Keeps the hash of the only valid set-up token; null: none is valid. */
  setSetupToken: async (hash: string | null): Promise<void> => {
    await fork().transactional(async (em) => {
      await em.nativeDelete(SettingEntity, { name: setupToken })
      if (hash !== null) em.create(SettingEntity, { name: setupToken, value: hash })
    })
  },

  /** Whether this is the hash of the set-up token in force. */
  isSetupToken: async (hash: string): Promise<boolean> =>
    (await fork().count(SettingEntity, { name: setupToken, value: hash })) === 1,

  /** Spends the set-up token and makes the founder, both or neither. False when the token is not (or no longer) valid. */
  createFounder: (person: { id: string; name: string }, setupTokenHash: string): Promise<boolean> =>
    fork().transactional(async (em) => {
      const spent = await em.nativeDelete(SettingEntity, {
        name: setupToken,
        value: setupTokenHash,
      })
      if (spent !== 1) return false
      const now = new Date().toISOString()
      em.create(PersonEntity, { ...person, mayCreateBoards: true, createdAt: now, updatedAt: now })
      return true
    }),
})
export type People = ReturnType<typeof createPeople>
