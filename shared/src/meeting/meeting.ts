import * as v from 'valibot'
import type * as Y from 'yjs'
import { collection } from '../rows/collection.ts'
import { MeetingStatus, NextMeeting } from '../board/meetings.ts'
import { Clock, Day, Line, line, nullable, paragraph, Time, whole } from '../rows/fields.ts'
import { AgendaItemId, BoardId, OrganisationId } from '../ids.ts'
import { fixed, naming, type RowOf, stamped, value } from '../rows/records.ts'
import { judgeFrozen, judgeMeeting } from './judge-meeting.ts'
import { isOver } from './meeting-state.ts'

export const MeetingFormat = v.picklist(['inPerson', 'online', 'hybrid'])

const fields = {
  boardId: fixed(BoardId),
  number: fixed(whole(1, 999_999)),
  title: value(Line),
  series: value(line),
  date: value(Day),
  startTime: value(Clock),
  endTime: value(Clock),
  place: value(line),
  format: value(MeetingFormat),
  chairOrgId: value(nullable(OrganisationId)),
  facilitatorOrgId: value(nullable(OrganisationId)),
  minuteTakerOrgId: value(nullable(OrganisationId)),
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
  currentItemId: value(nullable(AgendaItemId)),
  /** Since when the current item is on, server clock. */
  currentSince: stamped(value(nullable(Time))),
  openingNote: value(paragraph),
  closingNote: value(paragraph),
  nextMeeting: value(nullable(NextMeeting)),
  /** Why a closed meeting was opened again; kept. */
  reopenReason: value(nullable(Line)),
  /** Until when members propose items, server clock; null when there is no cut-off, as before urgent meetings. */
  proposalsUntil: value(nullable(Time)),
}
export type MeetingFields = typeof fields

/** The meeting itself; one row, and the truth about its state. */
export const meeting = collection('meeting', {
  fields,
  judge: judgeMeeting,
  judgeFrozen,
  label: 'nav.meeting',
  title: null,
  states: 'meeting',
})
export type Meeting = RowOf<MeetingFields>

export const readMeeting = (doc: Y.Doc): Meeting | null => meeting.read(doc, 'meeting')

/** What tells one closing from another; null while the meeting is not over. */
export const closingOf = (row: Meeting): string | null =>
  isOver(row.status) ? JSON.stringify([row.endedAt, row.correctedAt, row.reopenReason]) : null
