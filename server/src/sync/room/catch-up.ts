import { limits } from '@sedyanka/shared/limits.ts'
import type { Connection } from '../peer/connection.ts'
import type { Schedule } from '../ports.ts'
import type { ReaderStates } from './reader-states.ts'

interface CatchUpOptions {
  schedule: Schedule
  connections: ReadonlySet<Connection>
  states: ReaderStates
  /** Something is not on disk yet, and must not be shown. */
  isHeld: () => boolean
}

/** Looks again at those who fell behind, until they have drained. */
export class CatchUp {
  readonly #options: CatchUpOptions
  #cancel: (() => void) | null = null

  constructor(options: CatchUpOptions) {
    this.#options = options
  }

  /** Somebody is behind. */
  begin(): void {
    const { schedule, connections, states, isHeld } = this.#options
    this.#cancel ??= schedule(limits.catchUpInterval, () => {
      this.#cancel = null
      const behind = [...connections].filter(({ outbox }) => outbox.isBehind)
      if (!isHeld())
        for (const { outbox, audience } of behind) outbox.catchUp(states.encodeFor(audience))
      if (behind.some(({ outbox }) => outbox.isBehind)) this.begin()
    })
  }

  /** For good. */
  end(): void {
    this.#cancel?.()
    this.#cancel = () => {}
  }
}
