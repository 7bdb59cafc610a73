import { type DueReading, readDueDate } from './read-due-date.ts'
import { dueWords } from './due-words.ts'
import type { Language } from './translate.ts'

/** A due date that was found in a line. */
export interface FoundDue {
  /** The line without it. */
  text: string
  day: string
  /** The words that say so, as they were typed. */
  words: string
  /** False where the words may mean something else: „на 24 май“ may be the day of what is prepared. */
  isSure: boolean
}

export interface DueContext {
  language: Language
  today: string
}

/** Longest due date in words: „в срок до края на следващия месец включително“. */
const mostWords = 9

const all = (key: 'notDue' | 'named' | 'from' | 'to' | 'clock'): string =>
  Object.values(dueWords)
    .map((words) => words[key])
    .join('|')
const lastWordIs = (words: string): RegExp => new RegExp(`(?:^|[\\s(„“"])(?:${words})\\.?$`, 'iu')
const notDue = lastWordIs(all('notDue'))
const named = lastWordIs(`${all('named')}|${all('notDue')}`)
const range = new RegExp(`(?:^|\\s)(?:${all('from')})\\s+(\\S+(?:\\s+\\S+){0,2})$`, 'iu')
const clock = new RegExp(`(?:,| -| –)? (${all('clock')})\\.?$`, 'iu')

const rangeTo = new RegExp(`^(?:${all('to')})\\s`, 'iu')
/** „01.11. – 30.11.“ */
const dashed = /(?:^|\s)(\S+)\s+[–—-]$/

/** „From Monday to Friday“, „from 3 to 5 May“ and „1.11. – 30.11.“ say how long, not by when. */
const isRange = (before: string, tail: string, { language, today }: DueContext): boolean => {
  const start = dashed.exec(before)?.[1] ?? (rangeTo.test(tail) ? range.exec(before)?.[1] : null)
  return (
    typeof start === 'string' &&
    (/^\d{1,2}$/.test(start) || readDueDate(start, language, today) !== null)
  )
}

/** Whether a day at the end of a line (`tail`) is the one that it is due by; `before` is the rest of the line. */
const isDue = (
  reading: DueReading,
  { before, tail }: { before: string; tail: string },
  today: string,
): boolean => {
  if (reading.marker === 'by') return true
  const isLower = !/^\p{Lu}/u.test(tail.replace(/^\S+ (?=\S+$)/, ''))
  switch (reading.kind) {
    case 'relative':
      return isLower && !notDue.test(before)
    case 'weekday':
      return isLower && !notDue.test(before)
    case 'short':
      return reading.marker === 'on'
    // Also a time („в 10.12“), a half („3/4“), a number of something.
    case 'slash':
      return false
    case 'dots':
      return !/^(?:в|във|at|о|об)$/.test(reading.markerWords) && !named.test(before)
    case 'date':
      return reading.day >= today && !named.test(before)
  }
}

/**
 * Finds a due date at the end of a line („Проверка на отоплението до петък“); null when there is none, or when what looks
 * like one is a name or a number (ул. 6-ти септември, решение № 11.12), the day of something else, or a stretch of time.
 * A time of day behind it stays in the text.
 */
export const findDueAtEnd = (line: string, context: DueContext): FoundDue | null => {
  const { language, today } = context
  const remark = /\s*\([^()]*\)[.!]?$/.exec(line.trim())
  if (remark && !readDueDate(remark[0], language, today)) {
    const found = findDueAtEnd(line.trim().slice(0, remark.index), context)
    return found && { ...found, text: `${found.text}${remark[0]}` }
  }
  const at = clock.exec(line.trim())
  const whole = at ? line.trim().slice(0, at.index) : line.trim()
  const words = whole.split(/\s+/)
  for (let start = Math.max(1, words.length - mostWords); start < words.length; start++) {
    const isOpened = words[start]?.startsWith('(') && !words.slice(start).join(' ').includes(')')
    // „(срок 1.12., …“: the bracket stays where it was.
    const tail = words
      .slice(start)
      .join(' ')
      .slice(isOpened ? 1 : 0)
    if (tail.includes('(') !== tail.includes(')') || /^\d+\.\d\.?$/.test(tail)) continue
    const reading = readDueDate(tail, language, today)
    if (!reading) continue
    const before = [...words.slice(0, start), ...(isOpened ? ['('] : [])].join(' ')
    if (isRange(before, tail, context) || !isDue(reading, { before, tail }, today)) return null
    const text = before.replace(/\s*[·,;:/|–-]$/, '')
    return {
      text: at ? `${text} ${at[0].replace(/^[,\s–-]+/, '')}` : text,
      day: reading.day,
      words: tail,
      isSure:
        !tail.endsWith('?') &&
        (reading.marker === 'by' ||
          (reading.kind === 'relative' && reading.marker === 'none') ||
          /[·,;–-]$/.test(before)),
    }
  }
  // What looked like a time of day was the end of a date, or there is no date.
  return null
}

/** Finds one before a dash or a colon in the middle of a line: „Всички до 1.12. – списък“. Only where it is sure. */
export const findDueInside = (line: string, context: DueContext): FoundDue | null => {
  for (const { index, 0: mark } of line.matchAll(/ [–—-] |: /g)) {
    const found = findDueAtEnd(line.slice(0, index), context)
    if (found?.isSure)
      return { ...found, text: `${found.text}${mark}${line.slice(index + mark.length)}` }
  }
  return null
}

/** Finds one at the start of a line: „До петък: списък“. Without „до“ only before a colon, a comma or a dash. */
export const findDueAtStart = (line: string, { language, today }: DueContext): FoundDue | null => {
  const words = line.trim().split(/\s+/)
  for (let end = Math.min(words.length - 1, mostWords); end > 0; end--) {
    const head = words.slice(0, end).join(' ')
    const isApart = /[:,;–-]$/.test(head) || /^[:–-]$/.test(words[end] ?? '')
    const reading = readDueDate(head.replace(/\s*[:,;–-]+$/, ''), language, today)
    if (!reading || (reading.marker !== 'by' && !isApart) || reading.kind === 'slash') continue
    const text = words
      .slice(end)
      .join(' ')
      .replace(/^[:,;–-]\s*/, '')
    return { text, day: reading.day, words: head, isSure: true }
  }
  return null
}
