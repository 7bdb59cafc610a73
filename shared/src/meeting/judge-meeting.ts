import { type Judge, only, type Refusal, refersTo, type RowChange, says } from '../judging.ts'
import type { Seat } from '../seat.ts'
import { isFrozen } from './meeting.ts'

/** The meeting's own row: made by the server, led by facilitators. */
export const judgeMeeting: Judge = (seat, { before, after, fields }, view) => {
  if (before === null) return 'invalid'
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  if (fields.has('title') && !says(after['title'])) return 'empty'
  return refersTo(view, 'agenda', fields.has('currentItemId') ? after['currentItemId'] : null)
    ? null
    : 'invalid'
}

/** Status and papers of a closed meeting: all that may still be written, by facilitators. */
const closedMeetingFields = ['status', 'reopenReason', 'closingNote'] as const
/** With the opening comes the item at which the meeting goes on. */
const openingFields = [...closedMeetingFields, 'currentItemId', 'currentSince'] as const

/**
 * Judges a closed meeting's edits: the minutes may go forward, and a facilitator may open it again with a reason.
 * Returns null for 'go on judging'.
 */
export const judgeFrozen = (seat: Seat, change: RowChange): Refusal | null => {
  if (change.root !== 'meeting' || seat.role !== 'facilitator') return 'closed'
  if (isFrozen(change.after['status']))
    return only(change.fields, ...closedMeetingFields) ? null : 'closed'
  if (!only(change.fields, ...openingFields)) return 'closed'
  return change.fields.has('reopenReason') && says(change.after['reopenReason']) ? null : 'closed'
}
