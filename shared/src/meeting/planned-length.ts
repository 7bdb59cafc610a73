import { addDays, momentOf } from '../i18n/calendar.ts'

/** Meetings that go past midnight last this many minutes at most; an end a little before the start is a slip. */
const longestNight = 12 * 60
const DAY = 24 * 60

interface Hours {
  /** `HH:MM` */
  startTime: string
  endTime: string
}

const minuteOfDay = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Planned length of a meeting in minutes; one that ends earlier than it starts ends after midnight. */
export const meetingMinutes = (meeting: Hours): number => {
  const length = minuteOfDay(meeting.endTime) - minuteOfDay(meeting.startTime)
  return length > 0 ? length : length + DAY
}

/** Whether a meeting with these hours ends on the day after its start. */
export const endsNextDay = (hours: Hours): boolean => hours.endTime <= hours.startTime

/**
 * The planned end of a meeting, epoch milliseconds: its hour on the day's or the next day's clock, so a night in which
 * the clocks are changed is an hour longer or shorter.
 */
export const plannedEnd = (meeting: Hours & { date: string }): number =>
  momentOf(addDays(meeting.date, endsNextDay(meeting) ? 1 : 0), meeting.endTime)

/** Whether a meeting can have these hours: it ends after its start, on the same day or the night that follows. */
export const canLast = (hours: Hours): boolean =>
  hours.startTime < hours.endTime ||
  (hours.startTime !== hours.endTime && meetingMinutes(hours) <= longestNight)

/** The end of a meeting that starts then and lasts so many minutes; the day's last minute where it would be too late. */
export const endAfter = (startTime: string, minutes: number): string => {
  const end = (minuteOfDay(startTime) + minutes) % DAY
  const two = (part: number) => String(part).padStart(2, '0')
  const endTime = `${two(Math.floor(end / 60))}:${two(end % 60)}`
  return canLast({ startTime, endTime }) ? endTime : '23:59'
}
