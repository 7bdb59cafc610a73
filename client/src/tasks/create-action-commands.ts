import { type Action, actions, type ActionStatus } from '@sedyanka/shared/board/actions.ts'
import { assignAction } from '@sedyanka/shared/board/assign-action.ts'
import { reportProgress } from '@sedyanka/shared/board/report-progress.ts'
import { type Report, reports } from '@sedyanka/shared/board/reports.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import { origins } from '@sedyanka/shared/records.ts'
import type { Names } from '../rows/create-names.ts'
import { createNotify } from '../rows/create-notify.ts'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'

export interface NewAction {
  title: string
  orgId: string | null
  dueDate: string | null
}

export interface ActionCommands {
  /** One tap: the status alone. */
  setStatus(action: Action, status: ActionStatus): void
  accept(action: Action): void
  decline(action: Action, reason: string): void
  report(action: Action, progress: { status: ActionStatus; text: string }): void
  /** A report as it reads without something; so does the reason that it gave the action item. */
  shortenReport(action: Action, report: Report, text: string): void
  setReason(
    action: Action,
    reason: Partial<Pick<Action, 'blockedReason' | 'declineReason' | 'requestReason'>>,
  ): void
  assign(action: Action, orgId: string | null): void
  setDue(action: Action, day: string | null): void
  remove(action: Action): void
  restore(action: Action): void
  add(fresh: NewAction): string
}

/** What people do with action items; each says what happened and can be taken back. */
export const createActionCommands = (room: ClientRoom, names: Names): ActionCommands => {
  const { t } = useI18n()
  const notify = createNotify(room)
  const now = () => room.serverNow()

  /** Sets the status with a report, and offers to take both back. */
  const report = (
    action: Action,
    progress: { status: ActionStatus; text: string },
    notice: string,
  ) => {
    const { id, status, blockedReason, declineReason } = action
    const reportId = reportProgress(
      room.doc,
      { actionId: id, ...progress },
      { seat: room.seat, at: now() },
    )
    const undo = () =>
      room.doc.transact(() => {
        if (reportId !== null) reports.set(room.doc, reportId, { deletedAt: now() })
        if (actions.read(room.doc, id)?.status !== status)
          actions.set(room.doc, id, { status, blockedReason, declineReason })
      }, origins.edit)
    notify(notice, undo)
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
    shortenReport: (action, { id, text: before }, text) =>
      room.doc.transact(() => {
        reports.set(room.doc, id, { text })
        for (const field of ['blockedReason', 'declineReason'] as const)
          if (action[field] === before) actions.set(room.doc, action.id, { [field]: text || null })
      }, origins.edit),
    setReason: ({ id }, reason) => actions.set(room.doc, id, reason),
    assign: (action, orgId) => {
      const { id, responsibleOrgId, status, blockedReason } = action
      assignAction(room.doc, { actionId: id, orgId }, room.seat)
      if (actions.read(room.doc, id)?.status !== 'proposed' || orgId === null) return
      const undo = () => actions.set(room.doc, id, { responsibleOrgId, status, blockedReason })
      notify(t('actions.proposedTo', { organisation: names.organisation(orgId) }), undo)
    },
    setDue: ({ id }, dueDate) => actions.set(room.doc, id, { dueDate }),
    remove: ({ id }) => {
      actions.set(room.doc, id, { deletedAt: now() })
      const undo = () => actions.set(room.doc, id, { deletedAt: null })
      notify(t('actions.removed'), undo)
    },
    restore: ({ id, title }) => {
      actions.set(room.doc, id, { deletedAt: null })
      notify(t('actions.restored', { title }))
    },
    add: ({ title, orgId, dueDate }) => {
      const id = makeId()
      const isOwn = orgId !== null && orgId === room.seat.organisationId
      actions.create(room.doc, {
        id,
        title,
        responsibleOrgId: orgId,
        coOrgIds: [],
        dueDate,
        // Only the responsible organisation itself can accept.
        status: isOwn ? 'accepted' : 'proposed',
        ...authoredBy(room.seat, now()),
      })
      notify(t('actions.added', { title }))
      return id
    },
  }
}
