import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import { isErased } from '@sedyanka/shared/wire/history.ts'
import { plainValues } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'

type Told = Pick<RecordedChange, 'collection' | 'rowId' | 'values' | 'texts'> & { kind: string }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Where the record of changes and the document do not say the same; empty when they agree. Each value must begin where the
 * one before it ended, the last one must stand in the document, and texts of rows that the record saw begin must have as
 * many characters as came and did not go.
 */
export const disagreements = (doc: Y.Doc, changes: readonly Told[]): string[] => {
  const found: string[] = []
  const values = new Map<string, unknown>()
  const lengths = new Map<string, number>()
  const born = new Set<string>()
  for (const { collection, rowId, kind, values: plain, texts } of changes) {
    const row = `${collection}/${rowId}`
    if (kind === 'created') born.add(row)
    for (const [field, [before, after]] of Object.entries(plain)) {
      const place = `${row}/${field}`
      const stood = values.has(place) ? values.get(place) : born.has(row) ? null : before
      if (!isErased(before) && !same(stood, before))
        found.push(`${place}: ${JSON.stringify(stood)} stood there, not ${JSON.stringify(before)}`)
      values.set(place, after)
    }
    for (const [field, [added, removed]] of Object.entries(texts))
      lengths.set(`${row}/${field}`, (lengths.get(`${row}/${field}`) ?? 0) + added - removed)
  }
  const storedRow = (place: string): [Y.Map<unknown> | null, string] => {
    const [root = '', id = '', field = ''] = place.split('/')
    const row = doc.getMap<unknown>(root).get(id)
    return [row instanceof Y.Map ? (row as Y.Map<unknown>) : null, field]
  }
  for (const [place, told] of values) {
    const [row, field] = storedRow(place)
    const stands = (row && plainValues(row)?.[field]) ?? null
    if (!same(stands, told))
      found.push(`${place}: told ${JSON.stringify(told)}, stands ${JSON.stringify(stands)}`)
  }
  for (const [place, told] of lengths) {
    const [row, field] = storedRow(place)
    if (!born.has(place.split('/', 2).join('/'))) continue
    const text: unknown = row?.get(field)
    const stands = text instanceof Y.Text ? text.length : 0
    if (stands !== told) found.push(`${place}: told ${told} characters, stand ${stands}`)
  }
  return found
}
