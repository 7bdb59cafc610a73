import type * as Y from 'yjs'
import { makeId } from '../ids.ts'
import { origins } from '../records.ts'
import type { Seat } from '../seat.ts'
import { type Action, type ActionStatus, actions } from './actions.ts'
import { reports } from './reports.ts'

export interface Progress {
  actionId: string
  status: ActionStatus
  /** One sentence; of a blocked action item it says what is in the way. May be empty when only the status changes. */
  text: string
}

/** Whose voice a report is: the seat's organisation, or the responsible one when a facilitator writes it down for them. */
const reporterOf = (seat: Seat, action: Action): string | null => {
  const own = seat.organisationId
  if (seat.role !== 'facilitator') return own
  const takesPart =
    own !== null && (own === action.responsibleOrgId || action.coOrgIds.includes(own))
  return takesPart ? own : (action.responsibleOrgId ?? own)
}

/** A supporting organisation is heard, but the status belongs to the responsible one. */
export const maySetStatus = (seat: Seat, action: Action): boolean =>
  seat.role === 'facilitator' ||
  (seat.role === 'member' &&
    seat.organisationId !== null &&
    seat.organisationId === action.responsibleOrgId)

/**
 * Reports progress on an action item: adds the report and sets the status in one transaction. Two people who report at
 * once are both heard; the status is the later one's. Returns the report's id, null when there was nothing to report.
 * Throws when the action item is gone.
 */
export const reportProgress = (
  doc: Y.Doc,
  { actionId, status, text }: Progress,
  by: { seat: Seat; at: number },
): string | null => {
  const action = actions.read(doc, actionId)
  if (!action || action.deletedAt !== null) throw new Error('actions: no such row')
  const sentence = text.trim()
  const orgId = reporterOf(by.seat, action)
  const decides = maySetStatus(by.seat, action)
  const next = decides ? status : action.status
  const hasNews = orgId !== null && (sentence !== '' || next !== action.status)
  const id = hasNews ? makeId() : null
  doc.transact(() => {
    if (id !== null && orgId !== null) {
      const authorship = { createdBy: by.seat.personId, createdAt: by.at, deletedAt: null }
      reports.create(doc, { id, actionId, orgId, status: next, text: sentence, ...authorship })
    }
    if (!decides) return
    actions.set(doc, actionId, { status: next })
    const reason = next === 'blocked' ? sentence || action.blockedReason : null
    if (reason !== action.blockedReason) actions.set(doc, actionId, { blockedReason: reason })
    const declined = next === 'cancelled' ? sentence || action.declineReason : null
    if (declined !== action.declineReason)
      actions.set(doc, actionId, { declineReason: declined || null })
  }, origins.create)
  return id
}
