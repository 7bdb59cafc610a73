import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'

/** Which client ids wrote into a document in one minute, and from which clock on. Kept for a day. */
export const WritingMinuteEntity = defineEntity({
  name: 'WritingMinute',
  tableName: 'writing_minute',
  properties: {
    document: () => p.manyToOne(DocumentEntity).mapToPk().primary(),
    /** Minutes since the epoch. */
    minute: p.integer().primary(),
    /** As `WritingTimes` makes it; the store does not look inside. */
    clocks: p.blob(),
  },
})
