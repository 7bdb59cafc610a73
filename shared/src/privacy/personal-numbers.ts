import { makeDay } from '../i18n/calendar.ts'

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

/** The number of a bank card: 13 to 19 digits with the checksum of Luhn (ISO/IEC 7812); one in ten random numbers passes. */
export const isCardNumber = (digits: string): boolean => {
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** An account number of any country with its checksum (ISO 13616). */
export const isIban = (compact: string): boolean => {
  const iban = compact.toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`
  let rest = 0
  for (const unit of moved) {
    const value = Number.parseInt(unit, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
