import { defineEntity, p } from '@mikro-orm/core'
import { PersonEntity } from './person.ts'
import type { SessionId } from '@sedyanka/shared/ids.ts'

/** A signed-in browser; written by better-auth. */
export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.text().$type<SessionId>().primary(),
    /** SHA-256 of the token in the cookie: whoever reads the file cannot sign in with it. */
    token: p.text().unique(),
    person: () => p.manyToOne(PersonEntity).mapToPk().index(),
    /** ISO 8601, as better-auth stores times in SQLite. */
    expiresAt: p.text(),
    createdAt: p.text(),
    updatedAt: p.text(),
    /** better-auth's fields, always empty here. */
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
})
