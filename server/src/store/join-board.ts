import { type EntityManager, raw } from '@mikro-orm/sqlite'
import { makeId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { InvitationEntity } from './entities/invitation.ts'
import { MembershipEntity } from './entities/membership.ts'
import { PersonEntity } from './entities/person.ts'
import { type MembershipRecord, toMembership } from './memberships.ts'

export interface Joining {
  /** Null: a new person is made. */
  personId: string | null
  name: string
  boardId: string
  role: Role
  organisationId: string | null
  /** The link that is being used, null with a room code. */
  invitationId: string | null
  at: number
}

/**
 * Takes a seat: counts the use of the link, makes or renames the person and writes the membership, all or nothing, so
 * that a link for one person seats one however many tap it at once. Joining again replaces role and organisation, but
 * a facilitator who tries out a link stays one. Null when the link is spent, revoked or expired.
 */
export const joinBoard = (em: EntityManager, joining: Joining): Promise<MembershipRecord | null> =>
  em.transactional(async (work) => {
    const { boardId, role, organisationId, invitationId, at } = joining
    if (invitationId !== null) {
      const used = await work.nativeUpdate(
        InvitationEntity,
        {
          id: invitationId,
          revokedAt: null,
          expiresAt: { $gt: at },
          $or: [{ maxUses: null }, { uses: { $lt: raw('max_uses') } }],
        },
        { uses: raw('uses + 1') },
      )
      if (used !== 1) return null
    }
    const now = new Date(at).toISOString()
    const known =
      joining.personId === null ? null : await work.findOne(PersonEntity, joining.personId)
    if (known) work.assign(known, { name: joining.name, updatedAt: now })
    const person =
      known ??
      work.create(PersonEntity, {
        id: makeId(),
        name: joining.name,
        createdAt: now,
        updatedAt: now,
      })
    const existing = await work.findOne(MembershipEntity, { board: boardId, person: person.id })
    const seat = {
      role: existing?.role === 'facilitator' ? existing.role : role,
      organisationId,
      joinedAt: at,
      joinedBy: invitationId === null ? ('code' as const) : ('link' as const),
      invitation: invitationId,
    }
    const membership = existing
      ? work.assign(existing, seat)
      : work.create(MembershipEntity, { id: makeId(), board: boardId, person: person.id, ...seat })
    await work.flush()
    return toMembership(membership)
  })
