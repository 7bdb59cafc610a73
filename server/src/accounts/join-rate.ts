import { addressKey } from './address-key.ts'
import { Recent } from './recent.ts'
import type { BoardId, InvitationId } from '@sedyanka/shared/ids.ts'

const second = 1_000
const hour = 60 * 60 * second

/**
 * New people, by what they come by: so many at once, and one more after so many milliseconds. A hall of 46 organisations
 * with three people each comes from one address within minutes, by one code.
 */
export const joinLimits = {
  /** A link of one organisation. */
  organisation: { burst: 60, every: 10 * second },
  /** The room code, and links that are for everybody. */
  open: { burst: 250, every: 3 * second },
  address: { burst: 300, every: 3 * second },
  /** The first person of an organisation, beside all of these: whoever crowds in keeps no organisation out. */
  first: { burst: 1, every: 60 * second },
  /** Links and addresses that are remembered. */
  remembered: 20_000,
} as const

export interface Arrival {
  boardId: BoardId
  /** Null: by the room code. */
  invitationId: InvitationId | null
  isForOrganisation: boolean
  address: string
  /** Facilitators and walls have links of their own: others who come from the same address are not in their way. */
  isKept?: boolean
  /** The organisation that nobody sits for yet. */
  firstOf?: string | null
}
/** More people came by one way than a hall does. Times in epoch ms. */
export interface Crowd {
  invitationId: InvitationId | null
  refused: number
  since: number
}
export interface JoinRate {
  /** Takes a place for a new person: 0, or the seconds to wait. */
  take(arrival: Arrival): number
  /** Where people of a board were refused within the last hour. */
  crowds(boardId: BoardId): Crowd[]
}

interface Bucket {
  places: number
  at: number
}

/** How fast people may come in. `clock` is a monotonic one (ms), `now` tells the facilitator the time. */
export const createJoinRate = ({
  clock,
  now,
}: {
  clock: () => number
  now: () => number
}): JoinRate => {
  const kept = { size: joinLimits.remembered, lifetime: hour, clock }
  const buckets = new Recent<Bucket>(kept)
  const crowds = new Recent<Map<string | null, Crowd>>(kept)

  /** The bucket with what has flowed in since. */
  const filled = (key: string, { burst, every }: { burst: number; every: number }): Bucket => {
    const at = clock()
    const before = buckets.get(key) ?? { places: burst, at }
    return { places: Math.min(burst, before.places + (at - before.at) / every), at }
  }
  const tell = (boardId: BoardId, invitationId: InvitationId | null) => {
    const here = crowds.get(boardId) ?? new Map<string | null, Crowd>()
    const crowd = here.get(invitationId) ?? { invitationId, refused: 0, since: now() }
    here.set(invitationId, { ...crowd, refused: crowd.refused + 1 })
    crowds.touch(boardId, here, true)
  }

  /** Many who come at once for the same organisation are not all its first. */
  const takeFirst = (key: string): boolean => {
    const bucket = filled(key, joinLimits.first)
    if (bucket.places < 1) return false
    buckets.touch(key, { ...bucket, places: bucket.places - 1 }, true)
    return true
  }

  return {
    take: ({ boardId, invitationId, isForOrganisation, address, isKept, firstOf = null }) => {
      if (firstOf !== null && takeFirst(`first ${boardId} ${firstOf}`)) return 0
      const asked = [
        {
          key: `way ${boardId} ${invitationId}`,
          limit: isForOrganisation ? joinLimits.organisation : joinLimits.open,
        },
        ...(isKept ? [] : [{ key: `address ${addressKey(address)}`, limit: joinLimits.address }]),
      ].map(({ key, limit }) => ({ key, limit, bucket: filled(key, limit) }))
      const wait = Math.max(
        ...asked.map(({ limit, bucket }) => Math.max(0, 1 - bucket.places) * limit.every),
      )
      if (wait > 0) {
        tell(boardId, invitationId)
        return Math.max(1, Math.ceil(wait / second))
      }
      for (const { key, bucket } of asked)
        buckets.touch(key, { ...bucket, places: bucket.places - 1 }, true)
      return 0
    },
    crowds: (boardId) => [...(crowds.get(boardId)?.values() ?? [])],
  }
}
