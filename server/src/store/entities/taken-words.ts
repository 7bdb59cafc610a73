import { defineEntity, p } from '@mikro-orm/core'
import { DocumentEntity } from './document.ts'

/** Words that were taken out of a document together with the person who wrote them; kept for a day, to be brought back. */
export const TakenWordsEntity = defineEntity({
  name: 'TakenWords',
  tableName: 'taken_words',
  properties: {
    document: () => p.manyToOne(DocumentEntity).mapToPk().primary(),
    /** Which step took them. */
    key: p.text().primary(),
    /** As `packTaken` makes it; the store does not look inside. */
    body: p.blob(),
    at: p.bigint('number').index(),
  },
})
