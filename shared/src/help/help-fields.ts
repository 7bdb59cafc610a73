import * as v from 'valibot'
import { authored, Line, nullable, Quantity, Time, Unit } from '../rows/fields.ts'
import { Id, OrganisationId } from '../ids.ts'
import { fixed, stamped, value } from '../rows/records.ts'

/** What needs and offers say alike. Each says its days itself: a history tells fields in the order in which a row has them. */
export const helpFields = {
  title: value(Line),
  orgId: fixed(OrganisationId),
  sector: value(Id),
  kind: value(v.picklist(['goods', 'service'])),
  quantity: value(Quantity),
  unit: value(Unit),
  municipality: value(nullable(Id)),
  withdrawnAt: stamped(value(nullable(Time))),
  ...authored,
}
