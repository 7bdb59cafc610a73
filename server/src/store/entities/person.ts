import { defineEntity, p } from '@mikro-orm/core'
import type { PersonId } from '@sedyanka/shared/ids.ts'

/** Somebody who came in by a link or a code. better-auth's user. */
export const PersonEntity = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.text().$type<PersonId>().primary(),
    name: p.text(),
    /** Nobody has one yet: a focal point may add it later to the same person. */
    email: p.text().unique().nullable(),
    emailVerified: p.boolean().default(false),
    image: p.text().nullable(),
    /** Came by the set-up link: may open new boards. */
    mayCreateBoards: p.boolean().default(false),
    /** ISO 8601, as better-auth stores times in SQLite. */
    createdAt: p.text(),
    updatedAt: p.text(),
  },
})
