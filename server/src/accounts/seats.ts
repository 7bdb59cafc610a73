import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type {
  BoardId,
  MembershipId,
  OrganisationId,
  PersonId,
  SessionId,
} from '@sedyanka/shared/ids.ts'
import { archivedRole, type Role, type Seat } from '@sedyanka/shared/seat.ts'
import type { AdmissionReads } from '../store/tables/admission-reads.ts'
import type { LastSeen } from '../store/tables/last-seen.ts'
import type { Sessions } from './sessions.ts'

/** A seat that knows when it is taken away or changed, for as long as somebody holds it. */
export interface LiveSeat {
  /** The seat as it is now; null once the session ended, ran out or the membership was removed. */
  current(): Seat | null
  /** Calls back after every change; answers with the way to stop. */
  onChange(listener: () => void): () => void
  /** Must be called when the connection ends. */
  release(): void
}

export interface Seats {
  /** The seat of a request's session at a board; nobody has one where there is no board. */
  open(headers: Headers, boardId: BoardId | null): Promise<LiveSeat | 'signedOut' | 'notMember'>
  /** A membership was made, changed or (null) removed. */
  membershipChanged(
    boardId: BoardId,
    personId: PersonId,
    next: { role: Role; organisationId: OrganisationId | null } | null,
  ): void
  /** A board was archived or brought back: everybody there reads only, or has their own role again. */
  boardArchived(boardId: BoardId, isArchived: boolean): void
  personRenamed(personId: PersonId, name: string): void
  sessionEnded(sessionId: SessionId): void
  /** The same person goes on under a new session: what is open stays open. */
  sessionReplaced(sessionId: SessionId, next: { id: SessionId; expiresAt: number }): void
}

/** Whose seat it is, and where. */
interface Holder {
  boardId: BoardId
  personId: PersonId
  sessionId: SessionId
}
type Matches = (one: Holder) => boolean

interface Held extends Holder {
  membershipId: MembershipId
  expiresAt: number
  /** The role that the membership gives; an archived board gives another. */
  role: Role
  isArchived: boolean
  seat: Seat | null
  listeners: Set<() => void>
}

/**
 * The one place that knows which seats are in use right now, so that a removal, a new role or a sign-out reaches open
 * connections in the same moment instead of at their next question to the database.
 */
export const createSeats = ({
  sessions,
  admission,
  lastSeen,
  now = wallNow,
}: {
  sessions: Pick<Sessions, 'peek' | 'read'>
  admission: Pick<AdmissionReads, 'findSeat'>
  lastSeen: Pick<LastSeen, 'mark'>
  now?: () => number
}): Seats => {
  const held = new Set<Held>()
  /** For each seat that is being opened, whose seats have changed since that began. */
  const opening = new Set<Matches[]>()

  const update = (matches: Matches, change: (one: Held) => void) => {
    for (const changes of opening) changes.push(matches)
    for (const one of held) {
      if (!one.seat || !matches(one)) continue
      change(one)
      for (const listener of one.listeners) listener()
    }
  }

  /** The role counts as it is while the board is worked on, and reads only while it is archived. */
  const withRole = (one: Held, role: Role): Role => {
    one.role = role
    return one.isArchived ? archivedRole(role) : role
  }

  const hold = (one: Held): LiveSeat => {
    held.add(one)
    return {
      current: () => (now() < one.expiresAt ? one.seat : null),
      onChange: (listener) => {
        one.listeners.add(listener)
        return () => one.listeners.delete(listener)
      },
      release: () => {
        if (held.delete(one) && one.seat) lastSeen.mark(one.membershipId, now())
        one.listeners.clear()
      },
    }
  }

  const read = async (headers: Headers, boardId: BoardId | null) => {
    const session = (await sessions.peek(headers)) ?? (await sessions.read(headers)).session
    const found = session && boardId && (await admission.findSeat(boardId, session.personId))
    return { session, found }
  }

  const open: Seats['open'] = async (headers, boardId) => {
    const changes: Matches[] = []
    opening.add(changes)
    let answer: Awaited<ReturnType<typeof read>>
    try {
      answer = await read(headers, boardId)
    } finally {
      opening.delete(changes)
    }
    // From here to the end nothing else runs: whatever changes later finds this seat among the held ones.
    const { session, found } = answer
    if (!session) return 'signedOut'
    if (!boardId) return 'notMember'
    const { id: sessionId, personId, expiresAt } = session
    // A change that was made while it was being read may be missing in what was read.
    if (changes.some((matches) => matches({ boardId, personId, sessionId })))
      return open(headers, boardId)
    if (!found) return 'notMember'
    const { membershipId, name, role, organisationId, isArchived } = found
    lastSeen.mark(membershipId, now())
    const seat = {
      personId,
      name,
      role: isArchived ? archivedRole(role) : role,
      organisationId,
    }
    return hold({
      membershipId,
      boardId,
      personId,
      sessionId,
      expiresAt,
      role,
      isArchived,
      seat,
      listeners: new Set(),
    })
  }

  return {
    open,
    membershipChanged: (boardId, personId, next) =>
      update(
        (one) => one.boardId === boardId && one.personId === personId,
        (one) => {
          one.seat =
            one.seat && next
              ? {
                  ...one.seat,
                  role: withRole(one, next.role),
                  organisationId: next.organisationId,
                }
              : null
        },
      ),
    boardArchived: (boardId, isArchived) =>
      update(
        (one) => one.boardId === boardId,
        (one) => {
          one.isArchived = isArchived
          if (one.seat) one.seat = { ...one.seat, role: withRole(one, one.role) }
        },
      ),
    personRenamed: (personId, name) =>
      update(
        (one) => one.personId === personId,
        (one) => {
          if (one.seat) one.seat = { ...one.seat, name }
        },
      ),
    sessionEnded: (sessionId) =>
      update(
        (one) => one.sessionId === sessionId,
        (one) => {
          one.seat = null
        },
      ),
    sessionReplaced: (sessionId, next) =>
      update(
        (one) => one.sessionId === sessionId,
        (one) => {
          one.sessionId = next.id
          one.expiresAt = next.expiresAt
        },
      ),
  }
}
