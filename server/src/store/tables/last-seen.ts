import type { EntityManager } from '@mikro-orm/sqlite'
import type { MembershipId } from '@sedyanka/shared/ids.ts'

/** How long sightings are gathered, ms. */
const interval = 10_000

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
    // One statement: a row at a time, a hall's worth would hold the file, and so everybody's "Saved", for 100 ms.
    try {
      await fork().transactional(async (em) => {
        await em.execute(
          `update membership set last_seen_at = seen.value
            from json_each(?) as seen where membership.id = seen.key`,
          [JSON.stringify(Object.fromEntries(due))],
        )
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
