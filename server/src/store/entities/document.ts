import { defineEntity, p } from '@mikro-orm/core'
import { BoardEntity } from './board.ts'

/** One Yjs document: the frame of its log. */
export const DocumentEntity = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.integer().primary().autoincrement(),
    /** `board:<id>` or `meeting:<id>`. */
    room: p.text().unique(),
    board: () => p.manyToOne(BoardEntity).mapToPk().index(),
    /** The name of its edition (sync/edition.ts); another one when it is restored from a backup, or written anew. */
    epoch: p.text(),
    schemaVersion: p.integer(),
    /** Updates up to this `seq` were folded into snapshots and deleted. */
    logStart: p.bigint('number').default(0),
    /** Bytes of former editions may still be in the file. */
    formerLeft: p.boolean().default(false),
    createdAt: p.bigint('number'),
  },
})
