import { limits } from '@sedyanka/shared/limits.ts'
import { colourOf } from '@sedyanka/shared/presence.ts'
import { messageType } from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

interface State {
  clock: number
  /** The state as JSON; 'null' when the client has gone. */
  json: string
}

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
    if (state && state.json !== 'null') this.#set(clientId, state.clock + 1, 'null')
  }

  /** One message with what is new since the last call, or null. */
  takeNews(): Uint8Array | null {
    if (this.#changed.size === 0) return null
    const message = this.#encode([...this.#changed])
    for (const clientId of this.#changed) if (this.#states.get(clientId)?.json === 'null') this.#states.delete(clientId)
    this.#changed.clear()
    return message
  }

  /** One message with everybody, for who has just come; null when nobody is here. */
  everybody(): Uint8Array | null {
    return this.#states.size === 0 ? null : this.#encode([...this.#states.keys()])
  }

  #set(clientId: number, clock: number, json: string): void {
    const known = this.#states.get(clientId)
    if (known && clock < known.clock) return
    // A client that announces its leaving and one that nobody knew: nothing to tell.
    if (!known && json === 'null') return
    this.#states.set(clientId, { clock, json })
    this.#changed.add(clientId)
  }

  #encode(clientIds: number[]): Uint8Array {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clientIds.length)
      for (const clientId of clientIds) {
        const { clock, json } = this.#states.get(clientId) as State
        encoding.writeVarUint(encoder, clientId)
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarString(encoder, json)
      }
    })
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.awareness)
      encoding.writeVarUint8Array(encoder, update)
    })
  }
}

/** Keeps of a state what the page knows, and puts the true user in. */
const rewrite = (json: string, seat: Seat): string => {
  const said: unknown = JSON.parse(json)
  if (typeof said !== 'object' || said === null) return 'null'
  const { cursor, at, place } = said as Record<string, unknown>
  const { personId, name, organisationId, role } = seat
  const color = colourOf(organisationId ?? personId)
  const user = { personId, name, organisationId, role, color }
  return JSON.stringify({
    user,
    cursor: cursor ?? null,
    at: typeof at === 'string' ? at.slice(0, 200) : null,
    ...(place === 'hall' || place === 'online' ? { place } : {}),
  })
}
