import * as v from 'valibot'
import type * as Y from 'yjs'
import { authored, Day, nullable, Paragraph } from '../fields.ts'
import { Id } from '../ids.ts'
import { limits } from '../limits.ts'
import { records, type RowOf, text, value } from '../records.ts'

export const ActionStatus = v.picklist([
  'proposed',
  'accepted',
  'inProgress',
  'blocked',
  'done',
  'cancelled',
])
export type ActionStatus = v.InferOutput<typeof ActionStatus>

/** An action item: what, who is responsible, until when. Overdue is derived, never stored. */
export const actions = records('actions', {
  title: text(limits.titleLength),
  responsibleOrgId: value(nullable(Id)),
  coOrgIds: value(v.optional(v.pipe(v.array(Id), v.maxLength(50)), [])),
  dueDate: value(nullable(Day)),
  status: value(ActionStatus),
  blockedReason: value(nullable(Paragraph)),
  /** Where it was agreed: meeting, agenda item, decision. */
  meetingId: value(nullable(Id)),
  agendaItemId: value(nullable(Id)),
  decisionId: value(nullable(Id)),
  /** The meeting it was carried over from, when it is older than the one it is discussed in. */
  carriedOverFrom: value(nullable(Id)),
  ...authored,
})
export type Action = RowOf<typeof actions.fields>

export const isOpen = (action: Action): boolean =>
  action.status !== 'done' && action.status !== 'cancelled'

/** Overdue: open and due before `today` (`YYYY-MM-DD` in the board's time zone). */
export const isOverdue = (action: Action, today: string): boolean =>
  isOpen(action) && action.dueDate !== null && action.dueDate < today

/** The order in which action items were made: the base of their numbers. */
export const byCreation = (a: Action, b: Action): number =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

/** Overdue first, then by due date (none last), then by creation. */
export const byUrgency = (a: Action, b: Action): number =>
  (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999') || byCreation(a, b)

export const readActions = (doc: Y.Doc): Action[] => actions.all(doc).sort(byCreation)

/**
 * Number of an action item within its meeting, from 1: its place among all that were ever made there (removed ones
 * keep their place, so that a number read aloud stays true). 0 when it belongs to no meeting.
 */
export const actionNumber = (everything: readonly Action[], action: Action): number =>
  action.meetingId === null
    ? 0
    : 1 +
      everything.filter(
        (other) => other.meetingId === action.meetingId && byCreation(other, action) < 0,
      ).length
