import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { Paragraph, removable, Time } from '../rows/fields.ts'
import type { ReportId } from '../ids.ts'
import { ActionId, OrganisationId, PersonId } from '../ids.ts'
import { atArrival, fixed, type RowOf, value } from '../rows/records.ts'
import { judgeReport } from '../organisations/judge-register.ts'
import { actions, ActionStatus } from './actions.ts'

const fields = {
  actionId: fixed(ActionId),
  orgId: fixed(OrganisationId),
  createdBy: fixed(PersonId),
  /** The newest one decides the status: nobody's own clock. */
  createdAt: atArrival(fixed(Time)),
  status: fixed(ActionStatus),
  text: value(Paragraph),
  ...removable,
}
export type ReportFields = typeof fields

/** One progress report on an action item. Reports are only added, so two colleagues who report at once are both heard. */
export const reports = collection<ReportFields, ReportId>('reports', {
  fields,
  judge: judgeReport,
  label: 'actions.progress',
  title: null,
  belongsTo: { actionId: 'actions', orgId: 'organisations' },
  states: 'action',
})
export type Report = RowOf<ReportFields, ReportId>

/** The newest first, by the server's times. */
export const newestFirst = (a: Report, b: Report): number =>
  b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)

/** Reports of one action item, newest first. */
export const readReports = (doc: Y.Doc, actionId: ActionId): Report[] =>
  reports
    .all(doc)
    .filter((report) => report.actionId === actionId)
    .sort(newestFirst)

/**
 * After a new report of the responsible organisation: the status of its action item is the one that its newest report gives
 * it. Two colleagues who reported while offline wrote the status at once, and which of the two values stands is chance;
 * the server's times are not. What a facilitator cancelled stays cancelled.
 */
export const followNewestReport = (doc: Y.Doc, id: ReportId, isNew: boolean): void => {
  const report = reports.read(doc, id)
  const action = report && actions.read(doc, report.actionId)
  if (!isNew || !action || action.status === 'cancelled') return
  const newest = readReports(doc, action.id).find(({ orgId }) => orgId === action.responsibleOrgId)
  if (report.orgId !== action.responsibleOrgId || !newest) return
  const { status, text } = newest
  actions.set(doc, action.id, {
    status,
    blockedReason: status === 'blocked' ? text || action.blockedReason : null,
    declineReason: status === 'cancelled' ? text || action.declineReason : null,
  })
}
