import {
  isOwn,
  isSigned,
  type Judge,
  listOf,
  only,
  rowOf,
  says,
  type ValuesOf,
  valueOf,
} from '../rights/judging.ts'
import type { Seat } from '../seat.ts'
import type { AgendaFields } from './agenda.ts'
import type { MeetingFields } from './meeting.ts'
import { isPastCutOff } from './meeting-state.ts'
import { isOrderKey } from './order.ts'

type Values = ValuesOf<AgendaFields>

/** A key that a member's page makes stands at the end and is short: a longer one could only be there to crowd others out. */
const memberKeyLength = 40

/** What a member may say of an item that is only proposed: its presenters are the member's own organisation, or nobody. */
const namesOnlyOwn = (seat: Seat, after: Values): boolean => {
  const presenter = valueOf(after, 'presenterOrgId')
  return (
    (presenter === null || isOwn(seat, presenter)) &&
    listOf(after.coOrgIds).every((orgId) => isOwn(seat, orgId))
  )
}

/** Whether an item waits for the facilitators to take it in. */
export const isUndecided = (row: Values): boolean =>
  row.status === 'proposed' && valueOf(row, 'deletedAt') === null

/** Nothing has happened to an item that is only proposed. */
const isUntouched = (after: Values): boolean =>
  after.status === 'proposed' &&
  !after.usedSeconds &&
  valueOf(after, 'closedAt') === null &&
  (after.kind ?? 'discussion') === 'discussion'

const judgeNew: Judge<AgendaFields> = (seat, { id, after }, view) => {
  if (!isSigned(seat, after)) return 'foreign'
  // What an earlier meeting left is handed over by the server alone.
  if (valueOf(after, 'carriedFrom') !== null) return 'fixed'
  if (!says(view.text('agenda', id, 'title'))) return 'empty'
  if (seat.role === 'facilitator') return null
  if (!isUntouched(after)) return 'facilitatorOnly'
  if (!namesOnlyOwn(seat, after)) return 'foreign'
  if (String(after.order).length > memberKeyLength) return 'invalid'
  // By the server's clock: a proposal that was written offline in time and arrives late is late.
  const until = rowOf<MeetingFields>(view, 'meeting', 'meeting')?.proposalsUntil
  return isPastCutOff(until, view.now()) ? 'tooLate' : null
}

/** The agenda: led by facilitators; members propose items, and everybody at the table writes the notes. */
export const judgeAgenda: Judge<AgendaFields> = (seat, change, view) => {
  const { before, after, fields } = change
  if (fields.has('order') && !isOrderKey(after.order)) return 'invalid'
  const remover = valueOf(after, 'deletedByOrg')
  if (fields.has('deletedByOrg') && remover !== null && !isOwn(seat, remover)) return 'foreign'
  if (before === null) return judgeNew(seat, change, view)
  if (seat.role === 'facilitator') return null
  if (only(fields, 'noteText')) return null
  if (before.status !== 'proposed') return 'facilitatorOnly'
  if (!isOwn(seat, before.createdByOrg)) return 'foreign'
  const isOwnWord = only(
    fields,
    'title',
    'minutes',
    'presenterOrgId',
    'coOrgIds',
    'noteText',
    'deletedAt',
    'deletedByOrg',
  )
  if (!isOwnWord) return 'facilitatorOnly'
  const names = fields.has('presenterOrgId') || fields.has('coOrgIds')
  return !names || namesOnlyOwn(seat, after) ? null : 'foreign'
}
