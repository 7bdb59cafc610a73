import type { RowId } from '../ids.ts'
import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  only,
  rowsOf,
  touches,
  type ValuesOf,
  valueOf,
} from '../rights/judging.ts'
import type { AttendanceFields } from './attendance.ts'
import type { SpeakerFields } from './speakers.ts'

/** Attendance: an organisation says it of itself, the facilitator confirms. */
export const judgeAttendance: Judge<AttendanceFields> = (seat, { id, before, after, fields }) => {
  if (after.orgId !== id) return 'invalid'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, id)) return 'foreign'
  const confirms =
    before === null ? valueOf(after, 'confirmedAt') !== null : fields.has('confirmedAt')
  return confirms ? 'facilitatorOnly' : null
}

/** What was confirmed is no longer what the organisation says: the facilitator is asked anew. */
export const attendanceConsequences: Consequences<AttendanceFields> = (
  seat,
  { id, before, after, fields },
) =>
  seat.role === 'facilitator' ||
  before === null ||
  valueOf(after, 'confirmedAt') === null ||
  !(['mode', 'representatives', 'names'] as const).some(
    (name) => fields.has(name) && before[name] !== after[name],
  )
    ? []
    : [
        {
          root: 'attendance',
          id,
          field: 'confirmedAt' satisfies keyof ValuesOf<AttendanceFields>,
          was: after.confirmedAt,
          value: undefined,
        },
      ]

/** Whether a hand is up, or its organisation speaks. */
export const isOpenHand = (row: ValuesOf<SpeakerFields>): boolean =>
  valueOf(row, 'doneAt') === null && valueOf(row, 'deletedAt') === null

type Hand = ValuesOf<SpeakerFields> & { readonly id: RowId }

const firstAsked = (a: Hand, b: Hand): number =>
  Number(valueOf(b, 'calledAt') !== null) - Number(valueOf(a, 'calledAt') !== null) ||
  Number(a.createdAt) - Number(b.createdAt) ||
  (a.id < b.id ? -1 : 1)

/** One person has one hand up: where another device raised it too, the first stays and the others are put down. */
export const speakerConsequences: Consequences<SpeakerFields> = (seat, { before, after }, view) => {
  if (before !== null || seat.role !== 'member' || !isOpenHand(after)) return []
  const own = rowsOf<SpeakerFields>(view, 'speakers').filter(
    (row) => row.createdBy === seat.personId && isOpenHand(row),
  )
  return own
    .sort(firstAsked)
    .slice(1)
    .map(({ id }) => ({
      root: 'speakers',
      id,
      field: 'deletedAt' satisfies keyof Hand,
      was: null,
      value: view.now(),
    }))
}

/** The speaker queue: an organisation raises its hand and takes it down, the facilitator gives the floor. */
export const judgeSpeaker: Judge<SpeakerFields> = (seat, { before, after, fields }) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, (before ?? after).orgId)) return 'foreign'
  if (before === null) return after.calledAt || after.doneAt ? 'facilitatorOnly' : null
  if (!only(fields, 'deletedAt', 'doneAt')) return 'facilitatorOnly'
  // A hand that is down is not put up again at its old place: one raises another.
  const isBack = (['deletedAt', 'doneAt'] as const).some(
    (name) => valueOf(before, name) !== null && valueOf(after, name) === null,
  )
  return touches(fields, 'deletedAt', 'doneAt') && isBack ? 'fixed' : null
}
