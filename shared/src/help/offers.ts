import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { Day, nullable, paragraph } from '../rows/fields.ts'
import type { OfferId } from '../ids.ts'
import { type RowOf, value } from '../rows/records.ts'
import { helpFields } from './help-fields.ts'
import { judgeHelp } from './judge-help.ts'

const fields = {
  ...helpFields,
  coverage: value(v.picklist(['municipality', 'region'])),
  availableFrom: value(nullable(Day)),
  validUntil: value(nullable(Day)),
  conditions: value(paragraph),
}
export type OfferFields = typeof fields

/** Help that an organisation offers. What is left of it is derived from the matches (coverage.ts). */
export const offers = collection<OfferFields, OfferId>('offers', {
  fields,
  judge: judgeHelp('offerId'),
  label: 'offers.title',
  title: 'title',
  belongsTo: { orgId: 'organisations' },
  howMany: 'count.offers',
})
export type Offer = RowOf<OfferFields, OfferId>

export const readOffers = (doc: Y.Doc): Offer[] =>
  offers.all(doc).sort((a, b) => a.createdAt - b.createdAt)
