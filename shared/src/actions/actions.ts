import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { authored, Day, nullable, Paragraph, whole } from '../rows/fields.ts'
import type { ActionId } from '../ids.ts'
import { AgendaItemId, DecisionId, MeetingId, OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { fixed, given, type RowOf, text, value } from '../rows/records.ts'
import { judgeAction } from './judge-action.ts'

export const ActionStatus = v.picklist([
  'proposed',
  'accepted',
  'inProgress',
  'blocked',
  'done',
  'cancelled',
])
export type ActionStatus = v.InferOutput<typeof ActionStatus>

const fields = {
  title: text(limits.titleLength),
  responsibleOrgId: value(nullable(OrganisationId)),
  coOrgIds: value(v.optional(v.pipe(v.array(OrganisationId), v.maxLength(50)), [])),
  dueDate: value(nullable(Day)),
  status: value(ActionStatus),
  blockedReason: value(nullable(Paragraph)),
  /** Why the responsible organisation declined it. */
  declineReason: value(nullable(Paragraph)),
  /** The due date that the responsible organisation asks for instead, why, and what it was answered. */
  requestedDueDate: value(nullable(Day)),
  requestReason: value(nullable(Paragraph)),
  dueAnswer: value(nullable(v.picklist(['granted', 'refused']))),
  /**
   * What was changed after the responsible organisation had accepted: it is asked anew. Written by the server; the
   * organisation empties it.
   */
  changedAfter: value(nullable(v.pipe(v.array(v.picklist(['title', 'dueDate'])), v.maxLength(2)))),
  /** The organisation that had accepted it before it was given to another. Written by the server. */
  movedFrom: given(value(nullable(OrganisationId))),
  /** Where it was agreed: meeting, agenda item, decision. */
  meetingId: fixed(nullable(MeetingId)),
  agendaItemId: fixed(nullable(AgendaItemId)),
  decisionId: fixed(nullable(DecisionId)),
  /** The meeting it was carried over from, when it is older than the one it is discussed in. */
  carriedOverFrom: fixed(nullable(MeetingId)),
  /**
   * Running number within its meeting, given by the server when it takes the row; 0 until then. Null for one that belongs to
   * no meeting, and for those of versions that gave no numbers (`actionNumber`).
   */
  number: given(value(nullable(whole(0, 99_999))), 0),
  ...authored,
}
export type ActionFields = typeof fields

/** An action item: what, who is responsible, until when. Overdue is derived, never stored. */
export const actions = collection<ActionFields, ActionId>('actions', {
  fields,
  judge: judgeAction,
  label: 'nav.actions',
  title: 'title',
  states: 'action',
  howMany: 'count.actions',
})
export type Action = RowOf<ActionFields, ActionId>

export const isOpen = (action: Action): boolean =>
  action.status !== 'done' && action.status !== 'cancelled'

/** Whether the responsible organisation asks for another due date and has no answer yet. */
export const isAskingForDate = (action: Action): boolean =>
  isOpen(action) && action.requestedDueDate !== null && action.dueAnswer === null

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
 * Number of an action item within its meeting, from 1; 0 when it belongs to no meeting, null while the server has not given
 * one. Those of versions that gave no numbers have their place among each other, removed ones included: what was read
 * aloud stays true.
 */
export const actionNumber = (everything: readonly Action[], action: Action): number | null => {
  const { meetingId, number } = action
  if (meetingId === null) return 0
  if (number !== null) return number || null
  const isBefore = (other: Action) =>
    other.meetingId === meetingId && other.number === null && byCreation(other, action) < 0
  return 1 + everything.filter(isBefore).length
}

/** Gives an action item of a meeting the next number there, when it is made or waits for one. */
export const numberAction = (doc: Y.Doc, id: ActionId, isNew: boolean): void => {
  const row = actions.read(doc, id)
  if (!row || row.meetingId === null || row.number || (row.number === null && !isNew)) return
  const there = actions
    .everything(doc)
    .filter((other) => other.meetingId === row.meetingId && other.id !== id)
  const unnumbered = there.filter(({ number }) => number === null).length
  const highest = Math.max(unnumbered, ...there.map(({ number }) => number ?? 0))
  actions.set(doc, id, { number: highest + 1 })
}
