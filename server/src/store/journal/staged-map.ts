/** A map whose changes stand only once the running transaction is on disk. */
export class StagedMap<V> {
  readonly #stored = new Map<string, V>()
  /** What the transaction makes of it; null: taken out. */
  readonly #staged = new Map<string, V | null>()

  get(key: string): V | null {
    const staged = this.#staged.get(key)
    return staged === undefined ? (this.#stored.get(key) ?? null) : staged
  }

  set(key: string, value: V | null): void {
    this.#staged.set(key, value)
  }

  /** What stood before the transaction. */
  get stored(): ReadonlyMap<string, V> {
    return this.#stored
  }

  /** The transaction is on disk; `become` says what a value has become by that. */
  settle(become: (value: V) => V = (value) => value): void {
    for (const [key, value] of this.#staged)
      if (value === null) this.#stored.delete(key)
      else this.#stored.set(key, become(value))
    this.#staged.clear()
  }

  /** Nothing of it is known any more. */
  clear(): void {
    this.#stored.clear()
    this.#staged.clear()
  }

  /** The transaction was rolled back. */
  drop(): void {
    this.#staged.clear()
  }
}
