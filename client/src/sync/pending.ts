import * as Y from 'yjs'

/**
 * The edits of this page that no acknowledgement covers yet. Acknowledgements count the update messages of one
 * connection; an edit made between connections is covered by the answer to sync step 1 of the next one.
 */
export class Pending {
  #edits: { update: Uint8Array; message: number | null }[] = []
  #messages = 0

  /** How many edits are not known to be on the server's disk. */
  get count(): number {
    return this.#edits.length
  }
  /** Bytes that were sent and that no acknowledgement covers. */
  get inFlight(): number {
    return this.#edits.reduce(
      (sum, { update, message }) => sum + (message === null ? 0 : update.length),
      0,
    )
  }
  /** The edits themselves, oldest first. */
  get updates(): Uint8Array[] {
    return this.#edits.map(({ update }) => update)
  }

  /** An earlier page on this device made edits that were not acknowledged to it. */
  inherit(updates: readonly Uint8Array[]): void {
    this.#edits.unshift(...updates.map((update) => ({ update, message: null })))
  }

  /** A new connection: its messages are counted from 1, and nothing of before was sent on it. */
  connected(): void {
    this.#messages = 0
    for (const edit of this.#edits) edit.message = null
  }

  /** An edit was made; `sent` when it went out at once as a message of its own. */
  add(update: Uint8Array, sent: boolean): void {
    this.#edits.push({ update, message: sent ? ++this.#messages : null })
  }

  /**
   * The oldest edits that were not sent yet, as one message of up to `most` bytes (or one edit, however large); null when
   * there are none. They count as sent. Each edit stays whole: the server judges what belongs together at once.
   */
  takeBatch(most: number): Uint8Array | null {
    const batch: Uint8Array[] = []
    let bytes = 0
    for (const edit of this.#edits) {
      if (edit.message !== null) continue
      if (batch.length > 0 && bytes + edit.update.length > most) break
      if (batch.length === 0) this.#messages++
      edit.message = this.#messages
      batch.push(edit.update)
      bytes += edit.update.length
    }
    const [first] = batch
    return first && batch.length === 1 ? first : first ? Y.mergeUpdates(batch) : null
  }

  /** Everything so far went out in one message. */
  sentAll(): void {
    const message = ++this.#messages
    for (const edit of this.#edits) edit.message = message
  }

  /** The first `count` messages of this connection are on the server's disk. */
  acknowledged(count: number): void {
    this.#edits = this.#edits.filter(({ message }) => message === null || message > count)
  }
}
