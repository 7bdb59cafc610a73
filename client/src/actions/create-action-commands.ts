import { type Action, actions, type ActionStatus } from '@sedyanka/shared/actions/actions.ts'
import { addAction } from '@sedyanka/shared/actions/add-action.ts'
import { assignAction, takeBackAssignment } from '@sedyanka/shared/actions/assign-action.ts'
import { removeAction, restoreAction, setDueDate } from '@sedyanka/shared/actions/change-action.ts'
import type { Report } from '@sedyanka/shared/actions/reports.ts'
import { setReasons, shortenReport } from '@sedyanka/shared/actions/shorten-report.ts'
import { reportProgress, takeBackReport } from '@sedyanka/shared/actions/report-progress.ts'
import { createAct } from '../rows/create-act.ts'
import type { Names } from '../rows/create-names.ts'
import { createNotify } from '../rows/create-notify.ts'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import type { ActionId, OrganisationId } from '@sedyanka/shared/ids.ts'

export interface NewAction {
  title: string
  orgId: OrganisationId | null
  dueDate: string | null
}

export interface ActionCommands {
  /** One tap: the status alone. */
  setStatus(action: Action, status: ActionStatus): void
  accept(action: Action): void
  decline(action: Action, reason: string): void
  report(action: Action, progress: { status: ActionStatus; text: string }): void
  /** A report as it reads without something; so does the reason that it gave the action item. */
  shortenReport(report: Report, text: string): void
  setReasons(
    action: Action,
    reasons: Partial<Pick<Action, 'blockedReason' | 'declineReason' | 'requestReason'>>,
  ): void
  assign(action: Action, orgId: OrganisationId | null): void
  setDue(action: Action, day: string | null): void
  remove(action: Action): void
  restore(action: Action): void
  /** Answers with the id of the new one; null where it could not be made. */
  add(fresh: NewAction): ActionId | null
}

/** What people do with action items; each says what happened and can be taken back. */
export const createActionCommands = (room: ClientRoom, names: Names): ActionCommands => {
  const { t } = useI18n()
  const notify = createNotify(room)
  const act = createAct(room)

  /** Sets the status with a report, and offers to take both back. */
  const report = (
    action: Action,
    progress: { status: ActionStatus; text: string },
    notice: string,
  ) => {
    const { id, status, blockedReason, declineReason } = action
    const made = act(reportProgress, { id, ...progress })
    if (!made.ok) return
    const before = { id, status, blockedReason, declineReason, reportId: made.reportId }
    notify(notice, () => act(takeBackReport, before))
  }

  return {
    setStatus: (action, status) => {
      if (status === action.status) return
      const words = { title: action.title, status: t(`status.action.${status}`).toLowerCase() }
      report(action, { status, text: '' }, t('actions.statusNotice', words))
    },
    accept: (action) =>
      report(
        action,
        { status: 'accepted', text: '' },
        t('actions.acceptedNotice', { title: action.title }),
      ),
    decline: (action, reason) =>
      report(
        action,
        { status: 'cancelled', text: reason },
        t('actions.declinedNotice', { title: action.title }),
      ),
    report: (action, progress) => report(action, progress, t('actions.updated')),
    shortenReport: ({ id }, text) => act(shortenReport, { id, text }),
    setReasons: ({ id }, reasons) => act(setReasons, { id, ...reasons }),
    assign: (action, orgId) => {
      const { id, responsibleOrgId, status, blockedReason } = action
      const { ok } = act(assignAction, { id, orgId })
      if (!ok || orgId === null || actions.read(room.doc, id)?.status !== 'proposed') return
      const before = { id, responsibleOrgId, status, blockedReason }
      notify(t('actions.proposedTo', { organisation: names.organisation(orgId) }), () =>
        act(takeBackAssignment, before),
      )
    },
    setDue: ({ id }, dueDate) => act(setDueDate, { id, dueDate }),
    remove: ({ id }) => {
      if (act(removeAction, { id }).ok)
        notify(t('actions.removed'), () => act(restoreAction, { id }))
    },
    restore: ({ id, title }) => {
      if (act(restoreAction, { id }).ok) notify(t('actions.restored', { title }))
    },
    add: ({ title, orgId, dueDate }) => {
      const made = act(addAction, { title, responsibleOrgId: orgId, dueDate })
      if (!made.ok) return null
      notify(t('actions.added', { title }))
      return made.id
    },
  }
}
