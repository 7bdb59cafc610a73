import type { PersonId } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'

/** How many client ids of one person are remembered: a page has one for as long as it is open. */
const idsOfOne = 64

/** Whether a seat may write at all. */
export const mayWriteAnything = ({ role }: Pick<Seat, 'role'>): boolean =>
  role === 'member' || role === 'facilitator'

/**
 * Which person first announced a client id in this room. It keeps others from showing themselves under it, and from
 * writing with it before its owner has: pages announce themselves before they write. An announcement never takes an id
 * from anybody: who may not write cannot hold one that somebody who may claims.
 */
export class Announced {
  readonly #owners = new Map<number, { personId: PersonId; writes: boolean }>()
  readonly #idsOf = new Map<string, Set<number>>()

  /** The person who announced it; of those who may write only, if asked so. */
  ownerOf(clientId: number, { whoWrites }: { whoWrites: boolean }): string | null {
    const found = this.#owners.get(clientId)
    return found && (found.writes || !whoWrites) ? found.personId : null
  }

  note(clientId: number, seat: Seat): void {
    const writes = mayWriteAnything(seat)
    const found = this.#owners.get(clientId)
    if (found && (found.writes || !writes)) return
    const { personId } = seat
    if (found) this.#idsOf.get(found.personId)?.delete(clientId)
    this.#owners.set(clientId, { personId, writes })
    const ids = this.#idsOf.get(personId) ?? new Set()
    this.#idsOf.set(personId, ids.add(clientId))
    const [oldest] = ids
    if (ids.size <= idsOfOne || oldest === undefined) return
    ids.delete(oldest)
    this.#owners.delete(oldest)
  }
}
