import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { nullable, Paragraph, Time } from '../rows/fields.ts'
import type { VoteId } from '../ids.ts'
import { DecisionId, OrganisationId, PersonId } from '../ids.ts'
import { fixed, type RowOf, stamped, value } from '../rows/records.ts'
import { judgeVote } from './judge-decision.ts'

export const VoteChoice = v.picklist(['for', 'against', 'abstained'])
export type VoteChoice = v.InferOutput<typeof VoteChoice>

const fields = {
  decisionId: fixed(DecisionId),
  orgId: fixed(OrganisationId),
  createdBy: fixed(PersonId),
  createdAt: stamped(fixed(Time)),
  /** Null: no vote (taken back, or only a dissenting opinion on a consensus). */
  choice: value(nullable(VoteChoice)),
  /** Особено мнение: an objection that goes into the minutes. */
  dissent: value(nullable(Paragraph)),
}
export type VoteFields = typeof fields

export const voteId = (decisionId: DecisionId, orgId: OrganisationId): VoteId =>
  `${decisionId}:${orgId}` as VoteId

/** One organisation's one vote on one decision: the row's id is both, so there cannot be a second. */
export const votes = collection<VoteFields, VoteId>('votes', {
  fields,
  judge: judgeVote,
  label: 'decisions.vote',
  title: null,
  belongsTo: { orgId: 'organisations' },
  idOf: ({ decisionId, orgId }) =>
    voteId(String(decisionId) as DecisionId, String(orgId) as OrganisationId),
})
export type Vote = RowOf<VoteFields, VoteId>

export interface Tally {
  for: number
  against: number
  abstained: number
}

export const readVotes = (doc: Y.Doc, decisionId: DecisionId): Vote[] =>
  votes.all(doc).filter((vote) => vote.decisionId === decisionId)

/** Counts votes: one row an organisation. */
export const tally = (cast: readonly Vote[]): Tally => {
  const sum = { for: 0, against: 0, abstained: 0 }
  for (const vote of cast) if (vote.choice) sum[vote.choice]++
  return sum
}
