import { defineEntity, p } from '@mikro-orm/core'

/** A board's frame: what must be known before its document is loaded. */
export const BoardEntity = defineEntity({
  name: 'Board',
  tableName: 'board',
  properties: {
    id: p.string().primary(),
    title: p.string(),
    templateId: p.string(),
    demo: p.boolean(),
    /** Kept in clear: it is shown on the screen in the hall, lives for hours and has only 10⁶ values anyway. */
    roomCode: p.string().unique().nullable(),
    roomCodeExpiresAt: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
  },
})
