import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { line, nullable, Time } from '../rows/fields.ts'
import { OrganisationId } from '../ids.ts'
import { fixed, naming, type RowOf, stamped, value } from '../rows/records.ts'
import { judgeAttendance } from './judge-people.ts'

export const AttendanceMode = v.picklist(['inPerson', 'online', 'absent', 'excused'])
export type AttendanceMode = v.InferOutput<typeof AttendanceMode>

const fields = {
  orgId: fixed(OrganisationId),
  mode: value(AttendanceMode),
  /** How many people represent it. */
  representatives: value(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)), 1),
  ),
  /** Names and positions as they shall stand in the minutes; optional. */
  names: naming(value(line)),
  /** Set by the facilitator: what was only said by the organisation itself is a proposal until then. */
  confirmedAt: stamped(value(nullable(Time))),
}
export type AttendanceFields = typeof fields

/** One organisation's attendance; the row's id is the organisation's. */
export const attendance = collection<AttendanceFields, OrganisationId>('attendance', {
  fields,
  judge: judgeAttendance,
  label: 'attendance.title',
  title: null,
  belongsTo: { orgId: 'organisations' },
})
export type Attendance = RowOf<AttendanceFields, OrganisationId>

export const readAttendance = (doc: Y.Doc): Attendance[] => attendance.all(doc)

export const isPresent = (row: Attendance): boolean =>
  row.mode === 'inPerson' || row.mode === 'online'
