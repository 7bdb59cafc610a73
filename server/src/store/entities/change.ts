import { defineEntity, p } from '@mikro-orm/core'
import { ChangeActorEntity } from './change-actor.ts'
import { DocumentEntity } from './document.ts'
import type { RowId } from '@sedyanka/shared/ids.ts'

/** One row's change: who, when, what. Written by the journal, in the commit that stores the change itself. */
export const ChangeEntity = defineEntity({
  name: 'Change',
  tableName: 'change',
  indexes: [
    { properties: ['document', 'rowId'] },
    {
      name: 'change_typing_index',
      expression: `create index "change_typing_index" on "change" ("document_id") where "kind" = 'typing'`,
    },
  ],
  properties: {
    seq: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(DocumentEntity).index(false),
    actor: () => p.manyToOne(ChangeActorEntity).index(false),
    at: p.bigint('number'),
    collection: p.text(),
    rowId: p.text().$type<RowId>(),
    /** `typing`: a change to texts that may still be added to in place. */
    kind: p.text(),
    /** JSON of the plain values (stored-change.ts). Null where there are none. */
    plain: p.text().nullable(),
    /** JSON of the texts: field to characters that came and went. */
    texts: p.text().nullable(),
  },
})
