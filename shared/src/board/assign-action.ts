import type * as Y from 'yjs'
import type { Seat } from '../seat.ts'
import { actions } from './actions.ts'

/**
 * Gives an action item to an organisation (or to none). Consent is the new organisation's: the action item is proposed
 * to it, unless it takes the task itself or the task is over. Throws when there is no such row.
 */
export const assignAction = (
  doc: Y.Doc,
  { actionId, orgId }: { actionId: string; orgId: string | null },
  seat: Seat,
): void => {
  const action = actions.read(doc, actionId)
  if (!action) throw new Error('actions: no such row')
  if (action.responsibleOrgId === orgId) return
  const isOver = action.status === 'done' || action.status === 'cancelled'
  const takesIt = orgId !== null && orgId === seat.organisationId
  const status = isOver ? action.status : takesIt ? 'accepted' : 'proposed'
  actions.set(doc, actionId, { responsibleOrgId: orgId, status, blockedReason: null })
}
