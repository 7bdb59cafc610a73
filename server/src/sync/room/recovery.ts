import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { encodeServerMessage } from '@sedyanka/shared/wire/protocol.ts'
import { mayWriteAnything } from '../guard/announced.ts'
import type { Connection } from '../peer/connection.ts'
import type { Schedule } from '../ports.ts'

const recoverNow = encodeServerMessage({ type: 'recoverNow' })

/**
 * Turn-taking after a restore from a backup. Every page that was open holds more than the server; if all wrote it again
 * at once, each sentence would come back once for each of them. So they write one after another, each with the edits of
 * those before it in front of it. Whoever was seen with an older document goes first, and whoever has had fewest turns:
 * somebody who takes turns and does not finish them holds up everybody else once.
 */
export class Recovery {
  readonly #schedule: Schedule
  /** Resolves once everything that has arrived is on disk and sent out. */
  readonly #settled: () => Promise<void>
  #waiting: Connection[] = []
  #current: Connection | null = null
  #cancelPatience: (() => void) | null = null
  /** Persons whose pages came with the document of before, and of how many pages. */
  readonly #expected = new Map<string, number>()
  /** How many turns a person has had. */
  readonly #had = new Map<string, number>()

  constructor(schedule: Schedule, settled: () => Promise<void>) {
    this.#schedule = schedule
    this.#settled = settled
  }

  /** A page of this person holds an older document: there may be words in it. */
  expect(personId: PersonId): void {
    const pages = (this.#expected.get(personId) ?? 0) + 1
    this.#expected.set(personId, Math.min(pages, limits.linesOfPerson))
  }

  ask(connection: Connection): void {
    const seat = connection.peer.seat()
    if (!seat) return
    // A seat without any right to write has nothing to bring back, so it does not wait.
    if (!mayWriteAnything(seat)) return connection.send(recoverNow)
    if (this.#current === connection || this.#waiting.includes(connection)) return
    this.#waiting.push(connection)
    if (!this.#current) this.#next()
  }

  /** The client has written, or gone. */
  finish(connection: Connection): void {
    this.#waiting = this.#waiting.filter((each) => each !== connection)
    if (this.#current !== connection) return
    this.#add(this.#expected, connection, -1)
    this.#end()
  }

  #end(): void {
    this.#cancelPatience?.()
    this.#current = null
    this.#next()
  }

  #next(): void {
    const [first] = this.#waiting
    if (!first) return
    const next = this.#waiting.reduce(
      (best, each) => (this.#rank(each) < this.#rank(best) ? each : best),
      first,
    )
    this.#waiting = this.#waiting.filter((each) => each !== next)
    this.#current = next
    this.#add(this.#had, next, 1)
    this.#settled().then(
      () => {
        if (this.#current !== next) return
        next.send(recoverNow)
        // A page that is too slow may still write; the others just do not wait for it any longer.
        this.#cancelPatience = this.#schedule(limits.recoveryTurn, () => this.#end())
      },
      () => undefined,
    )
  }

  #rank(connection: Connection): number {
    const personId = connection.peer.seat()?.personId ?? ''
    const isExpected = (this.#expected.get(personId) ?? 0) > 0
    return (this.#had.get(personId) ?? 0) + (isExpected ? 0 : limits.peersPerRoom)
  }

  #add(to: Map<string, number>, { peer }: Connection, count: number): void {
    const personId = peer.seat()?.personId
    if (personId) to.set(personId, Math.max(0, (to.get(personId) ?? 0) + count))
  }
}
