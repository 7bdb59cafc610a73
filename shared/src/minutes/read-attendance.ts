import type * as Y from 'yjs'
import { isPresent, readAttendance } from '../meeting/attendance.ts'
import type { Attendee, MinutesAttendance } from '../minutes.ts'
import type { Directory } from './directory.ts'

/**
 * Who was there, by organisation. One of the register about which nothing was noted was absent; one that has left the
 * register since counts if it was there. Names are left out of the tree altogether unless they were asked for.
 */
export const readMinutesAttendance = (
  meeting: Y.Doc,
  directory: Directory,
  withNames: boolean,
): MinutesAttendance => {
  const rows = new Map(readAttendance(meeting).map((row) => [row.orgId, row]))
  const groups: MinutesAttendance = { present: [], excused: [], absent: [], total: 0 }
  for (const { id, kind, deletedAt } of directory.all) {
    const row = rows.get(id)
    if (deletedAt !== null && !(row && isPresent(row))) continue
    const mode = row?.mode ?? 'absent'
    const attendee: Attendee = {
      name: directory.nameOf(id) ?? '',
      kind,
      mode,
      representatives: row?.representatives ?? 0,
      names: withNames ? (row?.names ?? '') : '',
      isConfirmed: row === undefined || row.confirmedAt !== null,
    }
    const group = mode === 'excused' ? 'excused' : mode === 'absent' ? 'absent' : 'present'
    groups[group].push(attendee)
    groups.total++
  }
  return groups
}
