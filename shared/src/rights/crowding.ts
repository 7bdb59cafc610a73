import * as v from 'valibot'
import type * as Y from 'yjs'
import { PersonId, type RoomKind } from '../ids.ts'
import { documentSchema } from '../schema.ts'
import { plainValues } from './policy-view.ts'

/** Who made so many rows within so long (ms) is named: more than one person writes in earnest. */
export const crowdingRows = 30
const crowdingTime = 10 * 60_000

/** Persons who made very many rows lately, with how many, the most first. `now`: epoch milliseconds. */
export const findCrowding = (
  kind: RoomKind,
  doc: Y.Doc,
  now: number,
): { personId: PersonId; rows: number }[] => {
  const counts = new Map<PersonId, number>()
  for (const { root, fields } of documentSchema[kind].values()) {
    if (!('createdBy' in fields)) continue
    for (const row of doc.getMap<unknown>(root).values()) {
      const values = plainValues(row)
      const personId = values?.['createdBy']
      if (!v.is(PersonId, personId) || now - Number(values?.['createdAt']) > crowdingTime) continue
      counts.set(personId, (counts.get(personId) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, rows]) => rows >= crowdingRows)
    .map(([personId, rows]) => ({ personId, rows }))
    .sort((a, b) => b.rows - a.rows)
}
