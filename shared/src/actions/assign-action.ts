import { changing, valueFor } from '../rows/command.ts'
import { actions, isOpen } from './actions.ts'
import { firstStatus } from './consent.ts'

const { fields } = actions

/**
 * Gives an action item to an organisation (or to none). Consent is the new organisation's: the action item is proposed
 * to it, unless it takes the task itself or the task is over. What was in the former one's way is not in the new one's.
 */
export const assignAction = changing('actions.assign', actions, {
  args: { orgId: valueFor(fields.responsibleOrgId) },
  patch: ({ orgId }, { seat }, row) =>
    row.responsibleOrgId === orgId
      ? {}
      : {
          responsibleOrgId: orgId,
          status: isOpen(row) ? firstStatus(seat, orgId) : row.status,
          blockedReason: null,
        },
})

/** Takes an assignment back: the organisation, the status and the reason of a block that stood before. */
export const takeBackAssignment = changing('actions.takeBackAssignment', actions, {
  args: {
    responsibleOrgId: valueFor(fields.responsibleOrgId),
    status: valueFor(fields.status),
    blockedReason: valueFor(fields.blockedReason),
  },
  patch: (before) => before,
})
