import { calendarWords } from './calendar-words.ts'
import { daysBetween, splitDay, weekdayOf } from './calendar.ts'
import type { Language, Translate } from './translate.ts'
import { NBSP } from './typography.ts'

const twoDigits = (number: number): string => String(number).padStart(2, '0')
const minus = '\u2212'

/** A day in full: `24.11.2025 г.`, `24 November 2025`, `24.11.2025 р.` */
export const formatDate = (day: string, language: Language): string => {
  const { year, month, date } = splitDay(day)
  if (language === 'en') return `${date}${NBSP}${calendarWords.en.months[month - 1]} ${year}`
  return `${twoDigits(date)}.${twoDigits(month)}.${year}${NBSP}${language === 'bg' ? 'г.' : 'р.'}`
}

/** A day in little room: `25 ное`, and with its year when that is not the year of `today`. */
export const formatShortDate = (day: string, language: Language, today: string = day): string => {
  const { year, month, date } = splitDay(day)
  const short = `${date}${NBSP}${calendarWords[language].monthsShort[month - 1]}`
  return year === splitDay(today).year ? short : `${short}${NBSP}${year}`
}

/** `понеделник`, `Monday`, `понеділок` */
export const formatWeekday = (day: string, language: Language): string => {
  const word = calendarWords[language].weekdays[weekdayOf(day)]?.[0] ?? ''
  return word.replace("'", '’')
}

/** `днес`, `утре`, `вчера`, `след 3 дни`, `преди 2 дни` */
export const formatRelativeDay = (day: string, today: string, t: Translate): string => {
  const days = daysBetween(today, day)
  if (days === 0) return t('dates.today')
  if (days === 1) return t('dates.tomorrow')
  if (days === -1) return t('dates.yesterday')
  return days > 0 ? t('dates.inDays', { count: days }) : t('dates.daysAgo', { count: -days })
}

/** How long ago a moment was (both epoch milliseconds): `току-що`, `преди 5 минути`, `преди 2 часа`, `преди 3 дни`. */
export const formatAgo = (moment: number, now: number, t: Translate): string => {
  const minutes = Math.floor((now - moment) / 60_000)
  if (minutes < 1) return t('dates.justNow')
  if (minutes < 60) return t('dates.minutesAgo', { count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 24
    ? t('dates.hoursAgo', { count: hours })
    : t('dates.daysAgo', { count: Math.floor(hours / 24) })
}

/** A time of day in a sentence: `14:30 ч.` in Bulgarian, `14:30` elsewhere. */
export const formatTime = (clock: string, language: Language): string =>
  language === 'bg' ? `${clock}${NBSP}ч.` : clock

/** Seconds as `m:ss`, with a minus when the time is over: `9:18`, `−0:42`. */
export const formatTimer = (seconds: number): string => {
  const whole = Math.round(Math.abs(seconds))
  const sign = seconds < 0 && whole > 0 ? minus : ''
  return `${sign}${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`
}

/** Minutes as `h:mm`: `1:45`. */
export const formatHours = (minutes: number): string => {
  const whole = Math.round(Math.abs(minutes))
  const sign = minutes < 0 && whole > 0 ? minus : ''
  return `${sign}${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`
}

/** How long a meeting has been going on, in seconds, as `hh:mm`: `00:42`. */
export const formatElapsed = (seconds: number): string => {
  const minutes = Math.floor(Math.max(0, seconds) / 60)
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}
