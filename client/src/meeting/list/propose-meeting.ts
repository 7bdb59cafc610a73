import type { NewMeetingRequest } from '@sedyanka/shared/wire/api.ts'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { addDays, clockAt, dayAt, daysBetween } from '@sedyanka/shared/i18n/calendar.ts'
import { cutOffOf } from '@sedyanka/shared/meeting/details.ts'
import { endAfter, meetingMinutes } from '@sedyanka/shared/meeting/planned-length.ts'

/** Boards of a crisis that does not wait: their first meeting is today. */
const urgentTemplates = new Set(['naturalDisaster', 'healthEmergency', 'utilitiesOutage'])

/** The next whole hour of a day's clock, with an hour for people to come; null when the day is nearly over. */
const soonToday = (now: number): { startTime: string; endTime: string } | null => {
  const hour = Number(clockAt(now).slice(0, 2)) + 2
  if (hour > 21) return null
  const two = (value: number) => String(value).padStart(2, '0')
  return { startTime: `${two(hour)}:00`, endTime: `${two(hour + 1)}:00` }
}

/** Meetings of a series come at this distance while there is only one of them. */
const FORTNIGHT = 14

/**
 * What the next meeting will most likely be: what was agreed at the last one, else its hour and place at the distance of
 * the last two, in its series, never before tomorrow. The first one of a board that is urgent (`templateId`) is today, while
 * the day lasts. The server gives the number. `now`: epoch milliseconds.
 */
export const proposeMeeting = (
  past: readonly MeetingListing[],
  now: number,
  templateId?: string,
): Omit<NewMeetingRequest, 'title' | 'proposalsUntil'> & {
  number: number
  last: MeetingListing | null
} => {
  const today = dayAt(now)
  const held = past
    .filter((meeting) => meeting.status !== 'cancelled')
    .sort((a, b) => b.date.localeCompare(a.date))
  const [last, before] = held
  const distance = last && before ? daysBetween(before.date, last.date) : FORTNIGHT
  const step = distance > 0 && distance <= 92 ? distance : FORTNIGHT
  const soon = !last && urgentTemplates.has(templateId ?? '') ? soonToday(now) : null
  let date = last ? addDays(last.date, step) : addDays(today, 7)
  while (date <= today) date = addDays(date, 7)
  const agreed = last?.nextMeeting ?? null
  const isAgreed = agreed !== null && agreed.date > today
  const plan = {
    startTime: last?.startTime ?? '10:00',
    endTime: last?.endTime ?? '11:30',
    place: last?.place ?? '',
  }
  return {
    number: 1 + Math.max(0, ...past.map((meeting) => meeting.number)),
    series: last?.series ?? '',
    ...(isAgreed
      ? { ...agreed, endTime: endAfter(agreed.startTime, meetingMinutes(plan)) }
      : { date, ...plan, ...(soon && { date: today, ...soon }) }),
    format: 'hybrid',
    fromTemplate: true,
    last: last ?? null,
  }
}

/**
 * The cut-off for proposals as the last meeting had it: as many days before, at the same hour. Nothing where it had
 * none, or where that moment is past already.
 */
export const proposeCutOff = (
  last: MeetingListing | null,
  date: string,
  now: number,
): { untilDate: string; untilTime: string } => {
  const none = { untilDate: '', untilTime: '' }
  if (!last || last.proposalsUntil === null || date === '') return none
  const distance = daysBetween(dayAt(last.proposalsUntil), last.date)
  const proposed = {
    untilDate: addDays(date, -distance),
    untilTime: clockAt(last.proposalsUntil),
  }
  return (cutOffOf(proposed) ?? 0) > now ? proposed : none
}
