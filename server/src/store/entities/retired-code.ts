import { defineEntity, p } from '@mikro-orm/core'
import { BoardEntity } from './board.ts'

/** A room code that was in force once: whoever types it is told so, and it is not drawn again for a while. */
export const RetiredCodeEntity = defineEntity({
  name: 'RetiredCode',
  tableName: 'retired_code',
  properties: {
    id: p.integer().primary().autoincrement(),
    board: () => p.manyToOne(BoardEntity).mapToPk().index(),
    /** Its first six digits. */
    code: p.text().index(),
    endedAt: p.bigint('number'),
  },
})
