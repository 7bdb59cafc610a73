import * as v from 'valibot'
import { command, done, failed, gone, valueFor } from '../rows/command.ts'
import { clockAt, dayAt, momentOf } from '../i18n/calendar.ts'
import type { OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { says } from '../text/printable.ts'
import { isRealDay, isRealTime } from '../time/real-dates.ts'
import { meeting, type Meeting, readMeeting } from './meeting.ts'
import { canLast } from './planned-length.ts'

const { fields } = meeting

/** What the form of a meeting holds: lines as they are typed, days `YYYY-MM-DD` and times `HH:MM`, '' where none is. */
export interface MeetingDetails {
  title: string
  series: string
  date: string
  startTime: string
  endTime: string
  place: string
  format: Meeting['format']
  chairOrgId: OrganisationId | null
  facilitatorOrgId: OrganisationId | null
  minuteTakerOrgId: OrganisationId | null
  chairPerson: string
  minuteTakerPerson: string
  guests: string
  observers: string
  basis: string
  openingNote: string
  closingNote: string
  quorum: string
  untilDate: string
  untilTime: string
  nextDate: string
  nextTime: string
  nextPlace: string
}

/** What is wrong with a field, by the name that its sentence has in the dictionaries. */
export type DetailsFault =
  | 'required'
  | 'noSuchDay'
  | 'endsBeforeStart'
  | 'notACount'
  | 'untilAfterStart'
  | 'nextTooEarly'
export type DetailsFaults = Partial<Record<keyof MeetingDetails, DetailsFault>>

export const detailsOf = (row: Meeting): MeetingDetails => ({
  title: row.title,
  series: row.series,
  date: row.date,
  startTime: row.startTime,
  endTime: row.endTime,
  place: row.place,
  format: row.format,
  chairOrgId: row.chairOrgId,
  facilitatorOrgId: row.facilitatorOrgId,
  minuteTakerOrgId: row.minuteTakerOrgId,
  chairPerson: row.chairPerson,
  minuteTakerPerson: row.minuteTakerPerson,
  guests: row.guests,
  observers: row.observers,
  basis: row.basis,
  openingNote: row.openingNote,
  closingNote: row.closingNote,
  quorum: row.quorum === null ? '' : String(row.quorum),
  untilDate: row.proposalsUntil === null ? '' : dayAt(row.proposalsUntil),
  untilTime: row.proposalsUntil === null ? '' : clockAt(row.proposalsUntil),
  nextDate: row.nextMeeting?.date ?? '',
  nextTime: row.nextMeeting?.startTime ?? '',
  nextPlace: row.nextMeeting?.place ?? '',
})

const quorumOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

/** The moment of a cut-off, epoch milliseconds where the board is; null when none is set. */
export const cutOffOf = ({
  untilDate,
  untilTime,
}: Pick<MeetingDetails, 'untilDate' | 'untilTime'>): number | null =>
  untilDate === '' || untilTime === '' ? null : momentOf(untilDate, untilTime)

/** Finds what a meeting could not be saved with; an empty answer means that all is well. */
export const checkDetails = (
  details: Pick<
    MeetingDetails,
    'title' | 'date' | 'startTime' | 'endTime' | 'untilDate' | 'untilTime'
  > &
    Partial<MeetingDetails>,
): DetailsFaults => {
  const faults: DetailsFaults = {}
  const { date, startTime, endTime, untilDate, untilTime, nextDate = '', nextTime = '' } = details
  for (const field of ['title', 'date', 'startTime', 'endTime'] as const)
    if (!says(details[field])) faults[field] = 'required'
  for (const field of ['date', 'untilDate', 'nextDate'] as const)
    if (details[field] && !isRealDay(details[field])) faults[field] = 'noSuchDay'
  if (startTime !== '' && endTime !== '' && !canLast(details)) faults.endTime = 'endsBeforeStart'
  const quorum = quorumOf(details.quorum ?? '')
  if (quorum !== null && !(Number.isInteger(quorum) && quorum >= 1 && quorum <= 9999))
    faults.quorum = 'notACount'
  if (untilDate !== '' && untilTime === '') faults.untilTime = 'required'
  if (untilDate === '' && untilTime !== '') faults.untilDate = 'required'
  const until = cutOffOf(details)
  if (until !== null && date !== '' && startTime !== '' && until > momentOf(date, startTime))
    faults.untilDate ??= 'untilAfterStart'
  const hasNext = [nextDate, nextTime, details.nextPlace ?? ''].some((part) => part.trim() !== '')
  if (hasNext && nextDate === '') faults.nextDate = 'required'
  else if (hasNext && nextDate <= date) faults.nextDate ??= 'nextTooEarly'
  if (hasNext && nextTime === '') faults.nextTime = 'required'
  return faults
}

const line = (typed: string): string => typed.trim().slice(0, limits.titleLength)

const paragraph = (typed: string): string => typed.trim().slice(0, limits.textLength)

/** The whole row as these details would have it. */
const rowOf = (details: MeetingDetails) => ({
  title: line(details.title),
  series: line(details.series),
  date: details.date,
  startTime: details.startTime,
  endTime: details.endTime,
  place: line(details.place),
  format: details.format,
  chairOrgId: details.chairOrgId,
  facilitatorOrgId: details.facilitatorOrgId,
  minuteTakerOrgId: details.minuteTakerOrgId,
  chairPerson: line(details.chairPerson),
  minuteTakerPerson: line(details.minuteTakerPerson),
  guests: paragraph(details.guests),
  observers: paragraph(details.observers),
  basis: line(details.basis),
  openingNote: paragraph(details.openingNote),
  closingNote: paragraph(details.closingNote),
  quorum: quorumOf(details.quorum),
  proposalsUntil: cutOffOf(details),
  nextMeeting:
    details.nextDate === ''
      ? null
      : {
          date: details.nextDate,
          startTime: details.nextTime,
          place: line(details.nextPlace),
        },
})

/** The field of the row that a field of the form ends in, where it is not one of the same name. */
const endsIn: Partial<Record<keyof MeetingDetails, keyof ReturnType<typeof rowOf>>> = {
  untilDate: 'proposalsUntil',
  untilTime: 'proposalsUntil',
  nextDate: 'nextMeeting',
  nextTime: 'nextMeeting',
  nextPlace: 'nextMeeting',
}

const TypedTime = v.pipe(
  v.string(),
  v.check((typed) => typed === '' || isRealTime(typed)),
)

/** What may be edited; the words are checked together, as they depend on each other. */
const Edits = v.partial(
  v.strictObject({
    title: v.string(),
    series: v.string(),
    date: v.string(),
    startTime: TypedTime,
    endTime: TypedTime,
    place: v.string(),
    format: valueFor(fields.format),
    chairOrgId: valueFor(fields.chairOrgId),
    facilitatorOrgId: valueFor(fields.facilitatorOrgId),
    minuteTakerOrgId: valueFor(fields.minuteTakerOrgId),
    chairPerson: v.string(),
    minuteTakerPerson: v.string(),
    guests: v.string(),
    observers: v.string(),
    basis: v.string(),
    openingNote: v.string(),
    closingNote: v.string(),
    quorum: v.string(),
    untilDate: v.string(),
    untilTime: TypedTime,
    nextDate: v.string(),
    nextTime: TypedTime,
    nextPlace: v.string(),
  }),
)

/**
 * Writes what was edited, over the meeting as it is now, and nothing else: what another facilitator changed meanwhile
 * stands. Where `checkDetails` finds something wrong the field is `invalid`, and nothing is written.
 */
export const saveDetails = command('meeting.change', Edits, (doc, edits) => {
  const row = readMeeting(doc)
  if (!row) return gone
  const given = Object.entries(edits).filter(([, typed]) => typed !== undefined)
  const details: MeetingDetails = { ...detailsOf(row), ...Object.fromEntries(given) }
  const [wrong] = Object.keys(checkDetails(details))
  if (wrong !== undefined) return failed('invalid', wrong)
  const edited = new Set<string>(
    given.map(([name]) => endsIn[name as keyof MeetingDetails] ?? name),
  )
  const next = Object.entries(rowOf(details)).filter(([name]) => edited.has(name))
  meeting.set(doc, 'meeting', Object.fromEntries(next))
  return done
})
