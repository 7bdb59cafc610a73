import {
  type Consequence,
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  listOf,
  namesOrganisations,
  only,
  refersTo,
  touches,
  valueOf,
  type ValuesOf,
  says,
} from '../rights/judging.ts'
import type { ActionFields } from './actions.ts'

type Values = ValuesOf<ActionFields>
type Judging = Judge<ActionFields>

/** What an action item is: what, who, until when. The rest is what the responsible organisation answers. */
const object = ['title', 'responsibleOrgId', 'coOrgIds', 'dueDate', 'deletedAt'] as const
const answers = ['status', 'blockedReason', 'declineReason', 'changedAfter'] as const
const request = ['requestedDueDate', 'requestReason', 'dueAnswer'] as const

const agreed: readonly Values['status'][] = ['accepted', 'inProgress', 'blocked', 'done']
const isAgreed = (row: Values): boolean => agreed.includes(row.status)

/** Whether an edit gives the responsible organisation the due date that it asks for and has no answer about yet. */
const grants = (before: Values, after: Values): boolean =>
  after.dueAnswer === 'granted' &&
  valueOf(before, 'dueAnswer') === null &&
  valueOf(before, 'requestedDueDate') !== null &&
  valueOf(after, 'dueDate') === valueOf(before, 'requestedDueDate')

const judgeNew: Judging = (seat, { id, after }, view) => {
  if (!isSigned(seat, after)) return 'foreign'
  if (!says(view.text('actions', id, 'title'))) return 'empty'
  if (!refersTo(view, 'meetings', after.meetingId)) return 'invalid'
  if (!refersTo(view, 'meetings', after.carriedOverFrom)) return 'invalid'
  if (seat.role === 'facilitator') return null
  // Members do not say of a new one that an earlier meeting took it.
  if (valueOf(after, 'carriedOverFrom') !== null) return 'fixed'
  if (isOwn(seat, after.responsibleOrgId)) return null
  // Whoever makes an action item for another only proposes it.
  const isProposal = after.status === 'proposed' || after.status === 'cancelled'
  return isProposal && valueOf(after, 'requestedDueDate') === null ? null : 'foreign'
}

/** The responsible organisation answers: it accepts, declines with a reason, reports, and asks for another date. */
const judgeAnswer: Judging = (_, { after, fields }) => {
  if (!only(fields, ...answers, ...request)) return 'foreign'
  if (fields.has('dueAnswer') && valueOf(after, 'dueAnswer') !== null) return 'foreign'
  const declines = after.status === 'cancelled' && touches(fields, 'status', 'declineReason')
  return declines && !says(after.declineReason) ? 'empty' : null
}

/** The organisation that proposed it to another may change it until it is accepted, and grant or refuse another date. */
const judgeProposer: Judging = (seat, { before, after, fields }) => {
  const row = before ?? after
  if (isAgreed(row)) {
    if (!only(fields, 'dueAnswer', 'dueDate'))
      return touches(fields, ...answers) ? 'foreign' : 'agreed'
    return !fields.has('dueDate') || grants(row, after) ? null : 'agreed'
  }
  if (!only(fields, ...object, ...answers, 'dueAnswer')) return 'foreign'
  if (isOwn(seat, after.responsibleOrgId)) return null
  const { status } = after
  return status === 'proposed' || status === 'cancelled' ? null : 'foreign'
}

/** Who may change an action item. */
export const judgeAction: Judging = (seat, change, view) => {
  const { before, after, fields } = change
  for (const field of ['responsibleOrgId', 'coOrgIds'] as const)
    if (fields.has(field) && !namesOrganisations(seat, view, after[field])) return 'invalid'
  // Only the server says that something was changed.
  if (fields.has('changedAfter') && valueOf(after, 'changedAfter') !== null) return 'fixed'
  if (before === null) return judgeNew(seat, change, view)
  if (seat.role === 'facilitator') return null
  const isResponsible = isOwn(seat, before.responsibleOrgId)
  const isProposer = isOwn(seat, before.createdByOrg)
  if (!isResponsible && !isProposer) return 'foreign'
  if (valueOf(before, 'meetingId') !== null && touches(fields, ...object)) return 'facilitatorOnly'
  if (!isProposer) return judgeAnswer(seat, change, view)
  if (!isResponsible) return judgeProposer(seat, change, view)
  // Its own: nobody else agreed to it. Given to another it is only a proposal.
  if (isOwn(seat, after.responsibleOrgId)) return null
  return after.status === 'proposed' || after.status === 'cancelled' ? null : 'foreign'
}

/**
 * Whoever accepted an action item accepted it as it stood: changed by somebody else it asks for that word again, unless what
 * changed is the due date that was asked for.
 */
export const actionConsequences: Consequences<ActionFields> = (
  seat,
  { id, before, after, fields },
) => {
  if (before === null) return []
  const set = (field: keyof Values, value: unknown): Consequence => ({
    root: 'actions',
    id,
    field,
    was: after[field],
    value,
  })
  const responsible = valueOf(before, 'responsibleOrgId')
  const isOver = after.status === 'done' || after.status === 'cancelled'
  if (responsible === null || isOwn(seat, responsible) || !isAgreed(before) || isOver)
    return fields.has('status') &&
      valueOf(after, 'changedAfter') !== null &&
      after.status !== 'proposed'
      ? [set('changedAfter', undefined)]
      : []
  const isMoved = valueOf(after, 'responsibleOrgId') !== responsible
  const changed = [
    ...(fields.has('title') ? ['title'] : []),
    ...(valueOf(after, 'dueDate') !== valueOf(before, 'dueDate') && !grants(before, after)
      ? ['dueDate']
      : []),
  ]
  if (isMoved) {
    const isTaken = isOwn(seat, after.responsibleOrgId)
    return [
      set('movedFrom', responsible),
      ...(fields.has('status') || isTaken ? [] : [set('status', 'proposed')]),
    ]
  }
  if (changed.length === 0) return []
  const all = [...new Set([...listOf(before.changedAfter), ...changed])]
  // What is under way goes on: only the word is asked for again.
  const isWaiting = before.status === 'accepted' && !fields.has('status')
  return [...(isWaiting ? [set('status', 'proposed')] : []), set('changedAfter', all)]
}
