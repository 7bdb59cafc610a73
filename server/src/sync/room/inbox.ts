import { limits } from '@sedyanka/shared/limits.ts'
import type { Connection } from '../peer/connection.ts'
import type { Change, Inbound, Message } from './turn.ts'

/** What waits for a room's next turn: some milliseconds mostly, and for as long as the disk refuses. */
export class Inbox {
  #items: Inbound[] = []
  #bytes = 0
  readonly #bytesOf = new Map<Connection, number>()

  get size(): number {
    return this.#items.length
  }
  /** What waits, in bytes. */
  get weight(): number {
    return this.#bytes
  }

  /** False when it is too much; then nothing of that peer waits any more. */
  add(message: Message): boolean {
    const { connection, body } = message
    const size = body.length + limits.waitingOverhead
    const own = (this.#bytesOf.get(connection) ?? 0) + size
    this.#items.push(message)
    this.#bytesOf.set(connection, own)
    this.#bytes += size
    if (own <= limits.waitingOfLine && this.#bytes <= limits.waitingInRoom) return true
    this.#items = this.#items.filter(
      (item) => !('connection' in item) || item.connection !== connection,
    )
    this.#bytesOf.delete(connection)
    this.#bytes -= own
    return false
  }

  /** The server's own edits always find room. */
  addChange(change: Change): void {
    this.#items.push(change)
  }

  /** What a turn did not come to is the first of the next. */
  putBack(messages: readonly Message[]): void {
    this.#items.unshift(...messages)
    for (const { connection, body } of messages) {
      const size = body.length + limits.waitingOverhead
      this.#bytesOf.set(connection, (this.#bytesOf.get(connection) ?? 0) + size)
      this.#bytes += size
    }
  }

  takeAll(): Inbound[] {
    const items = this.#items
    this.#items = []
    this.#bytes = 0
    this.#bytesOf.clear()
    return items
  }
}

/** Tells the server's own edits among these that they were not made. */
export const rejectChanges = (items: readonly Inbound[], error: unknown): void => {
  for (const item of items) if ('change' in item) item.reject(error)
}
