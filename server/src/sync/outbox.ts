import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'
import { encodeStep2 } from './frames.ts'
import type { Peer } from './ports.ts'

/** What a reader had when it fell behind: client → clock. */
type KnownState = ReadonlyMap<number, number>

/**
 * Edits on their way to one peer. A peer that reads slowly gets nothing more until it has drained, and then one diff from
 * where it fell behind: it costs the room neither time nor memory.
 */
export class Outbox {
  readonly #peer: Peer
  #behind: KnownState | null = null

  constructor(peer: Peer) {
    this.#peer = peer
  }

  get isBehind(): boolean {
    return this.#behind !== null
  }

  /** Sends an edit's frame; `before` is the document's state without it. */
  sendEdit(frame: Uint8Array, before: KnownState): void {
    const waiting = this.#peer.bufferedBytes()
    if (waiting > limits.deadPeerBytes) this.#peer.close(closeCodes.slow, 'slow')
    else if (this.#behind) return
    else if (waiting > limits.slowPeerBytes) this.#behind = new Map(before)
    else this.#peer.send(frame)
  }

  /** Presence is dropped for slow readers: the next state replaces it anyway. */
  sendPresence(frame: Uint8Array): void {
    if (!this.#behind && this.#peer.bufferedBytes() <= limits.slowPeerBytes) this.#peer.send(frame)
  }

  /** Once a peer that was behind has drained, brings it up to date with one frame. */
  catchUp(doc: Y.Doc): void {
    if (!this.#behind || this.#peer.bufferedBytes() > limits.slowPeerBytes / 8) return
    const update = Y.encodeStateAsUpdate(doc, encodeKnownState(this.#behind))
    this.#behind = null
    this.#peer.send(encodeStep2(update))
  }
}

const encodeKnownState = (known: KnownState): Uint8Array => Y.encodeStateVector(new Map(known))
