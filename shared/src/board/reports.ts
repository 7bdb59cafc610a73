import type * as Y from 'yjs'
import { Paragraph, removable, Time } from '../fields.ts'
import { Id } from '../ids.ts'
import { fixed, records, type RowOf, stamped, value } from '../records.ts'
import { ActionStatus } from './actions.ts'

/** One progress report on an action item. Reports are only added, so two colleagues who report at once are both heard. */
export const reports = records('reports', {
  actionId: fixed(Id),
  orgId: fixed(Id),
  createdBy: fixed(Id),
  createdAt: stamped(fixed(Time)),
  status: fixed(ActionStatus),
  text: value(Paragraph),
  ...removable,
})
export type Report = RowOf<typeof reports.fields>

/** Reports of one action item, newest first. */
export const readReports = (doc: Y.Doc, actionId: string): Report[] =>
  reports
    .all(doc)
    .filter((report) => report.actionId === actionId)
    .sort((a, b) => b.createdAt - a.createdAt)
