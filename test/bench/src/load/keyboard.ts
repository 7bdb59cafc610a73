import { now } from './time.ts'

/** Remembers when each character was typed, so that who sees it can tell how long it took. */
export class Keyboard {
  /** Characters typed since the last `reset`. */
  typed = 0
  /** Client id → clock → time. */
  readonly #times = new Map<number, Map<number, number>>()

  register(clientId: number): void {
    this.#times.set(clientId, new Map())
  }
  strike(clientId: number, clock: number): void {
    this.#times.get(clientId)?.set(clock, now())
    this.typed++
  }
  knows(clientId: number): boolean {
    return this.#times.has(clientId)
  }
  timeOf(clientId: number, clock: number): number | undefined {
    return this.#times.get(clientId)?.get(clock)
  }
  reset(): void {
    this.typed = 0
  }
}
