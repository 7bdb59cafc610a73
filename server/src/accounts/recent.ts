/** Keeps what was touched last, no more than `size`, for as long as `lifetime` (in the clock's unit). */
export class Recent<T> {
  readonly #entries = new Map<string, { value: T; until: number }>()
  readonly #size: number
  readonly #lifetime: number
  readonly #clock: () => number

  constructor({ size, lifetime, clock }: { size: number; lifetime: number; clock: () => number }) {
    this.#size = size
    this.#lifetime = lifetime
    this.#clock = clock
  }

  get count(): number {
    return this.#entries.size
  }

  get(key: string): T | undefined {
    const found = this.#entries.get(key)
    if (!found) return undefined
    if (found.until > this.#clock()) return found.value
    this.#entries.delete(key)
    return undefined
  }

  /** Puts it at the end of the line; `fresh` begins its lifetime anew. The one that was touched longest ago makes room. */
  touch(key: string, value: T, fresh: boolean): void {
    const until = this.#entries.get(key)?.until
    this.#entries.delete(key)
    this.#entries.set(key, {
      value,
      until: fresh || until === undefined ? this.#clock() + this.#lifetime : until,
    })
    if (this.#entries.size <= this.#size) return
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }
}
