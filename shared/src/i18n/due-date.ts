import { calendarWords } from './calendar-words.ts'
import { addDays, addMonths, makeDay, splitDay, weekdayOf } from './calendar.ts'
import type { Language } from './translate.ts'

/** What people write around a due date: alternatives of a regular expression, in lower case. */
interface DueWords {
  /** May stand before a day. */
  readonly by: string
  /** Stands before a number of days, weeks or months. */
  readonly within: string
  readonly one: string
  readonly day: string
  readonly week: string
  readonly month: string
  readonly monthEnd: string
  /** „Next“, in every form that stands before a weekday, a week or a month. */
  readonly next: string
  readonly nextWeek: string
  readonly nextMonth: string
  /** Words that name a day, with its distance from today. */
  readonly near: readonly (readonly [string, number])[]
}

const dueWords: Record<Language, DueWords> = {
  bg: {
    by: 'краен|срок|срока|най-късно|до|през|в|във|на|за',
    within: 'след|до|в срок от|в рамките на',
    one: 'един|една',
    day: 'ден|дни|дена',
    week: 'седмица|седмици',
    month: 'месец|месеца',
    near: [
      ['днес', 0],
      ['утре', 1],
      ['вдругиден', 2],
    ],
    monthEnd: 'края на месеца',
    next: '(?:следващ|идващ)(?:ия|ият|ата|ото)|друг(?:ия|ият|ата)|идн(?:ия|ият|ата)',
    nextWeek: 'седмица',
    nextMonth: 'месец',
  },
  en: {
    by: 'due|date|by|on|until|till|no later than|this',
    within: 'in|within',
    one: 'a|an|one',
    day: 'day|days',
    week: 'week|weeks',
    month: 'month|months',
    near: [
      ['today', 0],
      ['tomorrow', 1],
      ['the day after tomorrow', 2],
    ],
    monthEnd: '(?:the )?end of (?:the )?month',
    next: '(?:the )?next',
    nextWeek: 'week',
    nextMonth: 'month',
  },
  uk: {
    by: 'строк|термін|не пізніше|до|у|в|на',
    within: 'через|за|протягом',
    one: 'один|одну',
    day: 'день|дні|днів|дня',
    week: 'тиждень|тижні|тижнів|тижня',
    month: 'місяць|місяці|місяців|місяця',
    near: [
      ['сьогодні', 0],
      ['завтра', 1],
      ['післязавтра', 2],
    ],
    monthEnd: 'кінця місяця',
    next: 'наступн(?:ого|ий|ої|у|а)',
    nextWeek: 'тижня|тиждень',
    nextMonth: 'місяця|місяць',
  },
}

/** As `weekdayOf` counts: Monday is 0. */
const FRIDAY = 4

const everyLanguage = ['bg', 'en', 'uk'] as const

const clean = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(\d) ?(?:г\.?|р\.?|година|року)$/, '$1')
    .replace(/[.,;]+$/, '')

/** A date without a year is the next one: this year, or the year after when it is past. */
const nextOccurrence = (month: number, date: number, today: string): string | null => {
  const { year } = splitDay(today)
  const thisYear = makeDay(year, month, date)
  return thisYear !== null && thisYear >= today ? thisYear : makeDay(year + 1, month, date)
}

const makeDueDay = (
  { date, month, year }: { date: string; month: number; year: string | undefined },
  today: string,
): string | null => {
  if (year === undefined) return nextOccurrence(month, Number(date), today)
  return makeDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(date))
}

const parseNumeric = (text: string, today: string): string | null => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const found = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?$/.exec(text)
  return found?.[1] && found[2]
    ? makeDueDay({ date: found[1], month: Number(found[2]), year: found[3] }, today)
    : null
}

const monthNumber = (word: string, language: Language): number => {
  const { months, monthsTyped } = calendarWords[language]
  const isMonth = (name: string): boolean => word.length >= 3 && name.toLowerCase().startsWith(word)
  const index = months.findIndex(isMonth)
  return 1 + (index >= 0 ? index : monthsTyped.findIndex(isMonth))
}

const parseNamed = (text: string, language: Language, today: string): string | null => {
  const dayFirst = /^(\d{1,2})(?:-?\p{L}{2})?(?: of)? (\p{L}+)\.?(?:,? (\d{4}))?$/u.exec(text)
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(text)
  const [date, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  if (!date || !word) return null
  const month = monthNumber(word, language)
  return month > 0 ? makeDueDay({ date, month, year }, today) : null
}

const weekdayNumber = (word: string, language: Language): number =>
  calendarWords[language].weekdays.findIndex((forms) =>
    forms.some((form) => form.toLowerCase() === word),
  )

const parseWeekday = (text: string, language: Language, today: string): string | null => {
  const weekday = weekdayNumber(text, language)
  if (weekday < 0) return null
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, ahead === 0 ? 7 : ahead)
}

const parsePeriod = (text: string, language: Language, today: string): string | null => {
  const { within, one, day, week, month } = dueWords[language]
  const found = new RegExp(
    `^(?:${within}) (?:(\\d{1,3}|${one}) )?(?:(${day})|(${week})|(${month}))$`,
  ).exec(text)
  if (!found) return null
  const count = /^\d/.test(found[1] ?? '') ? Number(found[1]) : 1
  if (found[4]) return addMonths(today, count)
  return addDays(today, found[3] ? 7 * count : count)
}

/** „Next Wednesday“ is that of the next week, Monday first; „next week“ its Friday, „next month“ its last day. */
const parseNext = (text: string, language: Language, today: string): string | null => {
  const { next, nextWeek, nextMonth } = dueWords[language]
  const what = new RegExp(`^(?:${next}) (.+)$`).exec(text)?.[1]
  if (what === undefined) return null
  if (nextMonth.split('|').includes(what))
    return addDays(addMonths(`${today.slice(0, 7)}-01`, 2), -1)
  const weekday = nextWeek.split('|').includes(what) ? FRIDAY : weekdayNumber(what, language)
  return weekday < 0 ? null : addDays(today, 7 - weekdayOf(today) + weekday)
}

const parseIn = (text: string, language: Language, today: string): string | null => {
  const words = dueWords[language]
  const period = parsePeriod(text, language, today)
  if (period) return period
  const bare = text.replace(new RegExp(`^(?:(?:${words.by}):? )+`), '')
  const next = parseNext(bare, language, today)
  if (next) return next
  const near = words.near.find(([word]) => word === bare)
  if (near) return addDays(today, near[1])
  if (new RegExp(`^${words.monthEnd}$`).test(bare))
    return addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1)
  const exact = (part: string): string | null =>
    parseNumeric(part, today) ?? parseNamed(part, language, today)
  const [first = '', rest] = bare.split(/,? (.*)/s)
  if (rest && weekdayNumber(first, language) >= 0) return exact(rest)
  return exact(bare) ?? parseWeekday(bare, language, today)
}

/**
 * Reads a due date as people write it („до петък“, “by 25 Nov”, «через 3 дні», 25.11, 25.11.2026); null when it is not
 * clear. `today` is a day. A weekday is the next such day after today, „next“ one that of the next week; a date that is past this year is next year's;
 * a year that is written is taken as written. The words of the other languages are understood too.
 */
export const parseDueDate = (text: string, language: Language, today: string): string | null => {
  const cleaned = clean(text)
  if (cleaned === '') return null
  for (const each of [language, ...everyLanguage]) {
    const day = parseIn(cleaned, each, today)
    if (day) return day
  }
  return null
}

/**
 * Takes a due date off the end of a line: „Проверка на отоплението до петък“ → the text and the day.
 * Numbers that only look like a date (решение 11.1, version 2.1) stay in the text unless „до“ stands before them.
 */
export const splitDueDate = (
  line: string,
  language: Language,
  today: string,
): { text: string; due: string | null } => {
  const words = line.trim().split(/\s+/)
  for (let start = Math.max(1, words.length - 5); start < words.length; start++) {
    const tail = words.slice(start).join(' ')
    const due = /^\d+\.\d\.?$/.test(tail) ? null : parseDueDate(tail, language, today)
    if (due)
      return {
        text: words
          .slice(0, start)
          .join(' ')
          .replace(/\s*[·,;–-]$/, ''),
        due,
      }
  }
  return { text: line.trim(), due: null }
}
