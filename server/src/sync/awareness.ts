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

interface State {
  clock: number
  isGone: boolean
  /** Client id, clock and state as they stand in every message. */
  bytes: Uint8Array
}

const utf8 = new TextEncoder()

/** What a client that has gone says. */
const gone = 'null'

/**
 * Who is in a room, as the y-protocols awareness messages say it, but never on trust: each connection speaks for its own
 * client id only, and `user` is written by the server from the seat. Only the newest state of a client is kept and sent.
 */
export class RoomAwareness {
  readonly #states = new Map<number, State>()
  readonly #changed = new Set<number>()

  get hasNews(): boolean {
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
      this.#set(clientId, Math.max(1, clock), rewrite(json, seat))
    }
    return own
  }

  /** Forgets a client that has gone, and tells the others. */
  leave(clientId: number): void {
    const state = this.#states.get(clientId)
    if (state && !state.isGone) this.#set(clientId, state.clock + 1, gone)
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
      if (this.#states.get(clientId)?.isGone) this.#states.delete(clientId)
    this.#changed.clear()
    return news
  }

  /** One message with everybody, for who has just come; null when nobody is here. */
  everybody(): Uint8Array | null {
    return this.#states.size === 0 ? null : this.#encode([...this.#states.keys()])
  }

  #set(clientId: number, clock: number, json: string): void {
    const known = this.#states.get(clientId)
    if (known && clock < known.clock) return
    // A client that announces its leaving and one that nobody knew: nothing to tell.
    const isGone = json === gone
    if (!known && isGone) return
    const text = utf8.encode(json)
    const bytes = joinBytes([clientId, clock, text.length, text])
    this.#states.set(clientId, { clock, isGone, bytes })
    this.#changed.add(clientId)
  }

  #encode(clientIds: number[]): Uint8Array {
    const states = clientIds.map((clientId) => (this.#states.get(clientId) as State).bytes)
    const update = joinBytes([states.length, ...states])
    return joinBytes([messageType.awareness, update.length, update])
  }
}

/** `user` as JSON, for as long as the seat stays the same. */
const users = new WeakMap<Seat, string>()

const userOf = (seat: Seat): string => {
  const known = users.get(seat)
  if (known) return known
  const { personId, name, organisationId, role } = seat
  const user = JSON.stringify({
    personId,
    name,
    organisationId,
    role,
    color: colourOf(organisationId ?? personId),
  })
  users.set(seat, user)
  return user
}

/** What the page knows of a state, put together anew with the true user. */
const rewrite = (json: string, seat: Seat): string =>
  json === gone ? gone : `{"user":${userOf(seat)},${presenceWords(json)}}`
