import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'

/** Which person first used a Yjs client id in a document; nobody else may write under it. */
export const DocumentClientEntity = defineEntity({
  name: 'DocumentClient',
  tableName: 'document_client',
  properties: {
    document: () => p.manyToOne(DocumentEntity).mapToPk().primary(),
    clientId: p.bigint('number').primary(),
    personId: p.text().$type<PersonId>(),
    at: p.bigint('number'),
  },
})
