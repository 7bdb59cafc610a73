import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'
import type { OrganisationId, PersonId, RowId } from '@sedyanka/shared/ids.ts'

/** One row's change: who, when, what. Written by the journal, in the commit that stores the change itself. */
export const ChangeEntity = defineEntity({
  name: 'Change',
  tableName: 'change',
  indexes: [{ properties: ['document', 'rowId'] }],
  properties: {
    seq: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(DocumentEntity).index(false),
    at: p.bigint('number'),
    personId: p.string().$type<PersonId>().nullable(),
    organisationId: p.string().$type<OrganisationId>().nullable(),
    channel: p.string(),
    collection: p.string(),
    rowId: p.string().$type<RowId>(),
    kind: p.string(),
    /** JSON of the plain values: field to former and new one. Null where there are none, or they were erased. */
    plain: p.text().nullable(),
    /** JSON of the texts: field to characters that came and went. */
    texts: p.text().nullable(),
  },
})
