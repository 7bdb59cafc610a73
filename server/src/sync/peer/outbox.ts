import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'
import { encodeStep2 } from '../wire/frames.ts'
import type { Peer } from '../ports.ts'
import type { Encode } from './redact.ts'

/** What a reader had when it fell behind: client → clock. */
type KnownState = ReadonlyMap<number, number>

/**
 * What is on its way to one peer. A peer that reads slowly gets no more edits until it has drained, and then one diff from
 * where it fell behind: it costs the room neither time nor memory. What is said to it alone (acknowledgements) always goes.
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

  /**
   * Sends what a turn brought to everybody (`shared`: the edit, and presence when it is due) and to this peer alone, in one
   * write. `before` is the document's state without the turn.
   */
  sendTurn(shared: readonly Uint8Array[], own: Uint8Array | null, before: KnownState): void {
    const waiting = this.#peer.bufferedBytes()
    if (waiting > limits.deadPeerBytes) return this.#peer.close(closeCodes.slow, 'slow')
    if (waiting > limits.slowPeerBytes && shared.length > 0) this.#behind ??= new Map(before)
    if (this.#behind === null && shared.length > 0) this.#peer.send(own ? [...shared, own] : shared)
    else if (own) this.#peer.send([own])
  }

  /** Presence is dropped for slow readers: the next state replaces it anyway. */
  sendPresence(news: readonly Uint8Array[]): void {
    if (!this.#behind && this.#peer.bufferedBytes() <= limits.slowPeerBytes) this.#peer.send(news)
  }

  /** Once a peer that was behind has drained, brings it up to date with one frame. */
  catchUp(encode: Encode): void {
    if (!this.#behind || this.#peer.bufferedBytes() > limits.slowPeerBytes / 8) return
    const update = encode(Y.encodeStateVector(new Map(this.#behind)))
    this.#behind = null
    this.#peer.send([encodeStep2(update)])
  }
}
