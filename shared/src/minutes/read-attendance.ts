import type * as Y from 'yjs'
import { isPresent, readAttendance } from '../meeting/attendance.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Attendee, MinutesAttendance, Visitors } from './minutes.ts'
import type { Directory } from './directory.ts'

/** Those without a seat, one a line. */
const readVisitors = (text: string, withNames: boolean): Visitors => {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return { count: names.length, names: withNames ? names : [] }
}

/**
 * Who was there, by organisation. One of the register about which nothing was noted was absent; one that has left the
 * register since counts if it was there. Names are left out of the tree altogether unless they were asked for.
 */
export const readMinutesAttendance = (
  { meeting, row }: { meeting: Y.Doc; row: Pick<Meeting, 'guests' | 'observers'> },
  directory: Directory,
  withNames: boolean,
): MinutesAttendance => {
  const rows = new Map(readAttendance(meeting).map((row) => [row.orgId, row]))
  const groups: MinutesAttendance = {
    present: [],
    excused: [],
    absent: [],
    total: 0,
    guests: readVisitors(row.guests, withNames),
    observers: readVisitors(row.observers, withNames),
  }
  for (const { id, kind, deletedAt } of directory.all) {
    const own = rows.get(id)
    if (deletedAt !== null && !(own && isPresent(own))) continue
    const mode = own?.mode ?? 'absent'
    const attendee: Attendee = {
      name: directory.nameOf(id) ?? '',
      kind,
      mode,
      representatives: own?.representatives ?? 0,
      names: withNames ? (own?.names ?? '') : '',
      isConfirmed: own === undefined || own.confirmedAt !== null,
    }
    const group = mode === 'excused' ? 'excused' : mode === 'absent' ? 'absent' : 'present'
    groups[group].push(attendee)
    groups.total++
  }
  return groups
}
