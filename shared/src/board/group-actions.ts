import { addDays, weekdayOf } from '../i18n/calendar.ts'
import { type Action, byUrgency, isOverdue } from './actions.ts'

/** The piles that people work through, in this order. */
export const actionGroups = [
  'proposed',
  'overdue',
  'thisWeek',
  'later',
  'noDate',
  'done',
  'cancelled',
] as const
export type ActionGroup = (typeof actionGroups)[number]

/** Which pile an action item lies on. `today` is a day; a week ends on Sunday. */
export const groupOfAction = (action: Action, today: string): ActionGroup => {
  if (action.status === 'done' || action.status === 'cancelled') return action.status
  if (isOverdue(action, today)) return 'overdue'
  // Consent comes first: nobody owes what they have not accepted.
  if (action.status === 'proposed') return 'proposed'
  if (action.dueDate === null) return 'noDate'
  return action.dueDate <= addDays(today, 6 - weekdayOf(today)) ? 'thisWeek' : 'later'
}

/** Action items on their piles, each by due date; the finished ones newest first. Empty piles are left out. */
export const groupActions = (
  list: readonly Action[],
  today: string,
): { group: ActionGroup; actions: Action[] }[] => {
  const piles = new Map<ActionGroup, Action[]>()
  for (const action of list) {
    const group = groupOfAction(action, today)
    const pile = piles.get(group)
    if (pile) pile.push(action)
    else piles.set(group, [action])
  }
  return actionGroups.flatMap((group) => {
    const pile = piles.get(group)?.sort(byUrgency)
    if (!pile) return []
    return [{ group, actions: group === 'done' || group === 'cancelled' ? pile.reverse() : pile }]
  })
}
