import type { Body, Form } from './request-forms.ts'

export const missing = Symbol('missing')
const deep = JSON.parse('[{"x":'.repeat(500) + '1' + '}]'.repeat(500)) as unknown
/** What no field of any form takes. */
export const always: unknown[] = [
  'a\u0000b',
  '\uD800',
  'а\uDC00б',
  'Име\u202Eефорп',
  '\u2067Име',
  'два\nреда',
  'два\u2028реда',
  '\u001B[2J',
  '\uFFFF',
  `а${'\u0301'.repeat(9)}`,
  'щ'.repeat(10_000),
  -1,
  0.5,
  1e300,
  {},
  [],
  [['a']],
  deep,
  { toString: 'x', length: 3 },
  JSON.parse('{"__proto__":{"role":"facilitator"},"constructor":{"prototype":{}}}') as unknown,
]
/** What no text that must say something takes; a line that may be empty takes some of it. */
export const silent: unknown[] = [
  '',
  '   ',
  '\u200B',
  '\u3164',
  '\u2800',
  '\u115F\u1160',
  '\uFE0F',
  '\u0301',
  '…',
]
const noDay = [
  '0000-01-01',
  '2026-02-31',
  '2026-13-01',
  '2026-00-10',
  '2026-12-00',
  '2025-02-29',
  '1999-12-31',
  '2200-01-01',
  '2026-1-1',
  '+12026-01-01',
  '2026-12-03T10:00',
  '03.12.2026',
  'утре',
]
const noTime = ['24:00', '12:60', '9:00', '10:00:00', '10.00', '-1:00', '١٠:٠٠', 'обед']

export const badFor = (form: Form, name: string): unknown[] => {
  const { good, mayBeNull = [], mayBeMissing = [], mayBeEmpty = [] } = form
  return [
    ...always,
    ...(mayBeEmpty.includes(name) ? [] : silent),
    ...(name === 'date' ? noDay : []),
    ...(name.endsWith('Time') ? noTime : []),
    ...(typeof good[name] === 'boolean' ? [0, 1, 'true'] : [true, false]),
    ...(mayBeNull.includes(name) ? [] : [null]),
    ...(mayBeMissing.includes(name) ? [] : [missing]),
  ]
}
export const withField = (good: Body, name: string, found: unknown): Body =>
  found === missing
    ? Object.fromEntries(Object.entries(good).filter(([other]) => other !== name))
    : { ...good, [name]: found }
