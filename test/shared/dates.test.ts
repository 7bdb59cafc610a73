import { bg } from '@sedyanka/shared/i18n/bg.ts'
import {
  addDays,
  addMonths,
  clockAt,
  dayAt,
  daysBetween,
  makeDay,
  momentOf,
  weekdayOf,
} from '@sedyanka/shared/i18n/calendar.ts'
import { parseDueDate, splitDueDate } from '@sedyanka/shared/i18n/due-date.ts'
import * as format from '@sedyanka/shared/i18n/format.ts'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'

const t = makeTranslate('bg', bg)
const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

describe('formats', () => {
  test('WO8: dates are written as official papers write them', () => {
    expect(format.formatDate('2025-11-24', 'bg')).toBe('24.11.2025\u00A0г.')
    expect(format.formatDate('2025-03-05', 'bg')).toBe('05.03.2025\u00A0г.')
    expect(plain(format.formatDate('2025-03-05', 'en'))).toBe('5 March 2025')
    expect(format.formatDate('2025-03-05', 'uk')).toBe('05.03.2025\u00A0р.')
  })

  test('WO8: a short date shows its year only when that is another one', () => {
    expect(plain(format.formatShortDate('2025-11-25', 'bg'))).toBe('25 ное')
    expect(plain(format.formatShortDate('2025-11-25', 'en', '2025-01-01'))).toBe('25 Nov')
    expect(plain(format.formatShortDate('2026-01-05', 'uk', '2025-12-30'))).toBe('5 січ 2026')
  })

  test('WO8: times, weekdays and durations', () => {
    expect(format.formatTime('14:30', 'bg')).toBe('14:30\u00A0ч.')
    expect(format.formatTime('14:30', 'en')).toBe('14:30')
    expect(format.formatTime('09:05', 'uk')).toBe('09:05')
    expect(format.formatWeekday('2025-11-24', 'bg')).toBe('понеделник')
    expect(format.formatWeekday('2025-11-30', 'en')).toBe('Sunday')
    expect(format.formatWeekday('2025-11-28', 'uk')).toBe('п’ятниця')
    expect([558, 0, -42, -0.2, 3600].map(format.formatTimer)).toEqual([
      '9:18',
      '0:00',
      '−0:42',
      '0:00',
      '60:00',
    ])
    expect([105, 5, -15].map(format.formatHours)).toEqual(['1:45', '0:05', '−0:15'])
    expect([0, 2520, 36_000].map(format.formatElapsed)).toEqual(['00:00', '00:42', '10:00'])
  })

  test.each([
    ['2025-11-24', 'днес'],
    ['2025-11-25', 'утре'],
    ['2025-11-23', 'вчера'],
    ['2025-11-27', 'след 3 дни'],
    ['2025-11-22', 'преди 2 дни'],
    ['2026-03-31', 'след 127 дни'],
  ])('WO8: seen from 24.11.2025, %s is „%s“', (day, text) => {
    expect(format.formatRelativeDay(day, '2025-11-24', t)).toBe(text)
  })

  test.each([
    [59_000, 'току-що'],
    [60_000, 'преди 1 минута'],
    [59 * 60_000, 'преди 59 минути'],
    [3_600_000, 'преди 1 час'],
    [23 * 3_600_000, 'преди 23 часа'],
    [49 * 3_600_000, 'преди 2 дни'],
    [-5000, 'току-що'],
  ])('WO8: %d ms ago is „%s“', (ago, text) => {
    expect(format.formatAgo(1_000_000_000_000 - ago, 1_000_000_000_000, t)).toBe(text)
  })

  test('WO8: Ukrainian counts days in its own forms', () => {
    const say = makeTranslate('uk', uk)
    expect(format.formatRelativeDay('2025-11-29', '2025-11-24', say)).toBe('через 5 днів')
    expect(format.formatRelativeDay('2025-11-26', '2025-11-24', say)).toBe('через 2 дні')
  })
})

describe('calendar', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Sofia'])(
    'WO9: days and times are those of the board wherever the machine stands (%s)',
    (timeZone) => {
      process.env['TZ'] = timeZone
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone)
      const late = Date.parse('2025-11-23T22:30:00Z')
      expect(dayAt(late)).toBe('2025-11-24')
      expect(clockAt(late)).toBe('00:30')
      expect(dayAt(late, 'UTC')).toBe('2025-11-23')
      expect(addDays('2025-10-25', 2)).toBe('2025-10-27')
      expect(weekdayOf('2025-11-24')).toBe(0)
      expect(format.formatDate('2025-11-24', 'bg')).toBe('24.11.2025\u00A0г.')
      expect(parseDueDate('до петък', 'bg', '2025-11-24')).toBe('2025-11-28')
    },
  )

  test('WO9: the moment of a time of day follows winter and summer time', () => {
    const iso = (day: string, clock: string) => new Date(momentOf(day, clock)).toISOString()
    expect(iso('2025-11-24', '10:00')).toBe('2025-11-24T08:00:00.000Z')
    expect(iso('2025-07-24', '10:00')).toBe('2025-07-24T07:00:00.000Z')
    expect(iso('2026-03-29', '02:30')).toBe('2026-03-29T00:30:00.000Z')
    expect(iso('2026-03-29', '04:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(iso('2025-10-26', '02:30')).toBe('2025-10-25T23:30:00.000Z')
    expect(iso('2025-10-26', '04:30')).toBe('2025-10-26T02:30:00.000Z')
  })

  test('WO9: counting days and reading a moment back are exact for any day', () => {
    const moments = fc.integer({
      min: Date.parse('2000-01-01T00:00Z') / 60_000,
      max: Date.parse('2099-01-01T00:00Z') / 60_000,
    })
    fc.assert(
      fc.property(moments, fc.integer({ min: -900, max: 900 }), (minutes, days) => {
        const day = dayAt(minutes * 60_000)
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(Math.abs(weekdayOf(addDays(day, days)) - weekdayOf(day) - days) % 7).toBe(0)
        const back = momentOf(day, clockAt(minutes * 60_000))
        // The hour that comes twice in autumn has two moments.
        expect([0, 60]).toContain(Math.abs(back / 60_000 - minutes))
        expect(clockAt(back)).toBe(clockAt(minutes * 60_000))
      }),
      { seed: 46, numRuns: 400 },
    )
  })

  test('WO9: months are as long as they are', () => {
    expect(makeDay(2025, 2, 29)).toBeNull()
    expect(makeDay(2028, 2, 29)).toBe('2028-02-29')
    expect(makeDay(2025, 13, 1)).toBeNull()
    expect(addMonths('2025-12-31', 2)).toBe('2026-02-28')
    expect(addMonths('2025-11-24', 1)).toBe('2025-12-24')
    expect(() => weekdayOf('24.11.2025')).toThrow(RangeError)
  })
})

describe('due dates', () => {
  // Today is Monday, 24 November 2025.
  const today = '2025-11-24'

  test.each([
    ['bg', 'днес', '2025-11-24'],
    ['bg', 'до утре', '2025-11-25'],
    ['bg', 'вдругиден', '2025-11-26'],
    ['bg', 'петък', '2025-11-28'],
    ['bg', 'до петък', '2025-11-28'],
    ['bg', 'До  ПЕТЪК.', '2025-11-28'],
    ['bg', 'в понеделник', '2025-12-01'],
    ['bg', 'до ср', '2025-11-26'],
    ['bg', 'петък, 5.12', '2025-12-05'],
    ['bg', '25.11', '2025-11-25'],
    ['bg', '25.11.', '2025-11-25'],
    ['bg', 'до 5.12', '2025-12-05'],
    ['bg', '24.11', '2025-11-24'],
    ['bg', '23.11', '2026-11-23'],
    ['bg', '25/11', '2025-11-25'],
    ['bg', '25.11.2026', '2026-11-25'],
    ['bg', 'срок: 25.11.2026 г.', '2026-11-25'],
    ['bg', '25.11.2026\u00A0г.', '2026-11-25'],
    ['bg', '25.11.26', '2026-11-25'],
    ['bg', '01.02.2024', '2024-02-01'],
    ['bg', '2025-12-03', '2025-12-03'],
    ['bg', '25 ноември', '2025-11-25'],
    ['bg', 'до 25 ное', '2025-11-25'],
    ['bg', 'най-късно до 25 ноември 2026 г.', '2026-11-25'],
    ['bg', '25-ти ноември', '2025-11-25'],
    ['bg', '25 авг', '2026-08-25'],
    ['bg', 'до 5 май', '2026-05-05'],
    ['bg', 'след 3 дни', '2025-11-27'],
    ['bg', 'до 10 дни', '2025-12-04'],
    ['bg', 'в срок от 14 дни', '2025-12-08'],
    ['bg', 'след седмица', '2025-12-01'],
    ['bg', 'след 2 седмици', '2025-12-08'],
    ['bg', 'след един месец', '2025-12-24'],
    ['bg', 'до края на месеца', '2025-11-30'],
    ['en', 'today', '2025-11-24'],
    ['en', 'tomorrow', '2025-11-25'],
    ['en', 'the day after tomorrow', '2025-11-26'],
    ['en', 'by Friday', '2025-11-28'],
    ['en', 'this thu', '2025-11-27'],
    ['en', '25 Nov', '2025-11-25'],
    ['en', 'by November 25, 2026', '2026-11-25'],
    ['en', '25th of November', '2025-11-25'],
    ['en', '3 Sept 2026', '2026-09-03'],
    ['en', 'in 3 days', '2025-11-27'],
    ['en', 'within a week', '2025-12-01'],
    ['en', 'by the end of the month', '2025-11-30'],
    ['uk', 'сьогодні', '2025-11-24'],
    ['uk', 'завтра', '2025-11-25'],
    ['uk', 'післязавтра', '2025-11-26'],
    ['uk', 'до п’ятниці', '2025-11-28'],
    ['uk', "у п'ятницю", '2025-11-28'],
    ['uk', 'до четверга', '2025-11-27'],
    ['uk', '25 листопада', '2025-11-25'],
    ['uk', 'до 25 лист', '2025-11-25'],
    ['uk', '25 листопада 2026 року', '2026-11-25'],
    ['uk', 'через 3 дні', '2025-11-27'],
    ['uk', 'через тиждень', '2025-12-01'],
    ['uk', 'не пізніше 25.11.2026 р.', '2026-11-25'],
    ['uk', 'до кінця місяця', '2025-11-30'],
    ['bg', 'следващата сряда', '2025-12-03'],
    ['bg', 'до следващия петък', '2025-12-05'],
    ['bg', 'следващият понеделник', '2025-12-01'],
    ['bg', 'другата неделя', '2025-12-07'],
    ['bg', 'през другата седмица', '2025-12-05'],
    ['bg', 'до следващия месец', '2025-12-31'],
    ['en', 'next Wednesday', '2025-12-03'],
    ['en', 'by next week', '2025-12-05'],
    ['en', 'next month', '2025-12-31'],
    ['uk', 'наступної середи', '2025-12-03'],
    ['uk', 'до наступного четверга', '2025-12-04'],
    ['uk', "у наступну п'ятницю", '2025-12-05'],
    ['uk', 'наступного тижня', '2025-12-05'],
    ['uk', 'наступного місяця', '2025-12-31'],
    ['bg', 'tomorrow', '2025-11-25'],
    ['en', 'до п’ятниці', '2025-11-28'],
  ] as const)('WO10: in %s, „%s“ is %s', (language, text, day) => {
    expect(parseDueDate(text, language, today)).toBe(day)
  })

  test.each([
    '',
    ' ',
    'скоро',
    '31.02',
    '31.02.2026',
    '0.5',
    '12.13',
    '3 дни',
    'петъчен',
    '25',
    '25 нов дом',
    'следващата',
    'следващата среща',
    'следващото',
    'до',
  ])('WO10: „%s“ is not a due date', (text) => {
    expect(parseDueDate(text, 'bg', today)).toBeNull()
  })

  test('WO10: a weekday is never today, on any day of the week', () => {
    for (let offset = 0; offset < 7; offset++) {
      const day = addDays(today, offset)
      const due = parseDueDate(format.formatWeekday(day, 'uk'), 'uk', day)
      expect(due).toBe(addDays(day, 7))
    }
  })

  test('WO13: “next” is never in the week that goes on', () => {
    for (let offset = 0; offset < 7; offset++) {
      const due = parseDueDate('следващата сряда', 'bg', addDays(today, offset))
      expect(due).toBe('2025-12-03')
    }
  })

  test('WO10: every short date that is shown can be typed back', () => {
    for (const language of ['bg', 'en', 'uk'] as const) {
      for (let offset = 0; offset < 365; offset++) {
        const day = addDays(today, offset)
        expect(parseDueDate(format.formatShortDate(day, language), language, today), day).toBe(day)
        expect(parseDueDate(format.formatDate(day, language), language, today), day).toBe(day)
      }
    }
  })

  test.each([
    ['Проверка на отоплението до петък', 'Проверка на отоплението', '2025-11-28'],
    ['Да се удължи договорът до 15 януари', 'Да се удължи договорът', '2026-01-15'],
    ['Списък на местата · 27.11', 'Списък на местата', '2025-11-27'],
    ['Heating check – by 25 Nov', 'Heating check', '2025-11-25'],
    ['Версия 2.1 до 5.1', 'Версия 2.1', '2026-01-05'],
    ['Списък на местата следващата сряда', 'Списък на местата', '2025-12-03'],
    ['Списък до другата седмица', 'Списък', '2025-12-05'],
    ['List by next Wednesday', 'List', '2025-12-03'],
    ['Перелік до наступної середи', 'Перелік', '2025-12-03'],
    ['За следващата среща', 'За следващата среща', null],
    ['По решение 11.1', 'По решение 11.1', null],
    ['Обучение за 3 дни', 'Обучение за 3 дни', null],
    ['петък', 'петък', null],
    ['', '', null],
  ] as const)('WO10: „%s“ is split into „%s“ and %s', (line, text, due) => {
    expect(splitDueDate(line, 'bg', today)).toEqual({ text, due })
  })
})
