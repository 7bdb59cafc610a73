import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { type Field, fitsField } from '@sedyanka/shared/rows/records.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'

/** Values of all forms: of most fields one of them fits and is another than the one that stands. */
const others: readonly unknown[] = [
  'inst-rzi',
  '2031-02-03',
  '08:15',
  'declined',
  'done',
  'vote',
  'rejected',
  'excused',
  'granted',
  'refused',
  'against',
  'ngo',
  'institution',
  'service',
  'goods',
  'critical',
  'normal',
  'region',
  'municipality',
  'cancelled',
  'minutesApproved',
  'online',
  'review',
  'procedural',
  'postponed',
  'withdrawn',
  1_700_000_000_000,
  7,
  8,
  [],
  ['inst-rzi'],
  ['title'],
  { bg: 'Друго име', en: 'Another name', uk: 'Інша назва' },
  'Europe/Lisbon',
  [{ id: 'SZR31', name: { bg: 'Другаде', en: 'Elsewhere', uk: 'Деінде' } }],
  { date: '2031-02-03', opened: '08:15', closed: '08:45' },
  { en: 'Another', uk: 'Інша' },
  { for: 7, against: 8, abstained: 9 },
  { date: '2031-02-03', startTime: '08:15', place: 'Другаде' },
  { date: '2032-02-03', startTime: '08:45', place: 'Тук' },
  null,
]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Another value that may stand in the field; the same where there is none. */
const otherValue = (field: Field, value: unknown): unknown => {
  if (field.kind !== 'value') return value
  const near = typeof value === 'number' ? value + 1 : `${String(value)}-x`
  return (
    [near, ...others].find((other) => !same(other, value ?? null) && fitsField(field, other)) ??
    value
  )
}

/** What leads from one document to the other, and what tells one closing of a meeting from the next. */
const stays = ['boardId', 'status', 'endedAt', 'correctedAt', 'reopenReason']

const scrambleRow = (
  row: Y.Map<unknown>,
  { root, fields }: CollectionShape,
  changed: Set<string>,
): void => {
  for (const [name, field] of Object.entries(fields)) {
    const value = row.get(name)
    if (root === 'meeting' && stays.includes(name)) continue
    if (value instanceof Y.Text) value.insert(0, 'Друго: ')
    else if (field.kind === 'value' && (!field.fixed || name === 'createdAt')) {
      const other = otherValue(field, value)
      if (same(other, value)) continue
      row.set(name, other)
    } else continue
    changed.add(`${root}/${name}`)
  }
}

/** The fields of rows that `scrambleRows` is to change, as it names them. */
export const changeableFields = (kind: RoomKind): string[] =>
  [...documentSchema[kind].values()].flatMap(({ root, fields }) =>
    Object.entries(fields)
      .filter(
        ([name, field]) =>
          !(root === 'meeting' && stays.includes(name)) &&
          field.kind !== 'former' &&
          (field.kind !== 'value' || !field.fixed || name === 'createdAt'),
      )
      .map(([name]) => `${root}/${name}`),
  )

const copyOf = (row: Y.Map<unknown>): Y.Map<unknown> => {
  const copy = new Y.Map<unknown>()
  for (const [name, value] of row)
    copy.set(name, value instanceof Y.Text ? new Y.Text(value.toString()) : value)
  return copy
}

/**
 * Changes every field of every row of every collection of a document, whoever may do so, removals included, and adds rows
 * that come late with an early time. What leads from one document to the other stays: without it there is no board to
 * read. Returns the fields that were changed in some row, as `root/field`.
 */
export const scrambleRows = (doc: Y.Doc, kind: RoomKind): Set<string> => {
  const changed = new Set<string>()
  for (const shape of documentSchema[kind].values()) {
    const rows = doc.getMap<Y.Map<unknown>>(shape.root)
    const before = [...rows.values()]
    for (const row of before.slice(0, 2).map(copyOf)) {
      if (shape.root === 'meeting' || shape.root === 'board') continue
      if ('createdAt' in shape.fields) row.set('createdAt', 1)
      rows.set(`late-${rows.size}`, row)
    }
    for (const row of before) scrambleRow(row, shape, changed)
  }
  return changed
}
