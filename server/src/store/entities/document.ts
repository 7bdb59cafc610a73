import { defineEntity, p } from '@mikro-orm/core'
import { BoardEntity } from './board.ts'

/** One Yjs document: the frame of its log. */
export const DocumentEntity = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.integer().primary().autoincrement(),
    /** `board:<id>` or `meeting:<id>`. */
    room: p.string().unique(),
    board: () => p.manyToOne(BoardEntity).mapToPk().index(),
    /** Random; changes when the document is restored from a backup. */
    epoch: p.string(),
    schemaVersion: p.integer(),
    /** Updates up to this `seq` were folded into snapshots and deleted. */
    logStart: p.bigint('number').default(0),
    createdAt: p.bigint('number'),
  },
})
