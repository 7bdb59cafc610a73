import type { RowId } from '../ids.ts'
import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  refersTo,
  rowOf,
  rowsOf,
  touches,
  type ValuesOf,
  valueOf,
  type View,
  says,
} from '../rights/judging.ts'
import type { DecisionFields } from './decisions.ts'
import type { VoteFields } from './votes.ts'

/** Votes with a choice on a decision. */
const castOn = (view: View, decisionId: RowId) =>
  rowsOf<VoteFields>(view, 'votes').filter(
    (vote) => vote.decisionId === decisionId && valueOf(vote, 'choice') !== null,
  )

/** Whether a decision was adopted or rejected: it stays as it was read out, until it is taken back by hand. */
export const isSettled = ({ status }: ValuesOf<DecisionFields>): boolean => status !== 'draft'

/** Decisions: written and pronounced by facilitators; what was adopted, and what is being voted on, stays as it is. */
export const judgeDecision: Judge<DecisionFields> = (seat, { id, before, after, fields }, view) => {
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  const isPronounced = isSettled(after)
  if (before === null) {
    if (!isSigned(seat, after)) return 'foreign'
    if (!refersTo(view, 'agenda', after.agendaItemId)) return 'invalid'
    if (!isPronounced && valueOf(after, 'decidedAt') !== null) return 'invalid'
  } else if (isSettled(before) && isPronounced) {
    // It is taken back first: then its words may change again.
    if (touches(fields, 'title', 'text', 'method', 'counted')) return 'agreed'
    if (fields.has('deletedAt') && valueOf(after, 'deletedAt') !== null) return 'agreed'
    const turns = [before.status, after.status]
    if (turns[0] !== turns[1] && turns.includes('rejected')) return 'agreed'
  } else if (
    touches(fields, 'title', 'text') &&
    before.method === 'vote' &&
    castOn(view, id).length > 0
  )
    return 'agreed'
  const hasWords = () =>
    says(view.text('decisions', id, 'text')) || says(view.text('decisions', id, 'title'))
  return isPronounced && before?.status !== after.status && !hasWords() ? 'empty' : null
}

/** Votes that were cast before the words changed were cast on other words. */
export const decisionConsequences: Consequences<DecisionFields> = (
  _,
  { id, before, after, fields },
  view,
) =>
  before === null || after.status !== 'draft' || !touches(fields, 'title', 'text')
    ? []
    : castOn(view, id).map((vote) => ({
        root: 'votes',
        id: vote.id,
        field: 'choice' satisfies keyof ValuesOf<VoteFields>,
        was: vote.choice,
        value: undefined,
      }))

/** One organisation, one vote, its own: for facilitators too. */
export const judgeVote: Judge<VoteFields> = (seat, { before, after, fields }, view) => {
  if (!isOwn(seat, after.orgId)) return 'foreign'
  if (before === null && after.createdBy !== seat.personId) return 'foreign'
  const decision = rowOf<DecisionFields>(view, 'decisions', after.decisionId)
  if (!decision) return 'invalid'
  const writesChoice = before === null ? valueOf(after, 'choice') !== null : fields.has('choice')
  return writesChoice && decision.status !== 'draft' ? 'closed' : null
}
