import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { KeptChange } from '../store/journal/stored-change.ts'
import { storageCode } from '../store/storage-error.ts'
import type { Log, Schedule } from '../sync/ports.ts'

/**
 * Something that follows from changes: lines in other documents, later mail, search, digests. It is told every change at
 * least once, in the order of commits, and must not mind being told twice.
 */
export interface Consumer {
  /** The name under which is stored how far it has come. Never rename one. */
  name: string
  /** The collections that it follows. */
  collections: readonly string[]
  /** Changes of one document. Rejects while it cannot be done: it is asked again. */
  handle(room: RoomName, changes: readonly KeptChange[]): Promise<void>
}

/** Where is stored how far each consumer has come. */
interface Cursors {
  read(name: string): Promise<number>
  write(name: string, cursor: number): Promise<void>
}

interface Changes {
  newest(): Promise<number>
  typing(collections: readonly string[], upTo: number): Promise<KeptChange[]>
  of(
    collections: readonly string[],
    range: { after: number; upTo: number; limit: number },
  ): Promise<KeptChange[]>
}

export interface Consequences {
  /** After a commit, with the collections that it changed. */
  committed(changed: ReadonlySet<string>): void
  /** Takes up what a crash has cut off. */
  begin(): void
  /** Resolves when nothing is left to do, or what is left waits for the disk. */
  settled(): Promise<void>
  /** Does nothing more; what is left is taken up by the next start. */
  end(): void
}

/** So many changes are handled before the cursor is stored. */
const atOnce = 200
/** How long it waits after a failure, ms. */
const retryAfter = 2_000

/**
 * Runs the consumers behind the commits, outside of any room's turn. How far each has come is stored after its effect: what
 * a crash cuts off in between is done again at the next start, and nothing is left out.
 */
export const createConsequences = ({
  consumers,
  changes,
  cursors,
  schedule,
  log,
}: {
  consumers: readonly Consumer[]
  changes: Changes
  cursors: Cursors
  schedule: Schedule
  log: Log
}): Consequences => {
  const followed = new Set(consumers.flatMap(({ collections }) => collections))
  const known = new Map<string, number>()
  let isDue = false
  let running: Promise<void> | null = null
  let cancelRetry: (() => void) | null = null
  let hasEnded = false

  const runOne = async (consumer: Consumer, upTo: number): Promise<void> => {
    const { name, collections } = consumer
    let cursor = known.get(name) ?? (await cursors.read(name))
    const handle = async (found: readonly KeptChange[]): Promise<void> => {
      for (const [room, ofRoom] of Map.groupBy(found, (change) => change.room))
        await consumer.handle(room, ofRoom)
    }
    // What was told as it began to be typed, and may have been added to since.
    await handle(await changes.typing(collections, cursor))
    while (cursor < upTo && !hasEnded) {
      const found = await changes.of(collections, { after: cursor, upTo, limit: atOnce })
      await handle(found)
      const last = found.at(-1)
      cursor = found.length < atOnce ? upTo : (last?.seq ?? upTo)
      if (found.length > 0) await cursors.write(name, cursor)
      known.set(name, cursor)
    }
  }

  const runAll = async (): Promise<void> => {
    while (isDue && !hasEnded) {
      isDue = false
      const upTo = await changes.newest()
      for (const consumer of consumers) await runOne(consumer, upTo)
    }
  }

  const run = (): void => {
    if (running || hasEnded) return
    cancelRetry?.()
    cancelRetry = null
    running = runAll()
      .catch((error: unknown) => {
        isDue = true
        if (hasEnded) return
        log('consequences.failed', { code: storageCode(error) })
        cancelRetry = schedule(retryAfter, run)
      })
      .finally(() => {
        running = null
        if (isDue && !cancelRetry) run()
      })
  }

  const begin = (): void => {
    isDue = true
    run()
  }

  return {
    // Nearly every commit is somebody's typing, from which nothing follows.
    committed: (changed) => {
      for (const root of changed) if (followed.has(root)) return begin()
    },
    begin,
    settled: async () => {
      while (running) await running
    },
    end: () => {
      hasEnded = true
      cancelRetry?.()
    },
  }
}
