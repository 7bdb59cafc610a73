import * as v from 'valibot'
import type * as Y from 'yjs'
import { MeetingStatus, NextMeeting } from '../board/meetings.ts'
import { Clock, Day, Line, line, nullable, paragraph, Time, whole } from '../fields.ts'
import { Id } from '../ids.ts'
import { fixed, naming, records, type RowOf, stamped, value } from '../records.ts'

export const MeetingFormat = v.picklist(['inPerson', 'online', 'hybrid'])

/** The meeting itself; one row, and the truth about its state. */
export const meeting = records('meeting', {
  boardId: fixed(Id),
  number: fixed(whole(1, 999_999)),
  title: value(Line),
  series: value(line),
  date: value(Day),
  startTime: value(Clock),
  endTime: value(Clock),
  place: value(line),
  format: value(MeetingFormat),
  chairOrgId: value(nullable(Id)),
  facilitatorOrgId: value(nullable(Id)),
  minuteTakerOrgId: value(nullable(Id)),
  /** Who chairs and who keeps the minutes, by name and position, as they stand at the signatures. */
  chairPerson: naming(value(line)),
  minuteTakerPerson: naming(value(line)),
  /** Invited guests and observers, one a line: name, position, where from. */
  guests: naming(value(paragraph)),
  observers: naming(value(paragraph)),
  /** Why it is convened, where that differs from the board's basis. */
  basis: value(line),
  /** How many organisations make a quorum; null when the series defines none. */
  quorum: value(nullable(whole(1, 9_999))),
  /** How long one statement may take, minutes; null when there is no limit. */
  speakingMinutes: value(nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)))),
  status: value(MeetingStatus),
  startedAt: stamped(value(nullable(Time))),
  endedAt: stamped(value(nullable(Time))),
  /** When it was closed again after a correction, which left its end as it was. */
  correctedAt: stamped(value(nullable(Time))),
  currentItemId: value(nullable(Id)),
  /** Since when the current item is on, server clock. */
  currentSince: stamped(value(nullable(Time))),
  openingNote: value(paragraph),
  closingNote: value(paragraph),
  nextMeeting: value(nullable(NextMeeting)),
  /** Why a closed meeting was opened again; kept. */
  reopenReason: value(nullable(Line)),
  /** Until when members propose items, server clock; null when there is no cut-off, as before urgent meetings. */
  proposalsUntil: value(nullable(Time)),
})
export type Meeting = RowOf<typeof meeting.fields>

export const readMeeting = (doc: Y.Doc): Meeting | null => meeting.read(doc, 'meeting')

/** A frozen meeting takes no edit: its minutes are on their way to be signed. */
export const isFrozen = (status: unknown): boolean =>
  status !== 'scheduled' && status !== 'inProgress'

/** Whether it was held and closed: its minutes are those of that moment. */
export const isOver = (status: unknown): boolean =>
  status === 'closed' || status === 'minutesCirculated' || status === 'minutesApproved'

/** What tells one closing from another; null while the meeting is not over. */
export const closingOf = (row: Meeting): string | null =>
  isOver(row.status) ? JSON.stringify([row.endedAt, row.correctedAt, row.reopenReason]) : null

/** Whether proposals come too late; `until` is what stands in `proposalsUntil`, which itself is still in time. */
export const isPastCutOff = (until: unknown, now: number): boolean =>
  typeof until === 'number' && now > until
