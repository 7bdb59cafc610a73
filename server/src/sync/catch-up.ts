import { limits } from '@sedyanka/shared/limits.ts'
import type * as Y from 'yjs'
import type { Connection } from './connection.ts'
import type { Schedule } from './ports.ts'

interface CatchUpOptions {
  schedule: Schedule
  connections: ReadonlySet<Connection>
  doc: Y.Doc
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
    const { schedule, connections, doc, isHeld } = this.#options
    this.#cancel ??= schedule(limits.catchUpInterval, () => {
      this.#cancel = null
      const behind = [...connections].filter(({ outbox }) => outbox.isBehind)
      if (!isHeld()) for (const { outbox } of behind) outbox.catchUp(doc)
      if (behind.some(({ outbox }) => outbox.isBehind)) this.begin()
    })
  }

  /** For good. */
  end(): void {
    this.#cancel?.()
    this.#cancel = () => {}
  }
}
