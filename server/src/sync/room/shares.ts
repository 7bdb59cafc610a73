import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { Allowance } from './allowance.ts'

/** What one person, and one organisation, may add and cost, all rooms together. */
export class Shares {
  readonly #bytes: Allowance
  readonly #organisationBytes: Allowance
  readonly #clients: Allowance
  /** Milliseconds for which the server was busy with a person. */
  readonly time: Allowance

  constructor(now: () => Monotonic) {
    const of = (burst: number, perHour: number) => new Allowance({ burst, perHour, now })
    this.#bytes = of(limits.personBytes, limits.personBytesPerHour)
    this.#organisationBytes = of(limits.organisationBytes, limits.organisationBytesPerHour)
    this.#clients = of(limits.personClients, limits.personClientsPerHour)
    this.time = of(limits.personTime, limits.personTimePerHour)
  }

  /** Whether this seat at a board may add anything at present. */
  mayAdd(seat: Seat, boardId: BoardId): boolean {
    const organisation = this.#organisationOf(seat, boardId)
    const isLeft = organisation === null || this.#organisationBytes.has(organisation)
    return isLeft && this.#bytes.has(seat.personId)
  }

  /** This seat has added so many bytes. */
  added(seat: Seat, { boardId, bytes }: { boardId: BoardId; bytes: number }): void {
    const organisation = this.#organisationOf(seat, boardId)
    if (organisation !== null) this.#organisationBytes.charge(organisation, bytes)
    this.#bytes.charge(seat.personId, bytes)
  }

  /** Facilitators do not use up their organisation's share. Each board has an organisation of that id of its own. */
  #organisationOf({ role, organisationId }: Seat, boardId: BoardId): string | null {
    return role === 'member' && organisationId !== null ? `${boardId} ${organisationId}` : null
  }

  /** Whether this seat may begin to write with so many new client ids. */
  takeClients({ personId }: Seat, count: number): boolean {
    return count === 0 || this.#clients.take(personId, count)
  }
}
