import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Allowance } from './allowance.ts'
import type { Connection } from '../peer/connection.ts'

/**
 * How long one turn of a room goes on: at least for one message, and then until its time is over. What each message took
 * is put down to the person who sent it; whoever has used up their time is passed over, and keeps nobody waiting.
 */
export class TimeSlice {
  readonly #spent: Allowance
  readonly #now: () => Monotonic
  readonly #begun: Monotonic
  #since: Monotonic
  #personId: PersonId | null = null
  /** Whose messages wait: the later ones, too, whatever has come back meanwhile. */
  readonly #passedOver = new Set<string>()
  #taken = 0

  constructor(spent: Allowance, now: () => Monotonic) {
    this.#spent = spent
    this.#now = now
    this.#begun = this.#since = now()
  }

  /** Nothing was taken. */
  get isEmpty(): boolean {
    return this.#taken === 0
  }

  /** Whether a message of this peer is taken now; then the time until the next call of anything here is its sender's. */
  begin({ peer, closed }: Connection): boolean {
    const now = this.end()
    const personId = closed ? undefined : peer.seat()?.personId
    // Nothing comes of these: they are put away at once.
    if (personId === undefined) return true
    if (this.#taken > 0 && now - this.#begun > limits.turnTime) return false
    if (this.#passedOver.has(personId) || !this.#spent.has(personId)) {
      this.#passedOver.add(personId)
      return false
    }
    this.#taken++
    this.#personId = personId
    return true
  }

  /** The last message has been dealt with. Returns the present. */
  end(): Monotonic {
    const now = this.#now()
    if (this.#personId !== null) this.#spent.charge(this.#personId, now - this.#since)
    this.#personId = null
    this.#since = now
    return now
  }
}
