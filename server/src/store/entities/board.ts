import { defineEntity, p } from '@mikro-orm/core'
import type { BoardId } from '@sedyanka/shared/ids.ts'

/** A board's frame: what must be known before its document is loaded. */
export const BoardEntity = defineEntity({
  name: 'Board',
  tableName: 'board',
  properties: {
    id: p.string().$type<BoardId>().primary(),
    title: p.string(),
    templateId: p.string(),
    demo: p.boolean(),
    /** The first six digits. Kept in clear: they are shown on the screen in the hall, and live for hours. */
    roomCode: p.string().unique().nullable(),
    roomCodeExpiresAt: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
    /** The ten digits behind them. */
    roomCodeTail: p.string().nullable(),
    roomCodeMadeAt: p.bigint('number').nullable(),
    /** Since when it is read only; null: it is worked on. */
    archivedAt: p.bigint('number').nullable(),
  },
})
