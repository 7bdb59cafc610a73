import { defineEntity, p } from '@mikro-orm/core'
import type { BoardId } from '@sedyanka/shared/ids.ts'

/** A board's frame: what must be known before its document is loaded. */
export const BoardEntity = defineEntity({
  name: 'Board',
  tableName: 'board',
  properties: {
    id: p.text().$type<BoardId>().primary(),
    title: p.text(),
    templateId: p.text(),
    demo: p.boolean(),
    /** The first six digits. Kept in clear: they are shown on the screen in the hall, and live for hours. */
    roomCode: p.text().unique().nullable(),
    roomCodeExpiresAt: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
    /** The ten digits behind them. */
    roomCodeTail: p.text().nullable(),
    roomCodeMadeAt: p.bigint('number').nullable(),
    /** Since when it is read only; null: it is worked on. */
    archivedAt: p.bigint('number').nullable(),
  },
})
