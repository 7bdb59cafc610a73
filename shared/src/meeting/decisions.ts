import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, nullable, Time, whole } from '../rows/fields.ts'
import type { DecisionId } from '../ids.ts'
import { AgendaItemId } from '../ids.ts'
import { limits } from '../limits.ts'
import { readAs, strictOf } from '../rows/strict.ts'
import { fixed, given, type RowOf, stamped, text, value } from '../rows/records.ts'
import { isSettled, judgeDecision } from './judge-decision.ts'

export const DecisionStatus = v.picklist(['draft', 'adopted', 'rejected', 'superseded'])

const hands = whole(0, 99_999)

const fields = {
  agendaItemId: fixed(nullable(AgendaItemId)),
  title: text(limits.titleLength),
  text: text(limits.textLength),
  status: value(DecisionStatus),
  method: value(v.optional(v.picklist(['consensus', 'vote']), 'consensus')),
  /** Running number within the meeting (the 3 of “№ 11.3”), given by the server when it takes the adoption. */
  number: given(value(nullable(whole(1, 99_999)))),
  decidedAt: stamped(value(nullable(Time))),
  /**
   * A show of hands counted in the hall by the facilitator, when organisations voted without a device; it stands beside
   * the votes cast on the board only as the record of that count.
   */
  counted: value(
    nullable(
      readAs(
        v.strictObject({ for: hands, against: hands, abstained: hands }),
        v.strictObject({
          for: strictOf(hands),
          against: strictOf(hands),
          abstained: strictOf(hands),
        }),
      ),
    ),
  ),
  ...authored,
}
export type DecisionFields = typeof fields

/** A decision of the meeting: a draft until it is adopted by consensus or vote, and numbered then. */
export const decisions = collection<DecisionFields, DecisionId>('decisions', {
  fields,
  judge: judgeDecision,
  label: 'nav.decisions',
  title: null,
  states: 'decision',
  howMany: 'count.decisions',
  isSettled,
})
export type Decision = RowOf<DecisionFields, DecisionId>

/** Numbered ones by number, then drafts by creation. */
export const byNumber = (a: Decision, b: Decision): number =>
  (a.number ?? 1e9) - (b.number ?? 1e9) ||
  (a.decidedAt ?? 1e15) - (b.decidedAt ?? 1e15) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : 1)

export const readDecisions = (doc: Y.Doc): Decision[] => decisions.all(doc).sort(byNumber)

/** Gives a decision that is adopted the next number of its meeting, once; removed ones keep theirs. */
export const numberDecision = (doc: Y.Doc, id: DecisionId): void => {
  const row = decisions.read(doc, id)
  if (row?.status !== 'adopted' || row.number !== null) return
  const highest = Math.max(0, ...decisions.everything(doc).map(({ number }) => number ?? 0))
  decisions.set(doc, id, { number: highest + 1 })
}
