import type { EntityManager } from '@mikro-orm/sql'
import { SettingEntity } from '../entities/setting.ts'

const nameOf = (consumer: string): string => `cursor:${consumer}`

/** How far each consumer of the record of changes has come: the number of the last change that it has dealt with. */
export const createCursors = (fork: () => EntityManager) => ({
  /** 0 for a consumer that is new. */
  read: async (consumer: string): Promise<number> => {
    const found = await fork().findOne(SettingEntity, nameOf(consumer))
    return Number(found?.value ?? 0)
  },
  write: async (consumer: string, seq: number): Promise<void> => {
    await fork().upsert(SettingEntity, { name: nameOf(consumer), value: String(seq) })
  },
})
export type Cursors = ReturnType<typeof createCursors>
