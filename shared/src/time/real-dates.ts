import * as v from 'valibot'

/** The years that a date here may be of. */
const firstYear = 2000
const lastYear = 2199

/** Whether `YYYY-MM-DD` is a day that exists, of the years 2000 to 2199. */
export const isRealDay = (text: string): boolean => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number)
  // Days past the end of a month, and months past that of a year, would run on into the next.
  const date = new Date(Date.UTC(year, month - 1, day))
  const isInYears = year >= firstYear && year <= lastYear
  return isInYears && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Whether `HH:MM` is a time of day, 00:00 to 23:59. */
export const isRealTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Whether these epoch milliseconds lie in those years. */
export const isRealMoment = (at: number): boolean =>
  Number.isInteger(at) && at >= Date.UTC(firstYear, 0) && at < Date.UTC(lastYear + 1, 0)

/** A calendar day. */
export const RealDay = v.pipe(v.string(), v.check(isRealDay))
/** A time of day. */
export const RealTime = v.pipe(v.string(), v.check(isRealTime))
/** A moment, epoch milliseconds. */
export const RealMoment = v.pipe(v.number(), v.check(isRealMoment))
