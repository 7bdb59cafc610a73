import { type Awareness, removeAwarenessStates } from 'y-protocols/awareness'

/** So many looks in a row that heard nothing of a page: news of its leaving were never delivered. */
const looksAllowed = 4

/**
 * Who else is here, the server knows by their lines: it says so every few seconds, and at once when one goes. So
 * y-protocols' own timers stop, which take for gone who is silent for 30 s, and run once a minute in a page out of sight.
 */
export class ServersWord {
  readonly #awareness: Awareness
  readonly #origin: unknown
  /** The clock of each page at the last looks, the oldest first. */
  /** What this page said of itself before it fell asleep. */
  #own: Record<string, unknown> | null = null
  #looks: ReadonlyMap<number, number>[] = []

  constructor(awareness: Awareness, origin: unknown) {
    this.#awareness = awareness
    this.#origin = origin
    clearInterval(awareness._checkInterval as ReturnType<typeof setInterval>)
  }

  /**
   * To be called every now and then while the line is alive. Takes out who was not spoken of for several looks: news
   * are not kept for a page that reads slowly. Looks are counted, not minutes: a page that slept has missed none.
   */
  look(): void {
    const clocks = new Map([...this.#awareness.meta].map(([id, { clock }]) => [id, clock]))
    this.#looks.push(clocks)
    if (this.#looks.length <= looksAllowed) return
    const oldest = this.#looks.shift()
    this.#forget([...clocks.keys()].filter((id) => oldest?.get(id) === clocks.get(id)))
  }

  /** This page sleeps from now on, and its line may live on without anybody behind it. */
  hide(): void {
    this.#own ??= this.#awareness.getLocalState()
    this.#awareness.setLocalState(null)
  }

  show(): void {
    if (this.#own) this.#awareness.setLocalState(this.#own)
    this.#own = null
  }

  /** A line has ended: what was heard on it says nothing about the next. */
  end(): void {
    this.#looks = []
    this.#forget([...this.#awareness.meta.keys()])
  }

  /** What is remembered of their clocks goes too: on the next line the server counts anew, and must be believed. */
  #forget(clientIds: readonly number[]): void {
    const others = clientIds.filter((id) => id !== this.#awareness.clientID)
    removeAwarenessStates(this.#awareness, others, this.#origin)
    for (const id of others) this.#awareness.meta.delete(id)
  }
}
