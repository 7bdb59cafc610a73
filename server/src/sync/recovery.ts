import { encodeServerMessage } from '@sedyanka/shared/protocol.ts'
import type { Connection } from './connection.ts'
import type { Schedule } from './ports.ts'

/** A client that does not finish is passed over after this time, in milliseconds. */
const patience = 10_000

/**
 * Turn-taking after a restore from a backup. Every page that was open holds more than the server; if all wrote it again
 * at once, each sentence would come back once for each of them. So they write one after another, each with the edits of
 * those before it in front of it.
 */
export class Recovery {
  readonly #schedule: Schedule
  /** Resolves once everything that has arrived is on disk and sent out. */
  readonly #settled: () => Promise<void>
  readonly #waiting: Connection[] = []
  #current: Connection | null = null
  #cancelPatience: (() => void) | null = null

  constructor(schedule: Schedule, settled: () => Promise<void>) {
    this.#schedule = schedule
    this.#settled = settled
  }

  ask(connection: Connection): void {
    if (this.#current === connection || this.#waiting.includes(connection)) return
    this.#waiting.push(connection)
    if (!this.#current) this.#next()
  }

  /** The client has written, or gone. */
  finish(connection: Connection): void {
    const at = this.#waiting.indexOf(connection)
    if (at >= 0) this.#waiting.splice(at, 1)
    if (this.#current !== connection) return
    this.#cancelPatience?.()
    this.#current = null
    this.#next()
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (!next) return
    this.#current = next
    this.#cancelPatience = this.#schedule(patience, () => this.finish(next))
    this.#settled().then(
      () => next.send(encodeServerMessage({ type: 'turn' })),
      () => undefined,
    )
  }
}
