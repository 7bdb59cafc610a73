import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { encodeServerMessage } from '@sedyanka/shared/wire/protocol.ts'
import { type Audience, audienceOf } from './audience.ts'
import { Outbox } from './outbox.ts'
import type { Peer } from '../ports.ts'
import type { Channel } from '../record/recorded-change.ts'

/** Hears what became of an edit that the server makes for somebody. */
export interface Answers {
  channel: Channel
  stored(): void
  refused(reason: string, place: string): void
}

/** One peer's conversation with a room: how many edits it sent, how many of them are on disk. */
export class Connection {
  /** How much more it may say beside edits, and since when. */
  readonly #talk = { left: limits.talkAtOnce as number, at: null as Monotonic | null, dropped: 0 }
  readonly peer: Peer
  readonly outbox: Outbox
  /** Null of a peer that is a page. */
  readonly answers: Answers | null
  /** The Yjs client id it speaks for in awareness. */
  clientId: number | null = null
  /** What it may know of the others. */
  audience: Audience
  /** It said HELLO: it gets acknowledgements. */
  acknowledges = false
  /** … and that it takes a compressed state. */
  unpacks = false
  /** Update messages taken from it so far; acknowledgements count in these. */
  received = 0
  closed = false
  /** When it last said anything, monotonic milliseconds. */
  heardAt: number
  /** One of its edits was refused: nothing more is taken from it, and it is about to be closed. */
  refused = false
  /** How often in a row it sent what builds on edits that the server does not have. */
  gaps = 0
  /** Update messages that build on something that the server does not have, until it has come. */
  held: { index: number; body: Uint8Array }[] = []
  #acknowledged = 0

  constructor(peer: Peer, now = 0, answers: Answers | null = null) {
    this.peer = peer
    this.answers = answers
    this.heardAt = now
    this.outbox = new Outbox(peer)
    this.audience = audienceOf(peer.seat())
  }

  /** The message that its first `count` update messages are on disk; null when there is nothing new to say. */
  acknowledgement(count: number): Uint8Array | null {
    // What is held is not stored, nor counts what came behind it.
    const durable = this.held[0] ? Math.min(count, this.held[0].index - 1) : count
    if (!this.acknowledges || this.closed || durable <= this.#acknowledged) return null
    this.#acknowledged = durable
    return encodeServerMessage({ type: 'ack', count: durable })
  }

  /** Whether it may say something of that kind now; 'flood' when it will not stop. */
  mayTalk(type: string, now: Monotonic): boolean | 'flood' {
    // Everything but presence is answered.
    const cost = type === 'awareness' ? 1 : limits.talkQuestion
    const talk = this.#talk
    const more = talk.at === null ? 0 : ((now - talk.at) * limits.talkPerSecond) / 1_000
    talk.left = Math.min(limits.talkAtOnce, talk.left + more)
    talk.at = now
    if (talk.left >= cost) {
      talk.left -= cost
      return true
    }
    return talk.dropped++ < limits.talkDropped ? false : 'flood'
  }

  send(...frames: Uint8Array[]): void {
    if (!this.closed) this.peer.send(frames)
  }

  /** Tells the peer which of its update messages was refused and why, and ends the conversation. */
  reject(index: number, reason: string, place: string): void {
    if (this.closed) return
    this.answers?.refused(reason, place)
    if (this.acknowledges)
      this.send(encodeServerMessage({ type: 'reject', index, reason, detail: place }))
    this.close(closeCodes.rejected, reason)
  }

  close(code: number, reason: string): void {
    if (this.closed) return
    this.closed = true
    this.peer.close(code, reason)
  }
}
