import * as v from 'valibot'
import { command, done, edit, gone, readStanding, step, valueFor } from '../rows/command.ts'
import { ActionId, makeId, type OrganisationId, ReportId } from '../ids.ts'
import type { Seat } from '../seat.ts'
import { type Action, actions } from './actions.ts'
import { reports } from './reports.ts'

/** Whose voice a report is: the seat's organisation, or the responsible one when a facilitator writes it down for them. */
const reporterOf = (seat: Seat, action: Action): OrganisationId | null => {
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
 * once are both heard; the status is the later one's. `text` is one sentence; of a blocked action item it says what is in
 * the way, and it may be empty when only the status changes. Answers with the report's id, null when there was nothing to
 * report.
 */
export const reportProgress = command(
  'actions.report',
  v.strictObject({
    id: ActionId,
    status: valueFor(actions.fields.status),
    text: v.pipe(v.string(), v.trim(), valueFor(reports.fields.text)),
  }),
  (doc, { id, status, text }, { seat, at }) => {
    const action = readStanding(actions, doc, id)
    if (!action) return gone
    const orgId = reporterOf(seat, action)
    const decides = maySetStatus(seat, action)
    const next = decides ? status : action.status
    const hasNews = orgId !== null && (text !== '' || next !== action.status)
    const reportId = hasNews ? makeId<ReportId>() : null
    step(doc, () => {
      if (reportId !== null && orgId !== null) {
        const authorship = { createdBy: seat.personId, createdAt: at, deletedAt: null }
        reports.create(doc, {
          id: reportId,
          actionId: id,
          orgId,
          status: next,
          text,
          ...authorship,
        })
      }
      if (!decides) return
      actions.set(doc, id, { status: next })
      const reason = next === 'blocked' ? text || action.blockedReason : null
      if (reason !== action.blockedReason) actions.set(doc, id, { blockedReason: reason })
      const declined = next === 'cancelled' ? text || action.declineReason : null
      if (declined !== action.declineReason)
        actions.set(doc, id, { declineReason: declined || null })
    })
    return { ok: true, reportId }
  },
)

/** Takes a report back, with the status and the reasons that it brought, unless the status is the former one anyway. */
export const takeBackReport = command(
  'actions.takeBackReport',
  v.strictObject({
    id: ActionId,
    reportId: v.nullable(ReportId),
    status: valueFor(actions.fields.status),
    blockedReason: valueFor(actions.fields.blockedReason),
    declineReason: valueFor(actions.fields.declineReason),
  }),
  (doc, { id, reportId, ...before }, { at }) => {
    const action = readStanding(actions, doc, id)
    if (!action || (reportId !== null && !reports.read(doc, reportId))) return gone
    edit(doc, () => {
      if (reportId !== null) reports.set(doc, reportId, { deletedAt: at })
      if (action.status !== before.status) actions.set(doc, id, before)
    })
    return done
  },
)
