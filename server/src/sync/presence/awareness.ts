import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import type { Audience } from '../peer/audience.ts'
import { joinBytes } from '../wire/join-bytes.ts'
import { News } from '../peer/news.ts'
import { presenceWords } from './presence-words.ts'
import { beginningOf, encodeSaid, gone, type Said } from './said.ts'

/** A page counts its news one by one. Past whole numbers no other page could read the whole message. */
const lastClock = 2 ** 40

/** What one client said last. It is never changed, only replaced. */
interface State {
  clientId: number
  /** The client's own count of its news. */
  heard: number
  /** The room's count of all news. */
  clock: number
  said: Said
  /** Client id, clock and state as they stand in every message to an audience. */
  bytes: Partial<Record<Audience, Uint8Array>>
  /** Nobody has asked since it was said whether it still holds. */
  isFresh: boolean
}

/**
 * Who is in a room, as the y-protocols awareness messages say it, but never on trust: each connection speaks for its own
 * client id only, and `user` is written by the server from the seat. Only the newest state of a client is kept and sent.
 * The clocks that go out are the room's own: a state that somebody hears later is always newer, also of a client that
 * comes back, and of one for which the server vouches.
 */
export class RoomAwareness {
  readonly #states = new Map<number, State>()
  readonly #changed = new Set<number>()
  #hasNews = false
  #clock = 0

  /** Somebody has said something that the others do not know. */
  get hasNews(): boolean {
    return this.#hasNews
  }
  /** … or has only repeated what they know, so that nobody is taken for gone. */
  get hasUnsent(): boolean {
    return this.#changed.size > 0
  }

  /**
   * Takes one awareness message of a client. Returns its client id, or null when there was nothing in it that this
   * connection may say. Throws when it is malformed.
   */
  receive(update: Uint8Array, seat: Seat, mayUse: (clientId: number) => boolean): number | null {
    const decoder = decoding.createDecoder(update)
    let own: number | null = null
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (clock > lastClock) throw new Error('not a clock')
      if (!mayUse(clientId) || (own !== null && own !== clientId)) continue
      own = clientId
      const said =
        json === gone ? null : { beginning: beginningOf(seat), words: presenceWords(json) }
      this.#set(clientId, clock, said)
    }
    return own
  }

  /** Forgets a client that has gone, and tells the others. */
  leave(clientId: number): void {
    const state = this.#states.get(clientId)
    if (state?.said) this.#set(clientId, state.heard, null)
  }

  /** The person behind a client has another seat: everybody is told, whatever the client says. */
  reseat(clientId: number, seat: Seat): void {
    const state = this.#states.get(clientId)
    if (state?.said)
      this.#set(clientId, state.heard, { ...state.said, beginning: beginningOf(seat) })
  }

  /**
   * Says again what was not said anew since the last call: the lines of these clients live, but the timers of a hidden
   * page hardly run, and y-protocols takes for gone who is silent for 30 s.
   */
  renew(): void {
    for (const { clientId, heard, said, isFresh } of this.#states.values())
      if (said && !isFresh) this.#set(clientId, heard, said)
    for (const state of this.#states.values()) state.isFresh = false
  }

  /** What is new since the last call, or null. */
  takeNews(): News | null {
    if (this.#changed.size === 0) return null
    const states = [...this.#changed].map((clientId) => this.#states.get(clientId) as State)
    const news = new News(
      (audience) => encodeStates(states, audience),
      states.length === 1 ? (states[0]?.clientId ?? null) : null,
    )
    for (const { clientId, said } of states) if (!said) this.#states.delete(clientId)
    this.#changed.clear()
    this.#hasNews = false
    return news
  }

  /** One message with everybody, for who has just come. */
  everybody(audience: Audience): Uint8Array {
    return encodeStates([...this.#states.values()], audience)
  }

  /** The same, for who belonged to another audience until now and must believe it. */
  everybodyAnew(audience: Audience): Uint8Array {
    for (const [clientId, state] of this.#states)
      this.#states.set(clientId, { ...state, clock: ++this.#clock, bytes: {} })
    return this.everybody(audience)
  }

  #set(clientId: number, heard: number, said: Said): void {
    const known = this.#states.get(clientId)
    if (known && heard < known.heard) return
    // A client that announces its leaving and one that nobody knew: nothing to tell.
    if (!known && !said) return
    this.#states.set(clientId, {
      clientId,
      heard,
      clock: ++this.#clock,
      said,
      bytes: {},
      isFresh: true,
    })
    this.#changed.add(clientId)
    const isRenewal =
      known?.said?.beginning === said?.beginning && known?.said?.words === said?.words
    if (!isRenewal) this.#hasNews = true
  }
}

const encodeState = (state: State, audience: Audience): Uint8Array => {
  const json = encodeSaid(state.said, audience)
  return joinBytes([state.clientId, state.clock, json.length, json])
}

const encodeStates = (states: readonly State[], audience: Audience): Uint8Array => {
  const update = joinBytes([
    states.length,
    ...states.map((state) => (state.bytes[audience] ??= encodeState(state, audience))),
  ])
  return joinBytes([messageType.awareness, update.length, update])
}
