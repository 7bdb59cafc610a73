import * as v from 'valibot'
import type * as Y from 'yjs'
import { authored, nullable, Time } from '../fields.ts'
import { Id } from '../ids.ts'
import { limits } from '../limits.ts'
import { fixed, records, type RowOf, text, value } from '../records.ts'

export const DecisionStatus = v.picklist(['draft', 'adopted', 'rejected', 'superseded'])

/** A decision of the meeting: a draft until it is adopted by consensus or vote, and numbered then. */
export const decisions = records('decisions', {
  agendaItemId: fixed(nullable(Id)),
  title: text(limits.titleLength),
  text: text(limits.textLength),
  status: value(DecisionStatus),
  method: value(v.optional(v.picklist(['consensus', 'vote']), 'consensus')),
  /** Running number within the meeting (the 3 of „№ 11.3“), given at adoption. */
  number: value(nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))),
  decidedAt: value(nullable(Time)),
  /**
   * A show of hands counted in the hall by the facilitator, when organisations voted without a device; it stands beside
   * the votes cast on the board only as the record of that count.
   */
  counted: value(
    nullable(
      v.strictObject({
        for: v.pipe(v.number(), v.integer(), v.minValue(0)),
        against: v.pipe(v.number(), v.integer(), v.minValue(0)),
        abstained: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
    ),
  ),
  ...authored,
})
export type Decision = RowOf<typeof decisions.fields>

/** Numbered ones by number, then drafts by creation. */
export const byNumber = (a: Decision, b: Decision): number =>
  (a.number ?? 1e9) - (b.number ?? 1e9) || a.createdAt - b.createdAt

export const readDecisions = (doc: Y.Doc): Decision[] => decisions.all(doc).sort(byNumber)

/** The number that the next adopted decision gets; removed ones keep theirs. */
export const nextDecisionNumber = (doc: Y.Doc): number =>
  1 + Math.max(0, ...decisions.everything(doc).map((decision) => decision.number ?? 0))
