import type * as Y from 'yjs'
import { authoredBy } from '../fields.ts'
import type { Seat } from '../seat.ts'
import { decisions, nextDecisionNumber } from './decisions.ts'
import { type Vote, type VoteChoice, voteId, votes } from './votes.ts'

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

/** Takes a draft back from the vote; votes that were cast stay and count again if the vote is opened again. */
export const cancelVote = (doc: Y.Doc, id: string): void =>
  decisions.set(doc, id, { method: 'consensus' })

/** Adopts a draft and gives it its number; one that has a number keeps it. Returns the number. */
export const adoptDecision = (doc: Y.Doc, id: string, now: number): number => {
  const before = decisions.read(doc, id)
  if (!before) throw new Error('decisions: no such row')
  const number = before.number ?? nextDecisionNumber(doc)
  decisions.set(doc, id, { status: 'adopted', number, decidedAt: now })
  return number
}

export const rejectDecision = (doc: Y.Doc, id: string, now: number): void =>
  decisions.set(doc, id, { status: 'rejected', decidedAt: now })

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

/** What the votes say: more for than against carries. The facilitator still pronounces it. */
export const outcomeOf = (cast: readonly Vote[]): Outcome => {
  let balance = 0
  for (const vote of cast) balance += vote.choice === 'for' ? 1 : vote.choice === 'against' ? -1 : 0
  return balance > 0 ? 'carried' : balance < 0 ? 'notCarried' : 'tied'
}
