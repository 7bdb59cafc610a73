import type * as Y from 'yjs'
import { authoredBy } from '../fields.ts'
import type { Seat } from '../seat.ts'
import { type Decision, decisions } from './decisions.ts'
import { tally, type Tally, type Vote, type VoteChoice, voteId, votes } from './votes.ts'

/** From a sentence to a numbered decision. `now` is epoch milliseconds on the server's clock. */

export interface NewDecision {
  id: string
  agendaItemId: string | null
  text: string
}

export const draftDecision = (
  doc: Y.Doc,
  decision: NewDecision,
  by: { seat: Seat; now: number },
): void =>
  decisions.create(doc, {
    ...decision,
    title: '',
    status: 'draft',
    method: 'consensus',
    number: null,
    decidedAt: null,
    counted: null,
    ...authoredBy(by.seat, by.now),
  })

/** A draft with method `vote` is being voted on. */
export const openVote = (doc: Y.Doc, id: string): void => decisions.set(doc, id, { method: 'vote' })

/** Takes a draft back from the vote; votes stay while its words do (judge-decision.ts). */
export const cancelVote = (doc: Y.Doc, id: string): void =>
  decisions.set(doc, id, { method: 'consensus' })

/** Adopts a draft. Its number is the server's to give (`numbers.ts`); one that has a number keeps it. */
export const adoptDecision = (doc: Y.Doc, id: string, now: number): void =>
  decisions.set(doc, id, { status: 'adopted', decidedAt: now })

export const rejectDecision = (doc: Y.Doc, id: string, now: number): void =>
  decisions.set(doc, id, { status: 'rejected', decidedAt: now })

/** Takes an adopted or rejected decision back to where it was before. Its number stays with it, its votes count on. */
export const retractDecision = (doc: Y.Doc, id: string): void =>
  decisions.set(doc, id, { status: 'draft', decidedAt: null })

interface OwnVote {
  seat: Seat
  now: number
  choice?: VoteChoice | null
  dissent?: string | null
}

/** Casts, changes or takes back the vote of the seat's own organisation, or notes its dissenting opinion. */
export const castVote = (doc: Y.Doc, decisionId: string, vote: OwnVote): void => {
  const orgId = vote.seat.organisationId
  if (orgId === null) throw new Error('a vote is an organisation’s')
  const id = voteId(decisionId, orgId)
  const { choice, dissent } = vote
  if (votes.read(doc, id)) votes.set(doc, id, { choice, dissent })
  else {
    const made = { createdBy: vote.seat.personId, createdAt: vote.now }
    votes.create(doc, {
      id,
      decisionId,
      orgId,
      choice: choice ?? null,
      dissent: dissent ?? null,
      ...made,
    })
  }
}

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
