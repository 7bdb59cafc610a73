import { defineEntity, p } from '@mikro-orm/core'
import type { OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { DocumentEntity } from './document.ts'

/** Somebody who changed rows of a document, by one way. */
export const ChangeActorEntity = defineEntity({
  name: 'ChangeActor',
  tableName: 'change_actor',
  indexes: [{ properties: ['document', 'personId'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(DocumentEntity).index(false),
    /** Null: the server itself. */
    personId: p.text().$type<PersonId>().nullable(),
    organisationId: p.text().$type<OrganisationId>().nullable(),
    channel: p.text(),
  },
})
