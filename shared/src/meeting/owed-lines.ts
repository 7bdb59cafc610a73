import * as v from 'valibot'
import { type Action, byUrgency, isOpen, isOverdue } from '../actions/actions.ts'
import { command, gone, readStanding, step } from '../rows/command.ts'
import { AgendaItemId, type MeetingId, type OrganisationId } from '../ids.ts'
import { addItem, newItem } from './agenda-edits.ts'
import { agenda, type AgendaItem, isListed } from './agenda.ts'
import { toLastPlace } from './carry-over.ts'

/** What a meeting that is being prepared owes to earlier ones, one line each; every line is taken in or dropped. */
export interface OwedLine {
  /** A review of open action items, an item that was postponed, or a round on needs that nobody covers. */
  kind: 'review' | 'postponed' | 'matching'
  /** The item that the line stands for; null while the agenda has none. */
  item: AgendaItem | null
  state: 'undecided' | 'taken' | 'dropped'
}

const stateOf = (item: AgendaItem | null): OwedLine['state'] => {
  if (item === null || item.status === 'proposed') return 'undecided'
  return item.status === 'withdrawn' ? 'dropped' : 'taken'
}

/** A standing item of that kind is used; there is a line only when there is something to speak about. */
const standingLine = (
  kind: 'review' | 'matching',
  items: readonly AgendaItem[],
  count: number,
): OwedLine[] => {
  if (count === 0) return []
  // An item that came from an earlier meeting has a line of its own.
  const ofKind = items.filter((item) => item.kind === kind && item.carriedFrom === null)
  const item = ofKind.find(isListed) ?? ofKind.find(({ status }) => status === 'withdrawn') ?? null
  return [{ kind, item, state: stateOf(item) }]
}

/** The lines, from all items that are not removed, in agenda order. */
export const owedLines = (
  items: readonly AgendaItem[],
  counts: { openActions: number; uncoveredNeeds: number },
): OwedLine[] => [
  ...standingLine('review', items, counts.openActions),
  ...items
    .filter(({ carriedFrom }) => carriedFrom !== null)
    .map((item) => ({ kind: 'postponed' as const, item, state: stateOf(item) })),
  ...standingLine('matching', items, counts.uncoveredNeeds),
]

/**
 * Takes a line onto the agenda or drops it. `itemId` is the item that the line stands for; where the agenda has none yet
 * (null) it is made from `fresh`. Answers with the item's id.
 */
export const decideLine = command(
  'agenda.decideOwed',
  v.strictObject({
    itemId: v.nullable(AgendaItemId),
    state: v.picklist(['taken', 'dropped']),
    fresh: v.strictObject(newItem),
  }),
  (doc, { itemId, state, fresh }, by) => {
    if (itemId !== null && !readStanding(agenda, doc, itemId)) return gone
    return step(doc, () => {
      const made = itemId === null ? addItem(doc, fresh, by) : { ok: true as const, id: itemId }
      if (!made.ok) return made
      if (state === 'taken') toLastPlace(doc, made.id)
      else agenda.set(doc, made.id, { status: 'withdrawn' })
      return made
    })
  },
)

export interface OwedByOrganisation {
  /** Null: nobody is responsible yet. */
  organisationId: OrganisationId | null
  /** Overdue first, then by due date. */
  actions: Action[]
  overdue: number
}

/** What was agreed before a meeting and is still open, by organisation: the one with most overdue comes first. */
export const groupOwedActions = (
  actions: readonly Action[],
  { meetingId, today }: { meetingId: MeetingId; today: string },
): OwedByOrganisation[] => {
  const groups = new Map<OrganisationId | null, Action[]>()
  for (const action of actions) {
    if (action.meetingId === meetingId || !isOpen(action)) continue
    const group = groups.get(action.responsibleOrgId)
    if (group) group.push(action)
    else groups.set(action.responsibleOrgId, [action])
  }
  return [...groups]
    .map(([organisationId, list]) => ({
      organisationId,
      actions: list.sort(byUrgency),
      overdue: list.filter((action) => isOverdue(action, today)).length,
    }))
    .sort((a, b) => b.overdue - a.overdue || b.actions.length - a.actions.length)
}
