import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { type UnsentEdits, withIds } from './unsent-edits.ts'
import { lostWords } from './unsent-words.ts'
import { keepLeft } from './left-edits.ts'
import type { LostReason, NotAccepted, RefusedWords } from './refused-words.ts'

interface LostOptions {
  reason: LostReason
  doc: Y.Doc
  /** What earlier rooms had handed on. */
  earlier: readonly UnsentEdits[]
  words: RefusedWords
  seat: Seat
  room: RoomName
}

/** What no server will take any more of one room, as words, also what is typed on after that. */
export class Lost {
  readonly #options: LostOptions
  /** They are on this device, so that the page may be closed. */
  isKept = false
  #count = -1
  /** Ids of the words that were told last. */
  #told: ReadonlySet<string> = new Set()

  constructor(options: LostOptions) {
    this.#options = options
  }

  /** Whether something was typed since they were told. */
  isOutdated(count: number): boolean {
    return count !== this.#count
  }

  /**
   * All words that are not accepted, those of this end put anew. They are kept, as far as the device keeps anything, and
   * after the end of a session their edits, too.
   */
  tell(updates: readonly Uint8Array[], known: readonly NotAccepted[]): NotAccepted[] {
    const { reason, doc, earlier, words, seat, room } = this.#options
    this.#count = updates.length
    // Another tab may have told its own words meanwhile.
    const others = words.with(known).filter(({ id }) => !this.#told.has(id))
    const lost = withIds(lostWords(doc, updates, { earlier, reason }))
    this.#told = new Set(lost.map(({ id }) => id))
    const all = [...others, ...lost]
    this.isKept = words.keep(all)
    if (reason === 'sessionEnded' && updates.length > 0)
      keepLeft(seat, room, Y.mergeUpdates([...updates]))
    return all
  }
}
