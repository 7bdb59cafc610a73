import type { Audience } from './audience.ts'
import type { Connection } from './connection.ts'

const none: readonly Uint8Array[] = []

/** News of who is here, encoded once for each audience that anybody of is there. */
export class News {
  readonly #encode: (audience: Audience) => Uint8Array
  /** The client whose news alone this is: it knows already. */
  readonly #only: number | null
  readonly #frames: Partial<Record<Audience, readonly Uint8Array[]>> = {}

  constructor(encode: (audience: Audience) => Uint8Array, only: number | null) {
    this.#encode = encode
    this.#only = only
  }

  /** Whether this peer, who speaks for that client, knows it already. */
  isKnownTo(clientId: number | null): boolean {
    return this.#only !== null && this.#only === clientId
  }

  /** The same array for everybody of an audience. */
  framesOf(audience: Audience): readonly Uint8Array[] {
    return (this.#frames[audience] ??= [this.#encode(audience)])
  }

  /** What of it goes to this peer. */
  framesFor({
    clientId,
    audience,
  }: Pick<Connection, 'clientId' | 'audience'>): readonly Uint8Array[] {
    return this.isKnownTo(clientId) ? none : this.framesOf(audience)
  }
}
