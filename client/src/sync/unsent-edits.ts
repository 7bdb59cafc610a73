import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import type { NotAccepted } from './refused-words.ts'
import type { Unaccepted } from './replay.ts'
import type { UnsentKeys } from './unsent-keys.ts'

/** Edits that a room could not get stored, for the one that takes its place. */
export interface UnsentEdits {
  /** No server has them, as one was refused or the document was written anew; or the server was put back to an older state. */
  why: 'refused' | 'restored' | 'rewritten'
  /** The document as it was. */
  old: Y.Doc
  /** Rows made here, by themselves: where somebody made the same row first, ours is no longer in the document. */
  made: Y.Doc
  /** The document before these edits, where what else is in it is written anew by other edits. */
  before?: Y.Doc
  /** The edits themselves, as updates. */
  unstored: readonly Uint8Array[]
  /** Where a refused one stands, and why it was. */
  refused: { place: string; reason: string }
}

/** What a room hands on to the one that takes its place. */
export interface RoomHandover {
  /** The seat in the room that takes its place. */
  seat: Seat
  edits: readonly UnsentEdits[]
  /** What of it stands on the device. */
  unsent: UnsentKeys
  notAccepted: NotAccepted[]
}

/** Takes a copy of a document with the edits in it that no server has. */
export const copyUnsent = (
  doc: Y.Doc,
  unstored: readonly Uint8Array[],
  { why, refused }: Pick<UnsentEdits, 'why' | 'refused'>,
): UnsentEdits => {
  const old = new Y.Doc()
  Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
  const made = new Y.Doc()
  for (const update of unstored) Y.applyUpdate(made, update)
  return { why, old, made, unstored, refused }
}

/**
 * What was left before, with more behind it. Once the document was written anew nothing of an older copy may be written
 * again but what no server had.
 */
export const behind = (left: readonly UnsentEdits[], more: UnsentEdits): UnsentEdits[] => [
  ...(more.why === 'rewritten' ? left.map((each) => ({ ...each, why: more.why })) : left),
  more,
]

/** Words with a name of their own, so that they can be put away one by one. */
export const withIds = (words: readonly Unaccepted[]): NotAccepted[] => {
  const at = wallNow()
  return words.map((each) => ({ ...each, id: makeId(), at }))
}
