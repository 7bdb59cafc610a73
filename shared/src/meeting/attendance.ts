import * as v from 'valibot'
import type * as Y from 'yjs'
import { line, nullable, Time } from '../fields.ts'
import { Id } from '../ids.ts'
import { fixed, naming, records, type RowOf, stamped, value } from '../records.ts'

export const AttendanceMode = v.picklist(['inPerson', 'online', 'absent', 'excused'])
export type AttendanceMode = v.InferOutput<typeof AttendanceMode>

/** One organisation's attendance; the row's id is the organisation's. */
export const attendance = records('attendance', {
  orgId: fixed(Id),
  mode: value(AttendanceMode),
  /** How many people represent it. */
  representatives: value(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)), 1),
  ),
  /** Names and positions as they shall stand in the minutes; optional. */
  names: naming(value(line)),
  /** Set by the facilitator: what was only said by the organisation itself is a proposal until then. */
  confirmedAt: stamped(value(nullable(Time))),
})
export type Attendance = RowOf<typeof attendance.fields>

export const readAttendance = (doc: Y.Doc): Attendance[] => attendance.all(doc)

export const isPresent = (row: Attendance): boolean =>
  row.mode === 'inPerson' || row.mode === 'online'
