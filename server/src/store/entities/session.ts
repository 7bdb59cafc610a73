import { defineEntity, p } from '@mikro-orm/core'
import { PersonEntity } from './person.ts'
import type { SessionId } from '@sedyanka/shared/ids.ts'

/** A signed-in browser; written by better-auth. */
export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.string().$type<SessionId>().primary(),
    /** SHA-256 of the token in the cookie: whoever reads the file cannot sign in with it. */
    token: p.string().unique(),
    person: () => p.manyToOne(PersonEntity).mapToPk().index(),
    /** ISO 8601, as better-auth stores times in SQLite. */
    expiresAt: p.string(),
    createdAt: p.string(),
    updatedAt: p.string(),
    /** better-auth's fields, always empty here. */
    ipAddress: p.string().nullable(),
    userAgent: p.string().nullable(),
  },
})
