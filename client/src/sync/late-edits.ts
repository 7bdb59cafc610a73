import * as Y from 'yjs'
import { copyUnsent, type RoomHandover, type UnsentEdits } from './unsent-edits.ts'
import type { ClientRoom } from './client-room.ts'

/**
 * What is still written into a document that was closed, until another takes its place on the page: that is a moment, and
 * nothing done in it may be lost.
 */
export class LateEdits {
  readonly #room: ClientRoom
  readonly #updates: Uint8Array[] = []
  readonly #refused: UnsentEdits['refused']
  /** The document as it was closed, where it is written anew in the one that takes its place. */
  readonly #before: Y.Doc | null = null

  /** `room` was closed just now; `handover` is what it handed on. */
  constructor(room: ClientRoom, handover: RoomHandover) {
    this.#room = room
    this.#refused = handover.edits.at(-1)?.refused ?? { place: '', reason: '' }
    if (handover.edits.some(({ why }) => why !== 'restored')) {
      this.#before = new Y.Doc()
      Y.applyUpdate(this.#before, Y.encodeStateAsUpdate(room.doc))
    }
    room.doc.on('update', (update: Uint8Array) => this.#updates.push(update))
  }

  /** Hands them to the room that takes the place of this one. */
  passTo(next: ClientRoom): void {
    if (this.#updates.length === 0) return
    const why = { why: 'refused', refused: this.#refused } as const
    const edits = copyUnsent(this.#room.doc, this.#updates, why)
    next.takeIn(this.#before ? { ...edits, before: this.#before } : edits)
  }
}
