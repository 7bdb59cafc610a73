import { type EntityManager, raw } from '@mikro-orm/sql'
import {
  type BoardId,
  type InvitationId,
  type OrganisationId,
  type PersonId,
  makeId,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { InvitationEntity } from '../entities/invitation.ts'
import { MembershipEntity } from '../entities/membership.ts'
import { PersonEntity } from '../entities/person.ts'
import { forWriting, inTransaction, lockBoard } from './in-transaction.ts'
import { type MembershipRecord, toMembership } from './memberships.ts'

export interface Joining {
  /** Null, or nobody's: a new person is made. */
  personId: PersonId | null
  name: string
  boardId: BoardId
  role: Role
  organisationId: OrganisationId | null
  /** The link that is being used, null with a room code. */
  invitationId: InvitationId | null
  /** What is to become of another seat that the person has at the board; null: nobody has said. */
  seat: 'keep' | 'change' | null
  at: number
}

/** `linkSpent`: the link is used up, revoked or expired. `otherSeat`: it must be said first what becomes of the present one. */
export type JoinOutcome = MembershipRecord | 'linkSpent' | 'otherSeat' | 'lastFacilitator'

type Present = Pick<MembershipRecord, 'role' | 'organisationId'>

/** Whether what a link or code gives is another seat than the present one. A facilitator's link leaves the organisation open. */
export const isOtherSeat = (present: Present, given: Present): boolean =>
  present.role !== given.role ||
  (present.organisationId !== given.organisationId &&
    !(given.role === 'facilitator' && given.organisationId === null))

/**
 * Takes a seat: counts the use of the link, makes or renames the person and writes the membership, all or nothing, so
 * that a link for one person seats one however many tap it at once. Somebody who sits at the board already keeps that
 * seat unless they say otherwise, and a facilitator who tries out a link is not even asked; neither uses up a link.
 */
export const joinBoard = (fork: () => EntityManager, joining: Joining): Promise<JoinOutcome> =>
  inTransaction(fork, async (work) => {
    const { personId, boardId, role, organisationId, invitationId, at } = joining
    await lockBoard(work, boardId)
    const known = personId === null ? null : await work.findOne(PersonEntity, personId, forWriting)
    const existing =
      known && (await work.findOne(MembershipEntity, { board: boardId, person: known.id }))
    const now = new Date(at).toISOString()
    if (existing) {
      const present = { ...existing, organisationId: existing.organisationId ?? null }
      const isOther = isOtherSeat(present, { role, organisationId })
      const keeps = joining.seat === 'keep' || existing.role === 'facilitator'
      if (isOther && joining.seat === null && !keeps) return 'otherSeat'
      if (!isOther || (keeps && joining.seat !== 'change')) {
        work.assign(known, { name: joining.name, updatedAt: now })
        return toMembership(existing)
      }
      const isLast =
        existing.role === 'facilitator' &&
        role !== 'facilitator' &&
        (await work.count(MembershipEntity, { board: boardId, role: 'facilitator' })) === 1
      if (isLast) return 'lastFacilitator'
    }
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
      if (used !== 1) return 'linkSpent'
    }
    if (known) work.assign(known, { name: joining.name, updatedAt: now })
    const person =
      known ??
      work.create(PersonEntity, {
        id: makeId(),
        name: joining.name,
        createdAt: now,
        updatedAt: now,
      })
    const seat = {
      role,
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
