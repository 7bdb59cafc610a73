import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { copyUnsent, type UnsentEdits } from './unsent-edits.ts'
import { touchedIn } from './unsent-words.ts'
import { type LeftEdits, updateOf } from './left-edits.ts'

/** Whoever writes it again signs it: rows that were made by one person are made by the other. */
const signAs = (made: Y.Doc, before: string, now: string): void => {
  for (const root of made.share.keys())
    for (const row of made.getMap<unknown>(root).values()) {
      if (!(row instanceof Y.Map)) continue
      for (const [field, value] of row as Y.Map<unknown>) if (value === before) row.set(field, now)
    }
}

/**
 * What somebody left, as edits for a room that has the server's document (`ClientRoom.takeIn`), signed by the one who
 * inserts them. Null where their place is not known there: they build on what this document does not have.
 */
export const leftAsEdits = (doc: Y.Doc, left: LeftEdits, seat: Seat): UnsentEdits | null => {
  const update = updateOf(left)
  const both = new Y.Doc()
  for (const each of [Y.encodeStateAsUpdate(doc), update]) Y.applyUpdate(both, each)
  if (both.store.pendingStructs || both.store.pendingDs) return null
  const edits = copyUnsent(both, [update], { why: 'refused', refused: { place: '', reason: '' } })
  for (const { root } of touchedIn(edits)) edits.made.getMap(root)
  signAs(edits.made, left.personId, seat.personId)
  return edits
}
