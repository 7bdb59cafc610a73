import { limits } from '@sedyanka/shared/limits.ts'
import { colourOf } from '@sedyanka/shared/presence.ts'
import { messageType } from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import { joinBytes } from './join-bytes.ts'
import { presenceWords } from './presence-words.ts'

/** News of who is here. */
export interface News {
  frames: readonly Uint8Array[]
  /** The client whose news alone this is: it knows already. */
  only: number | null
}

/** A page counts its news one by one. Past whole numbers no other page could read the whole message. */
const lastClock = 2 ** 40

/** What a client says: who it is by its seat, and its own words; null once it has gone. */
type Said = { beginning: Uint8Array; words: string } | null

interface State {
  clock: number
  said: Said
  /** Client id, clock and state as they stand in every message. */
  bytes: Uint8Array
}

const utf8 = new TextEncoder()

const closingBrace = 0x7d

/** The state of a client that has gone, as JSON. */
const gone = 'null'

/**
 * Who is in a room, as the y-protocols awareness messages say it, but never on trust: each connection speaks for its own
 * client id only, and `user` is written by the server from the seat. Only the newest state of a client is kept and sent.
 */
export class RoomAwareness {
  readonly #states = new Map<number, State>()
  readonly #changed = new Set<number>()
  #hasNews = false

  /** Somebody has said something that the others do not know. */
  get hasNews(): boolean {
    return this.#hasNews
  }
  /** … or has only said again what they know, lest they take them for gone. */
  get hasUnsent(): boolean {
    return this.#changed.size > 0
  }

  /**
   * Takes one awareness message of a client. Returns its client id, or null when there was nothing in it that this
   * connection may say. Throws when it is malformed.
   */
  receive(update: Uint8Array, seat: Seat, mayUse: (clientId: number) => boolean): number | null {
    if (update.length > limits.awarenessBytes) return null
    const decoder = decoding.createDecoder(update)
    let own: number | null = null
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (clock > lastClock) throw new Error('not a clock')
      if (!mayUse(clientId) || (own !== null && own !== clientId)) continue
      own = clientId
      // y-protocols begins at 0 and then takes no news that is not above 0: the first state would never be seen.
      const said =
        json === gone ? null : { beginning: beginningOf(seat), words: presenceWords(json) }
      this.#set(clientId, Math.max(1, clock), said)
    }
    return own
  }

  /** Forgets a client that has gone, and tells the others. */
  leave(clientId: number): void {
    const state = this.#states.get(clientId)
    if (state?.said) this.#set(clientId, state.clock + 1, null)
  }

  /** What is new since the last call, or null. */
  takeNews(): News | null {
    if (this.#changed.size === 0) return null
    const clientIds = [...this.#changed]
    const news = {
      frames: [this.#encode(clientIds)],
      only: clientIds.length === 1 ? (clientIds[0] ?? null) : null,
    }
    for (const clientId of this.#changed)
      if (!this.#states.get(clientId)?.said) this.#states.delete(clientId)
    this.#changed.clear()
    this.#hasNews = false
    return news
  }

  /** One message with everybody, for who has just come; null when nobody is here. */
  everybody(): Uint8Array | null {
    return this.#states.size === 0 ? null : this.#encode([...this.#states.keys()])
  }

  #set(clientId: number, clock: number, said: Said): void {
    const known = this.#states.get(clientId)
    if (known && clock < known.clock) return
    // A client that announces its leaving and one that nobody knew: nothing to tell.
    if (!known && !said) return
    const json = encodeSaid(said)
    const bytes = joinBytes([clientId, clock, json.length, json])
    this.#states.set(clientId, { clock, said, bytes })
    this.#changed.add(clientId)
    const isRenewal =
      known?.said?.beginning === said?.beginning && known?.said?.words === said?.words
    if (!isRenewal) this.#hasNews = true
  }

  #encode(clientIds: number[]): Uint8Array {
    const states = clientIds.map((clientId) => (this.#states.get(clientId) as State).bytes)
    const update = joinBytes([states.length, ...states])
    return joinBytes([messageType.awareness, update.length, update])
  }
}

/** The JSON of a state up to and with the true `user`, for as long as the seat stays the same. */
const beginnings = new WeakMap<Seat, Uint8Array>()

const beginningOf = (seat: Seat): Uint8Array => {
  const known = beginnings.get(seat)
  if (known) return known
  const { personId, name, organisationId, role } = seat
  const color = colourOf(organisationId ?? personId)
  const user = JSON.stringify({ personId, name, organisationId, role, color })
  const beginning = utf8.encode(`{"user":${user},`)
  beginnings.set(seat, beginning)
  return beginning
}

const encodedGone = utf8.encode(gone)

/** What the page knows of a state, put together anew, as JSON. */
const encodeSaid = (said: Said): Uint8Array => {
  if (!said) return encodedGone
  const { beginning, words } = said
  const json = new Uint8Array(beginning.length + words.length + 1)
  json.set(beginning)
  utf8.encodeInto(words, json.subarray(beginning.length))
  json[json.length - 1] = closingBrace
  return json
}
