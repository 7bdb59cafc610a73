import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import {
  authored,
  Day,
  Line,
  nullable,
  paragraph,
  Quantity,
  Time,
  Unit,
  whole,
} from '../rows/fields.ts'
import type { NeedId } from '../ids.ts'
import { Id, OrganisationId } from '../ids.ts'
import { fixed, type RowOf, stamped, value } from '../rows/records.ts'
import { judgeHelp } from './judge-help.ts'

export const HelpKind = v.picklist(['goods', 'service'])
export const Urgency = v.picklist(['critical', 'high', 'normal'])

const fields = {
  title: value(Line),
  orgId: fixed(OrganisationId),
  sector: value(Id),
  kind: value(HelpKind),
  quantity: value(Quantity),
  unit: value(Unit),
  municipality: value(nullable(Id)),
  neededFrom: value(nullable(Day)),
  validUntil: value(nullable(Day)),
  urgency: value(Urgency),
  peopleInNeed: value(nullable(whole(0, 100_000_000))),
  note: value(paragraph),
  withdrawnAt: stamped(value(nullable(Time))),
  ...authored,
}
export type NeedFields = typeof fields

/** What is needed: things and totals, never persons. Its status is derived from the matches (coverage.ts). */
export const needs = collection<NeedFields, NeedId>('needs', {
  fields,
  judge: judgeHelp('needId'),
  label: 'needs.title',
  title: 'title',
  belongsTo: { orgId: 'organisations' },
  howMany: 'count.needs',
})
export type Need = RowOf<NeedFields, NeedId>

const urgencyOrder = { critical: 0, high: 1, normal: 2 } as const

/** Most urgent first, then the oldest. */
export const byNeedUrgency = (a: Need, b: Need): number =>
  urgencyOrder[a.urgency] - urgencyOrder[b.urgency] ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : 1)

export const readNeeds = (doc: Y.Doc): Need[] => needs.all(doc).sort(byNeedUrgency)
