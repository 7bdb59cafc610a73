import { calendarWords } from './calendar-words.ts'
import { clockAt, dayAt, weekdayOf } from './calendar.ts'
import { formatShortDate, formatTime } from './format.ts'
import type { Language } from './translate.ts'
import { NBSP } from './typography.ts'

/** A moment (epoch milliseconds) where the board is, in little room: `вт, 25 ное, 17:00 ч.`, `Tue, 25 Nov, 17:00`. */
export const formatMoment = (moment: number, language: Language, now: number): string => {
  const day = dayAt(moment)
  const forms = calendarWords[language].weekdays[weekdayOf(day)] ?? []
  // The full words, their cases, and then the abbreviation that the date parser knows.
  const short = language === 'en' ? (forms[0] ?? '').slice(0, 3) : (forms.at(-1) ?? '')
  const date = formatShortDate(day, language, dayAt(now))
  return `${short},${NBSP}${date}, ${formatTime(clockAt(moment), language)}`
}
