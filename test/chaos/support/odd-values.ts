import type { Field } from '@sedyanka/shared/rows/records.ts'
import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'

/** What may come under any field: fitting values, values at an edge, and values that some library throws at. */
export const oddValues: readonly unknown[] = [
  null,
  0,
  1,
  -1,
  0.01,
  1e21,
  1e300,
  1e308,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  5e-324,
  8.64e15,
  8.64e15 + 1,
  Date.UTC(2026, 10, 24, 10),
  Date.UTC(2199, 11, 31),
  true,
  '',
  ' ',
  '\u200B',
  'а\u202Eб',
  '\uD800',
  'и' + '\u0301'.repeat(9),
  'ред\nред',
  '\u0000',
  'zz',
  'a0',
  'a1',
  'a00',
  'Zz',
  `a1${'V'.repeat(150)}`,
  '2026-02-31',
  '2026-11-24',
  '0000-01-01',
  '9999-12-31',
  '24:00',
  '23:59',
  '10:00',
  'org-a',
  'org-b',
  'none',
  'carried:item-1',
  'item-1',
  'm1',
  'health',
  'sets',
  'tonnes',
  'SZR37',
  'proposed',
  'accepted',
  'scheduled',
  'current',
  'closed',
  'inProgress',
  'done',
  'cancelled',
  'draft',
  'adopted',
  'confirmed',
  'delivered',
  'postponed',
  'inPerson',
  'consensus',
  'vote',
  'goods',
  'high',
  'region',
  [],
  ['org-b', 'org-c'],
  ['org-b', 'none'],
  { bg: 'а', en: 'b', uk: 'в' },
  { bg: '\u200B', en: 'b', uk: 'в' },
  { for: 1, against: 0, abstained: 1e21 },
  { for: 5, against: 1, abstained: 0 },
  { date: '2026-12-24', startTime: '10:00', place: 'Зала' },
  { date: '2026-02-31', startTime: '10:00', place: '' },
]

/** Shared types where a plain value belongs. */
const nested = [
  () => new Y.Map(),
  () => new Y.Text('текст'),
  () => new Y.Array(),
  () => new Y.XmlElement('paragraph'),
]

/** Something for a field; `known` is a value that fits, which comes more often than not. */
export const valueFor = (field: Field, known: unknown, random: Random): unknown => {
  if (field.kind === 'text')
    return new Y.Text(random.pick(['Текст', 'Друг текст', 'х'.repeat(400), 'а\nб', '\u200B']))
  if (field.kind === 'former') return undefined
  if (field.kind === 'note') return new Y.Text(random.pick(['Бележки', 'а\nб', '\u200B']))
  if (random.chance(0.004)) return random.pick(nested)()
  const fits = !(known instanceof Y.AbstractType) && random.chance(0.96)
  return fits ? known : random.pick(oddValues)
}
