import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, Day, Line, nullable, paragraph, Quantity, Time, Unit } from '../rows/fields.ts'
import type { OfferId } from '../ids.ts'
import { Id, OrganisationId } from '../ids.ts'
import { fixed, type RowOf, stamped, value } from '../rows/records.ts'
import { judgeHelp } from './judge-help.ts'
import { HelpKind } from './needs.ts'

const fields = {
  title: value(Line),
  orgId: fixed(OrganisationId),
  sector: value(Id),
  kind: value(HelpKind),
  quantity: value(Quantity),
  unit: value(Unit),
  municipality: value(nullable(Id)),
  coverage: value(v.picklist(['municipality', 'region'])),
  availableFrom: value(nullable(Day)),
  validUntil: value(nullable(Day)),
  conditions: value(paragraph),
  withdrawnAt: stamped(value(nullable(Time))),
  ...authored,
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
