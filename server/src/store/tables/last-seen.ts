import type { EntityManager } from '@mikro-orm/sql'
import type { MembershipId } from '@sedyanka/shared/ids.ts'
import { inTransaction } from './in-transaction.ts'

/** How long sightings are gathered, ms. */
const interval = 10_000
/** So many are written by one statement: databases take no more than some ten thousand values. */
const atOnce = 1_000

export interface LastSeen {
  /** Notes that the holder of this membership is (or was until now) here. */
  mark(membershipId: MembershipId, at: number): void
  /**
   * Writes what is noted; called by itself, and at shutdown. Rejects when it cannot be stored; then it stays noted, unless
   * somebody was seen again.
   */
  flush(): Promise<void>
}

/**
 * When people were last here. Gathered and written together: after a restart a whole region reconnects at once, and a
 * commit for each of them would hold up the server's loop.
 */
export const createLastSeen = (
  fork: () => EntityManager,
  onError: (error: unknown) => void,
): LastSeen => {
  let seen = new Map<MembershipId, number>()
  let timer: NodeJS.Timeout | null = null

  /** One after the other: what an earlier one could not write must not come behind what a later one wrote. */
  let last: Promise<void> = Promise.resolve()
  const write = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const due = seen
    seen = new Map()
    if (due.size === 0) return
    // Many by one statement: a row at a time, a hall's worth would hold the file, and so everybody's "Saved", for 100 ms.
    try {
      await inTransaction(fork, async (em) => {
        const sightings = [...due]
        for (let start = 0; start < sightings.length; start += atOnce) {
          const some = sightings.slice(start, start + atOnce)
          await em.execute(
            `update membership set last_seen_at = cast(seen.column2 as bigint)
              from (values ${some.map(() => '(?, ?)').join()}) as seen where membership.id = seen.column1`,
            some.flat(),
          )
        }
      })
    } catch (error) {
      seen = new Map([...due, ...seen])
      throw error
    }
  }
  const flush = () => (last = last.then(write, write))

  return {
    mark: (membershipId, at) => {
      seen.set(membershipId, at)
      // Not worth keeping the process alive: shutdown flushes.
      timer ??= setTimeout(() => void flush().catch(onError), interval).unref()
    },
    flush,
  }
}
