import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import * as v from 'valibot'
import { Clock, Day, Line, line, nullable, Time, whole } from '../rows/fields.ts'
import { readAs, strictOf } from '../rows/strict.ts'
import type { MeetingId } from '../ids.ts'
import { OrganisationId } from '../ids.ts'
import { fixed, type RowOf, value } from '../rows/records.ts'

export const MeetingStatus = v.picklist([
  'scheduled',
  'inProgress',
  'closed',
  'minutesCirculated',
  'minutesApproved',
  'cancelled',
])
export const NextMeeting = readAs(
  v.strictObject({ date: Day, startTime: Clock, place: line }),
  v.strictObject({ date: strictOf(Day), startTime: Clock, place: strictOf(line) }),
)
export type MeetingStatus = v.InferOutput<typeof MeetingStatus>

const heldOf = (day: v.GenericSchema) => v.strictObject({ date: day, opened: Clock, closed: Clock })
/** When a meeting was really held. */
const Held = readAs(
  v.strictObject({ date: Day, opened: Clock, closed: Clock }),
  heldOf(strictOf(Day)),
)

const fields = {
  number: fixed(whole(1, 999_999)),
  title: value(Line),
  series: value(line),
  date: value(Day),
  startTime: value(Clock),
  endTime: value(Clock),
  place: value(line),
  status: value(MeetingStatus),
  /** Until when members propose items; the next meeting of the series is offered the same distance. */
  proposalsUntil: value(nullable(Time)),
  /** What was agreed there for the one after it. */
  nextMeeting: value(nullable(NextMeeting)),
  /** Of one that is over: the day and hours of its minutes. */
  held: value(nullable(Held)),
  /** While it runs: the organisation that has the floor, and the one that is next. */
  speakingOrgId: value(nullable(OrganisationId)),
  nextOrgId: value(nullable(OrganisationId)),
}

/**
 * The board's list of meetings. The truth is each meeting's own document; the server writes these rows from it, and
 * nobody else may.
 */
export const meetings = collection<typeof fields, MeetingId>('meetings', {
  fields,
  // Written by the server alone.
  judge: () => 'facilitatorOnly',
  label: 'nav.meetings',
  title: null,
})
export type MeetingListing = RowOf<typeof fields, MeetingId>

/** Newest first. */
export const readMeetings = (doc: Y.Doc): MeetingListing[] =>
  meetings.all(doc).sort((a, b) => b.date.localeCompare(a.date) || b.number - a.number)
