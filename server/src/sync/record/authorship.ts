import type { WritingTimes } from './writing-times.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'

/** The authors of a document's letters, and from when on each of them wrote. */
export interface Authorship {
  /** A person's client ids with which something was written from `since` (epoch milliseconds) on, each with its first clock. */
  writtenSince(personId: PersonId, since: number): ReadonlyMap<number, number>
}

export const createAuthorship = (
  /** Which person owns which client id. */
  owners: ReadonlyMap<number, string>,
  times: WritingTimes,
): Authorship => ({
  writtenSince: (personId, since) => {
    const found = new Map<number, number>()
    for (const [client, owner] of owners) {
      const clock = owner === personId ? times.firstClock(client, since) : null
      if (clock !== null) found.set(client, clock)
    }
    return found
  },
})
