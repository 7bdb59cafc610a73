import type * as Y from 'yjs'
import type { AgendaItemId } from '../ids.ts'
import { type Decision, readDecisions } from '../meeting/decisions.ts'
import { readVotes, tally, type Vote } from '../meeting/votes.ts'
import type { MinutesDecision } from './minutes.ts'
import type { Directory } from './directory.ts'

/** What the minutes say of one decision, and the agenda item that it was taken on. */
export interface PlacedDecision {
  agendaItemId: AgendaItemId | null
  decision: MinutesDecision
}

const dissentsIn = (votes: readonly Vote[], directory: Directory): MinutesDecision['dissents'] =>
  votes.flatMap(({ orgId, dissent }) => {
    const organisation = directory.nameOf(orgId)
    const text = (dissent ?? '').trim()
    return organisation !== null && text !== '' ? [{ organisation, text }] : []
  })

/** Adopted ones by number, then the others. A draft without a word is nobody's decision and is left out. */
export const readMinutesDecisions = (
  meeting: Y.Doc,
  meetingNumber: number,
  directory: Directory,
): PlacedDecision[] => {
  const describe = (row: Decision): MinutesDecision => {
    const votes = readVotes(meeting, row.id)
    return {
      number: row.number === null ? null : `${meetingNumber}.${row.number}`,
      title: row.title.trim(),
      text: row.text.trim(),
      // Adopted on this page a moment ago, and not yet taken by the server, which gives the number: on paper a draft.
      status: row.status === 'adopted' && row.number === null ? 'draft' : row.status,
      method: row.method,
      counted: row.counted,
      cast: votes.some((vote) => vote.choice !== null) ? tally(votes) : null,
      dissents: dissentsIn(votes, directory),
    }
  }
  return readDecisions(meeting)
    .map((row) => ({ agendaItemId: row.agendaItemId, decision: describe(row) }))
    .filter(
      ({ decision }) => decision.number !== null || decision.title !== '' || decision.text !== '',
    )
}
