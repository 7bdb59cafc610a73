import { type Judge, only, refersTo, says } from '../rights/judging.ts'
import type { MeetingFields } from './meeting.ts'
import { isFrozen, isOver } from './meeting-state.ts'

/** The meeting's own row: made by the server, led by facilitators. */
export const judgeMeeting: Judge<MeetingFields> = (seat, { before, after, fields }, view) => {
  if (before === null) return 'invalid'
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  if (fields.has('title') && !says(after.title)) return 'empty'
  // The reason for which it was opened again stays in its record.
  const hadReason = says(before.reopenReason)
  if (fields.has('reopenReason') && hadReason && !says(after.reopenReason)) return 'empty'
  return refersTo(view, 'agenda', fields.has('currentItemId') ? after.currentItemId : null)
    ? null
    : 'invalid'
}

/** What is written when a meeting is opened again, with the item at which it goes on. */
const openingFields = ['status', 'reopenReason', 'currentItemId', 'currentSince'] as const

/**
 * Judges a closed meeting's edits of itself: its minutes may go forward, and a facilitator may open it again with a reason.
 * One that was held was not called off, and the other way round: what ends as the other is opened first.
 * Returns null for "go on judging".
 */
export const judgeFrozen: Judge<MeetingFields> = (seat, { before, after, fields }) => {
  if (before === null || seat.role !== 'facilitator') return 'closed'
  if (isFrozen(after.status)) {
    const isSameEnd = isOver(after.status) === isOver(before.status)
    return only(fields, 'status') && isSameEnd ? null : 'closed'
  }
  if (!only(fields, ...openingFields)) return 'closed'
  return fields.has('reopenReason') && says(after.reopenReason) ? null : 'closed'
}
