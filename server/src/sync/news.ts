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

  /** What of it goes to this peer: the same array for everybody of an audience. */
  framesFor({
    clientId,
    audience,
  }: Pick<Connection, 'clientId' | 'audience'>): readonly Uint8Array[] {
    if (this.#only !== null && this.#only === clientId) return none
    return (this.#frames[audience] ??= [this.#encode(audience)])
  }
}

/** An edit with the news that travel along, as one array for all peers of an audience. */
export class EditWithNews {
  readonly #edit: readonly Uint8Array[]
  readonly #news: News | null
  readonly #both: Partial<Record<Audience, readonly Uint8Array[]>> = {}

  constructor(edit: Uint8Array, news: News | null) {
    this.#edit = [edit]
    this.#news = news
  }

  /** `hasEdit`: the peer alone wrote the edit and needs nothing but the news. */
  framesFor(connection: Connection, hasEdit: boolean): readonly Uint8Array[] {
    const news = this.#news?.framesFor(connection) ?? none
    if (hasEdit) return news
    if (news.length === 0) return this.#edit
    return (this.#both[connection.audience] ??= [...this.#edit, ...news])
  }
}
