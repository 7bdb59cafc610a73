/** Days are `YYYY-MM-DD`, times of day `HH:MM`; both belong to a place, and a Date is only a moment. */
export const usualTimeZone = 'Europe/Sofia'

/** Where the board that is worked on is. */
let zone: string = usualTimeZone

/** Says where the board is that a page shows; null: where boards usually are. */
export const setTimeZone = (wanted: string | null): void => {
  zone = wanted ?? usualTimeZone
}

/** Does something of one board, to its end and at once, in its zone: the server has boards of several. */
export const inTimeZone = <T>(wanted: string | null, work: () => T): T => {
  const before = zone
  setTimeZone(wanted)
  try {
    return work()
  } finally {
    zone = before
  }
}

/** Whether it is the name of a time zone, as the IANA's list has them. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const DAY_MS = 86_400_000
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Makes a day; null when the calendar does not have it (31 February). `month` counts from 1. */
export const makeDay = (year: number, month: number, date: number): string | null => {
  const moment = new Date(Date.UTC(year, month - 1, date))
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date
  return exists ? moment.toISOString().slice(0, 10) : null
}

/** The numbers in a day; throws on anything that is not one. */
export const splitDay = (day: string): { year: number; month: number; date: number } => {
  const found = DAY.exec(day)
  if (!found) throw new RangeError(`not a day: ${day}`)
  return { year: Number(found[1]), month: Number(found[2]), date: Number(found[3]) }
}

// Counted in UTC, where every day has 24 hours: the change to summer time cannot shift a date.
const toDayNumber = (day: string): number => {
  const { year, month, date } = splitDay(day)
  return Date.UTC(year, month - 1, date) / DAY_MS
}

export const addDays = (day: string, days: number): string =>
  new Date((toDayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)

/** The same date `months` later, or the last day of that month when it is shorter. */
export const addMonths = (day: string, months: number): string => {
  const { year, month, date } = splitDay(day)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => toDayNumber(to) - toDayNumber(from)

/** Day of the week, 0 = Monday … 6 = Sunday. */
export const weekdayOf = (day: string): number => (toDayNumber(day) + 3) % 7

const makeClock = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
/** Making one takes far longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const partsIn = (moment: number, timeZone: string): Record<string, string> => {
  const format = clocks.get(timeZone) ?? makeClock(timeZone)
  clocks.set(timeZone, format)
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
}

/** The day that a moment (epoch milliseconds) falls on in a time zone. */
export const dayAt = (moment: number, timeZone: string = zone): string => {
  const { year, month, day } = partsIn(moment, timeZone)
  return `${year}-${month}-${day}`
}

/** The time of day of a moment (epoch milliseconds) in a time zone. */
export const clockAt = (moment: number, timeZone: string = zone): string => {
  const { hour, minute } = partsIn(moment, timeZone)
  return `${hour}:${minute}`
}

/** The moment (epoch milliseconds) of a day and a time of day in a time zone. */
export const momentOf = (day: string, clock: string, timeZone: string = zone): number => {
  const wanted = Date.parse(`${day}T${clock}:00Z`)
  const offsetAt = (moment: number) =>
    Date.parse(`${dayAt(moment, timeZone)}T${clockAt(moment, timeZone)}:00Z`) - moment
  // The second look settles the hours around a clock change, where the first took the offset of the wrong side.
  const near = wanted - offsetAt(wanted)
  return wanted - offsetAt(near)
}
