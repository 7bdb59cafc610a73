import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'

/** The whole document after update `seq`. Two generations are kept. */
export const DocumentSnapshotEntity = defineEntity({
  name: 'DocumentSnapshot',
  tableName: 'document_snapshot',
  properties: {
    id: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(DocumentEntity).mapToPk(),
    seq: p.bigint('number'),
    body: p.blob(),
    /** SHA-256 of the body, hex: a rotten disk is noticed before its bytes are believed. */
    sha256: p.string(),
    at: p.bigint('number'),
  },
  uniques: [{ properties: ['document', 'seq'] }],
})
