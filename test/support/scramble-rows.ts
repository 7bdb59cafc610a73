import { actions } from '@sedyanka/shared/board/actions.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { type Field, fitsField } from '@sedyanka/shared/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'

const others = [
  'inst-rzi',
  '2031-02-03',
  '08:15',
  'declined',
  'done',
  'vote',
  'rejected',
  'excused',
]

/** Another value that may stand in the field. */
const otherValue = (field: Field, value: unknown): unknown => {
  const candidates = [typeof value === 'number' ? value + 1 : `${String(value)}-x`, ...others, null]
  if (field.kind !== 'value' || value === undefined || typeof value === 'object') return value
  return candidates.find((candidate) => candidate !== value && fitsField(field, candidate)) ?? value
}

/**
 * Changes every field of every row of every collection of a document, whoever may do so, and adds rows that come late
 * with an early time. What leads from one document to the other stays: without it there is no board to read.
 */
export const scrambleRows = (doc: Y.Doc, kind: RoomKind): void => {
  for (const { root, fields } of documentSchema[kind].values())
    for (const row of doc.getMap<Y.Map<unknown>>(root).values())
      for (const [name, field] of Object.entries(fields)) {
        const value = row.get(name)
        if (['boardId', 'status', 'endedAt', 'reopenReason'].includes(name) && root === 'meeting')
          continue
        if (value instanceof Y.Text) value.insert(0, 'Друго: ')
        else if (field.kind === 'value' && (!field.fixed || name === 'createdAt'))
          row.set(name, otherValue(field, value))
      }
  if (kind === 'meeting') return
  for (const collection of [actions, needs, offers, matches]) {
    const [some] = collection.everything(doc)
    if (some) collection.create(doc, { ...some, id: 'late', createdAt: 1 } as never)
  }
}
