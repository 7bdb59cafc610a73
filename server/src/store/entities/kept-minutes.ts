import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'

/** The minutes of a meeting as they were when it was closed; one for each time. Only ever added. */
export const KeptMinutesEntity = defineEntity({
  name: 'KeptMinutes',
  tableName: 'kept_minutes',
  properties: {
    /** Grows: the newest one counts. */
    id: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(DocumentEntity),
    /** As `packMinutes` makes it; the store does not look inside. */
    body: p.blob(),
    /** When the meeting was closed, or, of those that were closed before minutes were kept, when it was upgraded. */
    at: p.bigint('number'),
  },
  uniques: [{ properties: ['document', 'at'] }],
})
