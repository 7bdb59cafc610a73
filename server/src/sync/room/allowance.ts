import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'

interface AllowanceOptions {
  /** So much at once … */
  burst: number
  /** … and so much more an hour. */
  perHour: number
  now: () => Monotonic
}

interface Account {
  left: number
  at: Monotonic
}

/** Full accounts are forgotten when there are so many. */
const accountsKept = 10_000
const hour = 3_600_000

/**
 * What each of many may take, as one purse each that fills with time. Whoever has anything left may take, however much:
 * a large piece is never impossible, and what is overdrawn comes back first.
 */
export class Allowance {
  readonly #options: AllowanceOptions
  readonly #accounts = new Map<string, Account>()

  constructor(options: AllowanceOptions) {
    this.#options = options
  }

  /** Whether anything is left. */
  has(key: string): boolean {
    return this.#left(key) > 0
  }

  /** Takes so much; false when nothing is left, and then nothing is taken. */
  take(key: string, amount: number): boolean {
    if (!this.has(key)) return false
    this.charge(key, amount)
    return true
  }

  /** Takes what has been used already. */
  charge(key: string, amount: number): void {
    this.#accounts.set(key, { left: this.#left(key) - amount, at: this.#options.now() })
    if (this.#accounts.size > accountsKept) this.#forgetFull()
  }

  #left(key: string): number {
    const { burst, perHour, now } = this.#options
    const account = this.#accounts.get(key)
    if (!account) return burst
    return Math.min(burst, account.left + ((now() - account.at) * perHour) / hour)
  }

  #forgetFull(): void {
    for (const key of this.#accounts.keys())
      if (this.#left(key) >= this.#options.burst) this.#accounts.delete(key)
  }
}
