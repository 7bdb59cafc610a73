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
    /** How the body is kept: as it is, or compressed. */
    format: p.enum(['plain', 'zstd']).default('plain'),
    /** The length of the state that is kept. */
    stateBytes: p.integer().default(0),
    /** SHA-256 of the body, hex: a rotten disk is noticed before its bytes are believed. */
    sha256: p.text(),
    at: p.bigint('number'),
  },
  uniques: [{ properties: ['document', 'seq'] }],
})
