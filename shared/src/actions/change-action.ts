import { changing, removal, restoring, valueFor } from '../rows/command.ts'
import { actions } from './actions.ts'

/** Sets or empties the due date of an action item. */
export const setDueDate = changing('actions.setDueDate', actions, {
  args: { dueDate: valueFor(actions.fields.dueDate) },
  patch: (given) => given,
})

/** The responsible organisation accepts an action item as it was changed after it had accepted it. */
export const acceptChange = changing('actions.acceptChange', actions, {
  args: {},
  patch: () => ({ changedAfter: null }),
})

export const removeAction = changing('actions.remove', actions, removal)
export const restoreAction = restoring('actions.restore', actions)
