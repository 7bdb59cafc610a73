import type { EntityManager } from '@mikro-orm/sqlite'
import type { MembershipId } from '@sedyanka/shared/ids.ts'

/** How long sightings are gathered, ms. */
const interval = 10_000

export interface LastSeen {
  /** Notes that the holder of this membership is (or was until now) here. */
  mark(membershipId: MembershipId, at: number): void
  /** Writes what is noted; called by itself, and at shutdown. */
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

  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const due = seen
    seen = new Map()
    if (due.size === 0) return
    // One statement: a row at a time, a hall's worth would hold the file, and so everybody's "Saved", for 100 ms.
    await fork().transactional(async (em) => {
      await em.execute(
        `update membership set last_seen_at = seen.value
          from json_each(?) as seen where membership.id = seen.key`,
        [JSON.stringify(Object.fromEntries(due))],
      )
    })
  }

  return {
    mark: (membershipId, at) => {
      seen.set(membershipId, at)
      // Not worth keeping the process alive: shutdown flushes.
      timer ??= setTimeout(() => void flush().catch(onError), interval).unref()
    },
    flush,
  }
}
