import { calendarWords } from './calendar-words.ts'
import { addDays, addMonths, makeDay, splitDay, weekdayOf } from './calendar.ts'
import { countWords, ordinalDays, romanMonth } from './day-words.ts'
import { type DueWords, dueWords, periodsInOneWord } from './due-words.ts'
import type { Language } from './translate.ts'

/** What some words say about a due date. */
export interface DueReading {
  /** `YYYY-MM-DD`. */
  day: string
  /** `by`: „до“ stands before it; `on`: „на“, „в“, „за“, which may be the day of something else; `none`: nothing. */
  marker: 'by' | 'on' | 'none'
  /** The words before it, e.g. „в“. */
  markerWords: string
  /** A weekday may be `short` („пт“); `slash` is 3/4, `dots` 3.4 without a year. */
  kind: 'relative' | 'weekday' | 'short' | 'slash' | 'dots' | 'date'
}

/** As `weekdayOf` counts: Monday is 0. */
const FRIDAY = 4
const WEDNESDAY = 2
const SUNDAY = 6

type Edge = 'end' | 'middle' | 'start'

const everyLanguage = ['bg', 'en', 'uk'] as const

const clean = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;!?]+$/, '')
    .replace(/(\d) ?(?:г|р|година|року)$/, '$1')
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

type Part = Pick<DueReading, 'day' | 'kind'>
const part = (day: string | null, kind: DueReading['kind']): Part | null =>
  day === null ? null : { day, kind }

const parseNumeric = (text: string, today: string): Part | null => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return part(makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), 'date')
  const roman = /^(\d{1,2})[. ]{1,2}([ivxхі]{1,4})(?:[. ]{1,2}(\d{4}|\d{2}))?$/.exec(text)
  const month = romanMonth(roman?.[2] ?? '')
  if (roman?.[1] && month > 0)
    return part(makeDueDay({ date: roman[1], month, year: roman[3] }, today), 'date')
  const found = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text)
  if (!found?.[1] || !found[3]) return null
  const kind = found[4] ? 'date' : found[2] === '/' ? 'slash' : 'dots'
  return part(makeDueDay({ date: found[1], month: Number(found[3]), year: found[4] }, today), kind)
}

/** A month by its name, in one's own language also by its beginning; 0 when it is none. */
const monthNumber = (word: string, language: Language, isOwn: boolean): number => {
  const { months, monthsShort, monthsTyped } = calendarWords[language]
  // «5 лист» is November in Ukrainian only, in Bulgarian it is a sheet of paper.
  const short = language === 'uk' ? [] : monthsShort
  const isMonth = (name: string, at: number): boolean =>
    isOwn
      ? word.length >= 3 && name.toLowerCase().startsWith(word)
      : [name, short[at]].some((known) => known?.toLowerCase() === word)
  const index = months.findIndex(isMonth)
  return 1 + (index >= 0 ? index : monthsTyped.findIndex(isMonth))
}

const dateInWords = (text: string): string => {
  const word = ordinalDays.find(([name]) => text === name || text.startsWith(`${name} `))
  return word ? `${word[1]}-и${text.slice(word[0].length)}` : text
}

const parseNamed = (text: string, language: Language, context: Context): Part | null => {
  const isOwn = language === context.language
  const dayFirst = /^(\d{1,2})(?:-?\p{L}{1,2})?(?: of)? (\p{L}+)\.?(?:,? (\d{4}))?$/u.exec(
    dateInWords(text),
  )
  const monthFirst =
    language === 'en' ? /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(text) : null
  const [date, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  if (!date || !word) return null
  const month = monthNumber(word, language, isOwn)
  return month > 0 ? part(makeDueDay({ date, month, year }, context.today), 'date') : null
}

const weekdayNumber = (word: string, language: Language): number =>
  calendarWords[language].weekdays.findIndex((forms) =>
    forms.some((form) => form.toLowerCase() === word),
  )

const parseWeekday = (text: string, language: Language, today: string): Part | null => {
  const weekday = weekdayNumber(text, language)
  if (weekday < 0) return null
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const isShort = text.length <= (language === 'en' ? 5 : 2) && !text.endsWith('day')
  return part(addDays(today, ahead === 0 ? 7 : ahead), isShort ? 'short' : 'weekday')
}

/** Saturdays and Sundays are not counted; holidays are not known here, so that the answer is shown as a question. */
const addWorkingDays = (today: string, count: number): string => {
  let day = today
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (weekdayOf(day) <= FRIDAY) left--
  }
  return day
}

/** „In 3 days“; „в тридневен срок“, as official papers say. */
const parsePeriod = (text: string, language: Language, today: string): string | null => {
  const { within, one, day, week, month, workingDay } = dueWords[language]
  const many = countWords.map(([word]) => word).join('|')
  const add = (count: number, unit: 'day' | 'week' | 'month') =>
    unit === 'month' ? addMonths(today, count) : addDays(today, unit === 'week' ? 7 * count : count)
  const official = /^в (\d{1,3}|\p{L}+?)[- ]?(дневен|седмичен|месечен) срок$/u.exec(text)
  if (official) {
    const inWords = periodsInOneWord.find(([word]) => word === official[1])?.[1]
    const count = inWords ?? Number(official[1])
    const unit = official[2] === 'дневен' ? 'day' : official[2] === 'седмичен' ? 'week' : 'month'
    return Number.isInteger(count) ? add(count, unit) : null
  }
  const found = new RegExp(
    `^(?:${within}) (?:(\\d{1,3}|${one}|${many}) )?(?:(${day})|(${week})|(${month})|(${workingDay}))$`,
  ).exec(text)
  if (!found) return null
  const inWords = countWords.find(([word]) => word === found[1])?.[1] ?? 1
  const count = /^\d/.test(found[1] ?? '') ? Number(found[1]) : inWords
  if (found[5]) return addWorkingDays(today, count)
  return add(count, found[4] ? 'month' : found[3] ? 'week' : 'day')
}

const lastOfMonth = (day: string, months: number): string =>
  addDays(addMonths(`${day.slice(0, 7)}-01`, months + 1), -1)

/** „Next Wednesday“ is that of the next week, Monday first; „next week“ its Friday, „next month“ its last day. */
const parseNext = (text: string, language: Language, today: string): string | null => {
  const { next, nextWeek, nextMonth } = dueWords[language]
  const what = new RegExp(`^(?:${next}) (.+)$`).exec(text)?.[1]
  if (what === undefined) return null
  if (nextMonth.split('|').includes(what)) return lastOfMonth(today, 1)
  const weekday = nextWeek.split('|').includes(what) ? FRIDAY : weekdayNumber(what, language)
  return weekday < 0 ? null : addDays(today, 7 - weekdayOf(today) + weekday)
}

/** The end, the middle or the start of a week, this one or the next: Sunday, Wednesday, Monday. */
const edgeOfWeek = (edge: Edge, isNext: boolean, today: string): string => {
  const weekday = { end: SUNDAY, middle: WEDNESDAY, start: 0 }[edge]
  const day = addDays(today, (isNext ? 7 : 0) + weekday - weekdayOf(today))
  return day < today ? addDays(day, 7) : day
}

/** The same of a month; `month` is any day in it. A day that is past is that of the month after. */
const edgeOfMonth = (edge: Edge, month: string, today: string): string => {
  if (edge === 'end') return lastOfMonth(month, 0)
  const day = `${month.slice(0, 7)}-${edge === 'middle' ? '15' : '01'}`
  return day < today ? addMonths(day, 1) : day
}

/** „The first quarter“: its last day. */
const endOfQuarter = (what: string, { quarters, quarter }: DueWords, today: string) => {
  const [word = '', name = '', year] = what.split(/ (?:на |of |)?/)
  const number = quarters.indexOf(word) + 1 || romanMonth(word)
  if (name !== quarter || number < 1 || number > 4) return null
  return lastOfMonth(makeDueDay({ date: '1', month: 3 * number, year }, today) ?? today, 0)
}

/** The end, the middle or the start of a day, a week, a month, a quarter or the year; of the next one too. */
const parseEdge = (text: string, language: Language, context: Context): string | null => {
  const { today } = context
  const words = dueWords[language]
  const { end, ends, middle, start, next, current, nextWeek, nextMonth, year, ofMonth } = words
  const found = new RegExp(`^(?:(${end})|(${middle})|(${start})) (.+)$`).exec(text)
  const what = found?.[4]
  if (!found || what === undefined) return null
  const edge = found[1] !== undefined ? 'end' : found[2] !== undefined ? 'middle' : 'start'
  const is = (which: string, unit: string) =>
    new RegExp(`^(?:${which}) (?:${unit})(?:та)?$`).test(what)
  if (what === ends.week || is(current, nextWeek)) return edgeOfWeek(edge, false, today)
  if (is(next, nextWeek)) return edgeOfWeek(edge, true, today)
  if (what === ends.month || is(current, nextMonth)) return edgeOfMonth(edge, today, today)
  if (is(next, nextMonth)) return edgeOfMonth(edge, addMonths(`${today.slice(0, 7)}-01`, 1), today)
  if (edge === 'end') {
    if (what === ends.day) return today
    if (what === ends.year || is(current, year)) return `${today.slice(0, 4)}-12-31`
    if (/^\d{4}$/.test(what)) return `${what}-12-31`
    const quarter = endOfQuarter(what, words, today)
    if (quarter) return quarter
  }
  const [word = '', inYear] = what.replace(new RegExp(`^(?:${ofMonth}) `), '').split(' ')
  const month = monthNumber(word, language, language === context.language)
  if (month <= 0 || (inYear !== undefined && !/^\d{4}$/.test(inYear))) return null
  const date = edge === 'middle' ? '15' : '1'
  const day = makeDueDay(
    { date, month, year: inYear },
    edge === 'end' ? `${today.slice(0, 7)}-01` : today,
  )
  return day && edge === 'end' ? lastOfMonth(day, 0) : day
}

interface Context {
  language: Language
  today: string
}

/** „До 15-ти“, „до 15-о число“, „до 15 т.м.“: of this month, or of the next. */
const parseOnlyDate = (text: string, today: string): string | null => {
  const found =
    /^(\d{1,2})(-(?:ти|ви|ри|ми|и|о|во|то|ро|мо))?( число)?( т\. ?м| того| този месец)?$/.exec(
      dateInWords(text),
    )
  if (!found || (!found[2] && !found[3] && !found[4])) return null
  const { year, month } = splitDay(today)
  const here = makeDay(year, month, Number(found[1]))
  if (here !== null && here >= today) return here
  const { year: nextYear, month: nextMonth } = splitDay(addMonths(`${today.slice(0, 7)}-01`, 1))
  return makeDay(nextYear, nextMonth, Number(found[1]))
}

const readIn = (text: string, language: Language, context: Context): DueReading | null => {
  const { today } = context
  const words = dueWords[language]
  const relative = (day: string, marker: DueReading['marker']): DueReading => ({
    day,
    marker,
    markerWords: '',
    kind: 'relative',
  })
  const period =
    parsePeriod(text, language, today) ??
    parsePeriod(text.replace(new RegExp(`^(?:${words.by}) `), ''), language, today)
  // „До 3 месеца“ may be how long something lasts.
  const isWorkdays = new RegExp(`(?:${words.workingDay})$`).test(text)
  if (period) return relative(period, isWorkdays || /^(?:до|за) /.test(text) ? 'on' : 'by')
  const markers = new RegExp(`^(?:(?:${words.by}|${words.on})(?: ?[:–-])? )+`).exec(text)?.[0] ?? ''
  const isBy = new RegExp(`(?:^| )(?:${words.by})(?: ?[:–-])? `).test(markers)
  const marker = isBy ? 'by' : markers === '' ? 'none' : 'on'
  const bare = text
    .slice(markers.length)
    .replace(new RegExp(`,? (?:${words.behind})$`), '')
    .replace(/(\d) ?(?:г|р|година|року)\.?$/, '$1')
  const near = words.near.find(([word]) => word === bare)
  const day =
    parseNext(bare, language, today) ??
    (near ? addDays(today, near[1]) : null) ??
    parseEdge(bare, language, context) ??
    (isBy ? parseOnlyDate(bare, today) : null)
  if (day) return relative(day, marker)
  const exact = (words: string): Part | null =>
    parseNumeric(words.replace(/\.$/, ''), today) ?? parseNamed(words, language, context)
  const [first = '', rest] = bare.split(/,? (.*)/s)
  const found =
    rest && weekdayNumber(first, language) >= 0
      ? (exact(rest) ?? part(parseOnlyDate(rest, today), 'date'))
      : (exact(bare) ?? parseWeekday(bare, language, today))
  return found && { ...found, marker, markerWords: markers.trim() }
}

/** What the words say as a whole; null when that is no day. Own words first, then those of the other languages. */
export const readDueDate = (text: string, language: Language, today: string): DueReading | null => {
  const cleaned = clean(text)
  if (cleaned === '') return null
  for (const each of [language, ...everyLanguage]) {
    const reading = readIn(cleaned, each, { language, today })
    if (reading) return reading
  }
  return null
}
