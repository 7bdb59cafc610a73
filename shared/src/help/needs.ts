import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { Day, nullable, paragraph, whole } from '../rows/fields.ts'
import type { NeedId } from '../ids.ts'
import { type RowOf, value } from '../rows/records.ts'
import { helpFields } from './help-fields.ts'
import { judgeHelp } from './judge-help.ts'

const fields = {
  ...helpFields,
  neededFrom: value(nullable(Day)),
  validUntil: value(nullable(Day)),
  urgency: value(v.picklist(['critical', 'high', 'normal'])),
  peopleInNeed: value(nullable(whole(0, 100_000_000))),
  note: value(paragraph),
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
