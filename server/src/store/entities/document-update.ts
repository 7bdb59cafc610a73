import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'

/** One commit of a document's log; only ever added, and deleted by compaction. */
export const DocumentUpdateEntity = defineEntity({
  name: 'DocumentUpdate',
  tableName: 'document_update',
  properties: {
    /** Grows over all documents and is never used twice. */
    seq: p.integer().primary().autoincrement(),
    /** Its index carries `seq` (the row id) too, so one document's log is read in order without a sort. */
    document: () => p.manyToOne(DocumentEntity),
    body: p.blob(),
    /** Who contributed: a JSON array of person ids. */
    personIds: p.text(),
    at: p.bigint('number'),
  },
})
