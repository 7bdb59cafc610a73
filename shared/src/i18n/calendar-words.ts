import type { Language } from './translate.ts'

/** Month and weekday words: Intl has no short Bulgarian month names, and the date parser must know the same words. */
interface CalendarWords {
  /** As they stand after a day number; January first. */
  readonly months: readonly string[]
  readonly monthsShort: readonly string[]
  /** Further forms that people type. */
  readonly monthsTyped: readonly string[]
  /** Monday first; the first form is the one shown. */
  readonly weekdays: readonly (readonly string[])[]
}

const list = (words: string): string[] => words.split(' ')
const lists = (words: string): string[][] => words.split(' ').map((forms) => forms.split('|'))

export const calendarWords: Record<Language, CalendarWords> = {
  bg: {
    months: list(
      'януари февруари март април май юни юли август септември октомври ноември декември',
    ),
    monthsShort: list('яну фев мар апр май юни юли авг сеп окт ное дек'),
    monthsTyped: [],
    weekdays: lists('понеделник|пн вторник|вт сряда|ср четвъртък|чт петък|пт събота|сб неделя|нд'),
  },
  en: {
    months: list(
      'January February March April May June July August September October November December',
    ),
    monthsShort: list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    monthsTyped: [],
    weekdays: lists(
      'Monday|mon Tuesday|tue|tues Wednesday|wed Thursday|thu|thur|thurs Friday|fri Saturday|sat Sunday|sun',
    ),
  },
  uk: {
    months: list(
      'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    ),
    monthsShort: list('січ лют бер квіт трав черв лип серп вер жовт лист груд'),
    monthsTyped: list(
      'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень',
    ),
    weekdays: lists(
      'понеділок|понеділка|пн вівторок|вівторка|вт середа|середи|середу|ср четвер|четверга|чт ' +
        "п'ятниця|п'ятниці|п'ятницю|пт субота|суботи|суботу|сб неділя|неділі|неділю|нд",
    ),
  },
}
