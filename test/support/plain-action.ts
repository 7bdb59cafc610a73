import type { Action } from '@sedyanka/shared/actions/actions.ts'
import { asId } from './as-id.ts'

/** An action item as it is read, of no organisation and no meeting unless the patch says so. */
export const plainAction = (id: string, patch: Partial<Action> = {}): Action => ({
  id: asId(id),
  title: id,
  responsibleOrgId: null,
  coOrgIds: [],
  dueDate: null,
  status: 'proposed',
  blockedReason: null,
  declineReason: null,
  requestedDueDate: null,
  requestReason: null,
  dueAnswer: null,
  changedAfter: null,
  movedFrom: null,
  meetingId: null,
  agendaItemId: null,
  decisionId: null,
  carriedOverFrom: null,
  number: null,
  createdBy: asId('p'),
  createdByOrg: null,
  createdAt: 1,
  deletedAt: null,
  ...patch,
})
