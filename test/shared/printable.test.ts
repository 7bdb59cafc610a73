import {
  isPrintable,
  isPrintableLine,
  says,
  toPrintableLine,
} from '@sedyanka/shared/text/printable.ts'
import { isRealDay, isRealMoment, isRealTime } from '@sedyanka/shared/time/real-dates.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const names = [
  'Мария Петрова',
  "О'Брайън-Иванова",
  'Ї. Є. Ґалаґан',
  'محمد علي',
  'Nguyễn Thị',
  'ѝ',
  '李',
  '👩‍👩‍👧 Ана',
  '№ 5',
  '+',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
]
test.each(names)('HT5: %s is a line that can be printed and says something', (name) => {
  expect([isPrintableLine(name), isPrintable(name), says(name)]).toEqual([true, true, true])
  expect(toPrintableLine(name)).toBe(name)
})

const nothings = [
  '',
  ' ',
  '\u00A0',
  '\u200B',
  '\u200D',
  '\u2060',
  '\u00AD',
  '\u3164',
  '\uFFA0',
  '\u115F',
  '\u1160',
  '\u17B4',
  '\u2800',
  '\u180E',
  '\uFE0F',
  '\u{E0100}',
  '\u{E0041}',
  '\u0301',
  '\u034F',
  '\uFEFF',
  '\uFFFC',
  '\u{1D159}',
  '—',
  '...',
  '\t\n',
]
test.each(nothings)('HT5: %j says nothing', (text) => expect(says(text)).toBe(false))

const broken = [
  '\u0000',
  '\u0007',
  '\u001B',
  '\u007F',
  '\u0085',
  '\u009B',
  '\uD800',
  '\uDFFF',
  '\u202A',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u206A',
  '\uFEFF',
  '\uFFF9',
  '\uFFFE',
  '\uFFFF',
  '\uFDD0',
  '\u{1FFFE}',
  '\u0301'.repeat(7),
]
test.each(broken)('HT5: %j makes a text unprintable, and is taken out of a line', (part) => {
  expect([isPrintable(`а${part}б`), isPrintableLine(`а${part}б`)]).toEqual([false, false])
  expect(isPrintableLine(toPrintableLine(`а${part}б`))).toBe(true)
})

test('HT5: a text has breaks and tabs, a line has none', () => {
  for (const part of ['\n', '\t', '\u2028', '\u2029'])
    expect(isPrintableLine(`а${part}б`)).toBe(false)
  expect(isPrintable('а\n\tб')).toBe(true)
  expect(toPrintableLine('  а\r\n\tб\u2028в ')).toBe('а б в')
})

test('HT5: whatever is typed becomes a line that can be printed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      const line = toPrintableLine(typed)
      expect(isPrintableLine(line)).toBe(true)
      expect(toPrintableLine(line)).toBe(line)
    }),
    { numRuns: 500 },
  )
})

test('HT6: a day exists, a time is one of the day, a moment lies within the same years', () => {
  for (const day of ['2000-01-01', '2024-02-29', '2199-12-31']) expect(isRealDay(day)).toBe(true)
  for (const day of [
    '1999-12-31',
    '2200-01-01',
    '0000-01-01',
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-01-00',
    '2026-1-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '٢٠٢٦-٠١-٠١',
  ])
    expect(isRealDay(day), day).toBe(false)
  for (const time of ['00:00', '23:59']) expect(isRealTime(time)).toBe(true)
  for (const time of ['24:00', '00:60', '0:00', '00:00\n']) expect(isRealTime(time)).toBe(false)
  const [first, end] = [Date.UTC(2000, 0), Date.UTC(2200, 0)]
  expect([first, end - 1].map(isRealMoment)).toEqual([true, true])
  for (const at of [first - 1, end, NaN, Infinity, first + 0.5])
    expect(isRealMoment(at)).toBe(false)
})
