import { wallNow } from '@sedyanka/shared/clocks.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import type { LostReason, NotAccepted } from './refused-words.ts'
import type { Unaccepted } from './replay.ts'
import { ownWordsOf, rowOf } from './row-words.ts'
import { madeBy, type TouchedField, touchedFields } from './touched.ts'
import type { UnsentKeys } from './unsent-keys.ts'

/** Edits that a room could not get stored, for the one that takes its place. */
export interface CarriedEdits {
  /** One was refused, the server was put back to an older state, or the seat is another one now. */
  why: 'refused' | 'restored' | 'reseated'
  /** The document as it was. */
  old: Y.Doc
  /** Rows made here, by themselves: where somebody made the same row first, ours is no longer in the document. */
  made: Y.Doc
  touched: TouchedField[]
  /** Whether a part of an item is among these edits. */
  isOwn: ReturnType<typeof madeBy>
  /** Where a refused one stands, and why it was. */
  refused: { place: string; reason: string }
}

/** What a room hands on to the one that takes its place. */
export interface Carried {
  edits: CarriedEdits[]
  /** What of it stands on the device. */
  unsent: UnsentKeys
  notAccepted: NotAccepted[]
}

/** Takes a copy of a document with the edits in it that no server has. */
export const carry = (
  doc: Y.Doc,
  unstored: readonly Uint8Array[],
  { why, refused }: Pick<CarriedEdits, 'why' | 'refused'>,
): CarriedEdits => {
  const old = new Y.Doc()
  Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
  const made = new Y.Doc()
  for (const update of unstored) Y.applyUpdate(made, update)
  // A row that was made here is found in both.
  const found = [...touchedFields(old, unstored), ...touchedFields(made, unstored)]
  const touched = new Map(
    found.map((place) => [`${place.root}/${place.row}/${place.field}`, place]),
  )
  return { why, old, made, touched: [...touched.values()], isOwn: madeBy(unstored), refused }
}

/** All of it as words: for a page that is left, on which no room comes after. Of notes the lines that were written in. */
export const wordsIn = ({ old, made, touched, refused, isOwn }: CarriedEdits): Unaccepted[] =>
  touched.flatMap(({ root, row, field }) => {
    const stored = (rowOf(made, root, row) ?? rowOf(old, root, row))?.get(field)
    const text = ownWordsOf(stored, isOwn)
    return text === '' ? [] : [{ root, row, field, reason: refused.reason, text }]
  })

/** What no server will take any more, as words: edits that nobody stored, and what earlier rooms had handed on. */
export const lostWords = (
  doc: Y.Doc,
  unstored: readonly Uint8Array[],
  { earlier, reason }: { earlier: readonly CarriedEdits[]; reason: LostReason },
): Unaccepted[] => {
  const own = carry(doc, unstored, { why: 'refused', refused: { place: '', reason } })
  return [...earlier, own].flatMap(wordsIn).map((words) => ({ ...words, reason }))
}

/** Words with a name of their own, so that they can be put away one by one. */
export const named = (words: readonly Unaccepted[]): NotAccepted[] => {
  const at = wallNow()
  return words.map((each) => ({ ...each, id: makeId(), at }))
}
