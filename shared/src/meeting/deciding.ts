import * as v from 'valibot'
import {
  changing,
  command,
  done,
  failed,
  gone,
  isTaken,
  newId,
  readStanding,
  removal,
  restoring,
  valueFor,
  wordsFor,
} from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { DecisionId, makeId } from '../ids.ts'
import { type Decision, decisions } from './decisions.ts'
import { tally, type Tally, type Vote, voteId, votes } from './votes.ts'

/** From a sentence to a numbered decision. */

/** Makes a draft; its text may be empty. Answers with its id. */
export const draftDecision = command(
  'decisions.draft',
  v.strictObject({
    id: newId(decisions),
    agendaItemId: valueFor(decisions.fields.agendaItemId),
    text: wordsFor(decisions.fields.text),
  }),
  (doc, { id = makeId<DecisionId>(), agendaItemId, text }, { seat, at }) => {
    if (isTaken(doc, decisions, id)) return failed('taken', 'id')
    decisions.create(doc, {
      id,
      agendaItemId,
      text,
      title: '',
      status: 'draft',
      method: 'consensus',
      number: null,
      decidedAt: null,
      counted: null,
      ...authoredBy(seat, at),
    })
    return { ok: true, id }
  },
)

/** A draft with method `vote` is being voted on. */
export const openVote = changing('decisions.openVote', decisions, {
  args: {},
  patch: () => ({ method: 'vote' }) as const,
})

/** Takes a draft back from the vote; votes stay while its words do (judge-decision.ts). */
export const cancelVote = changing('decisions.cancelVote', decisions, {
  args: {},
  patch: () => ({ method: 'consensus' }) as const,
})

/** Adopts a draft. Its number is the server's to give (`numbers.ts`); one that has a number keeps it. */
export const adoptDecision = changing('decisions.adopt', decisions, {
  args: {},
  patch: (_, { at }) => ({ status: 'adopted', decidedAt: at }) as const,
})

export const rejectDecision = changing('decisions.reject', decisions, {
  args: {},
  patch: (_, { at }) => ({ status: 'rejected', decidedAt: at }) as const,
})

/** Takes an adopted or rejected decision back to where it was before. Its number stays with it, its votes count on. */
export const retractDecision = changing('decisions.retract', decisions, {
  args: {},
  patch: () => ({ status: 'draft', decidedAt: null }) as const,
})

/** Writes down a show of hands counted in the hall; null where there was none. */
export const countHands = changing('decisions.count', decisions, {
  args: { counted: valueFor(decisions.fields.counted) },
  patch: (given) => given,
})

export const removeDecision = changing('decisions.remove', decisions, removal)
export const restoreDecision = restoring('decisions.restore', decisions)

/** Casts, changes or takes back (null) the vote of the seat's own organisation, or notes its dissenting opinion. */
export const castVote = command(
  'votes.cast',
  v.strictObject({
    decisionId: DecisionId,
    choice: v.optional(valueFor(votes.fields.choice)),
    dissent: v.optional(valueFor(votes.fields.dissent)),
  }),
  (doc, { decisionId, choice, dissent }, { seat, at }) => {
    const orgId = seat.organisationId
    if (orgId === null) return failed('seat')
    if (!readStanding(decisions, doc, decisionId)) return gone
    const id = voteId(decisionId, orgId)
    if (votes.read(doc, id)) votes.set(doc, id, { choice, dissent })
    else
      votes.create(doc, {
        id,
        decisionId,
        orgId,
        choice: choice ?? null,
        dissent: dissent ?? null,
        createdBy: seat.personId,
        createdAt: at,
      })
    return done
  },
)

export type Outcome = 'carried' | 'notCarried' | 'tied'

/** The votes that were cast for what is to be rejected, where they are more than those against; null where nothing speaks against it. */
export const doubtRejection = (
  decision: Pick<Decision, 'method' | 'counted'>,
  cast: readonly Vote[],
): Tally | null => {
  const sum = decision.counted ?? tally(cast)
  return decision.method === 'vote' && sum.for > sum.against ? sum : null
}

/** What the votes say: more for than against carries. The facilitator still pronounces it. */
export const outcomeOf = (cast: readonly Vote[]): Outcome => {
  let balance = 0
  for (const vote of cast) balance += vote.choice === 'for' ? 1 : vote.choice === 'against' ? -1 : 0
  return balance > 0 ? 'carried' : balance < 0 ? 'notCarried' : 'tied'
}

export interface Doubts {
  /** The vote, where it does not say more for than against: the count of the hall, else the votes on the board. */
  vote: Tally | null
  /** How many organisations make a quorum and how many are on record as present, where that is fewer. */
  quorum: { required: number; present: number } | null
}

/** What speaks against adopting a decision, for the facilitator to be asked; null when nothing does. */
export const doubtAdoption = (
  decision: Pick<Decision, 'method' | 'counted'>,
  facts: { cast: readonly Vote[]; quorum: number | null; present: number },
): Doubts | null => {
  const { cast, quorum: required, present } = facts
  const sum = decision.counted ?? tally(cast)
  const vote = decision.method === 'vote' && sum.for <= sum.against ? sum : null
  const quorum = required !== null && present < required ? { required, present } : null
  return vote === null && quorum === null ? null : { vote, quorum }
}
