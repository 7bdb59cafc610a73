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
  // What is late is late; of the rest, consent comes first: nobody owes what they have not accepted.
  if (action.status === 'proposed') return 'proposed'
  if (action.dueDate === null) return 'noDate'
  return action.dueDate <= addDays(today, 6 - weekdayOf(today)) ? 'thisWeek' : 'later'
}

/**
 * Action items on their piles, each by due date; the finished ones newest first. Empty piles are left out. The one that
 * is `held` stays where it was: somebody is working in it, and it must not jump from under the hand.
 */
export const groupActions = (
  list: readonly Action[],
  today: string,
  held: { id: string; group: ActionGroup; dueDate: string | null } | null = null,
): { group: ActionGroup; actions: Action[] }[] => {
  const piles = new Map<ActionGroup, Action[]>()
  const asPlaced = (action: Action): Action =>
    held?.id === action.id ? { ...action, dueDate: held.dueDate } : action
  for (const action of list) {
    const group = held?.id === action.id ? held.group : groupOfAction(action, today)
    const pile = piles.get(group)
    if (pile) pile.push(action)
    else piles.set(group, [action])
  }
  return actionGroups.flatMap((group) => {
    const pile = piles.get(group)?.sort((a, b) => byUrgency(asPlaced(a), asPlaced(b)))
    if (!pile) return []
    return [{ group, actions: group === 'done' || group === 'cancelled' ? pile.reverse() : pile }]
  })
}
