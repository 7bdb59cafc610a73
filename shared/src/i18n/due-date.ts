import { readDueDate } from './read-due-date.ts'
import { findDueAtEnd } from './split-due-date.ts'
import type { Language } from './translate.ts'

/**
 * Reads a due date as people write it („до петък“, “by 25 Nov”, «через 3 дні», 25.11, 25.11.2026); null when it is not
 * clear. `today` is a day. A weekday is the next such day after today, „next“ one that of the next week; a date that is
 * past this year is next year's; a year that is written is taken as written. The words of the other languages are
 * understood too.
 */
export const parseDueDate = (text: string, language: Language, today: string): string | null =>
  readDueDate(text, language, today)?.day ?? null

/**
 * Takes a due date off the end of a line: „Проверка на отоплението до петък“ → the text and the day. What only looks like
 * one (решение № 11.12, ул. 6-ти септември, ДГ 1 юни) stays in the text.
 */
export const splitDueDate = (
  line: string,
  language: Language,
  today: string,
): { text: string; due: string | null } => {
  const found = findDueAtEnd(line, { language, today })
  return found ? { text: found.text, due: found.day } : { text: line.trim(), due: null }
}
