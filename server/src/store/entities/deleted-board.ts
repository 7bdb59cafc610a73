import { defineEntity, p } from '@mikro-orm/core'
import type { BoardId } from '@sedyanka/shared/ids.ts'

/** That there was a board of this id: its pages are told so, for a while. Nothing else of it is kept. */
export const DeletedBoardEntity = defineEntity({
  name: 'DeletedBoard',
  tableName: 'deleted_board',
  properties: {
    id: p.text().$type<BoardId>().primary(),
    at: p.bigint('number'),
    /** Whether the file has been written anew since, without the board's old pages. */
    isErased: p.boolean().default(false),
  },
})
