import { makeDay } from './i18n/calendar.ts'

const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

const isTenDigits = (digits: string): boolean => /^\d{10}$/.test(digits)

/** The birth date that an EGN carries is one of the calendar: months +20 are the 1800s, +40 the 2000s. */
const carriesDate = (digits: string): boolean => {
  const month = Number(digits.slice(2, 4))
  const century = month > 40 ? 2000 : month > 20 ? 1800 : 1900
  return (
    makeDay(century + Number(digits.slice(0, 2)), month % 20, Number(digits.slice(4, 6))) !== null
  )
}

/** ЕГН, the Bulgarian personal number: a date and a checksum; one in ninety random numbers passes. */
export const isEgn = (digits: string): boolean =>
  isTenDigits(digits) &&
  carriesDate(digits) &&
  (weigh(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(digits[9])

/** ЛНЧ, the number of a foreigner, printed on the card of temporary protection; one in ten random numbers passes. */
export const isLnch = (digits: string): boolean =>
  isTenDigits(digits) && weigh(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === Number(digits[9])

/** РНОКПП, the Ukrainian tax number; one in ten random numbers passes. */
export const isRnokpp = (digits: string): boolean =>
  isTenDigits(digits) &&
  (((weigh(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === Number(digits[9])
