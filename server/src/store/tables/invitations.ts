import { type EntityManager, raw } from '@mikro-orm/sql'
import type { BoardId, InvitationId, OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { InvitationEntity } from '../entities/invitation.ts'
import { inTransaction, lockBoard } from './in-transaction.ts'

export interface InvitationRecord {
  id: InvitationId
  boardId: BoardId
  role: Role
  organisationId: OrganisationId | null
  createdAt: number
  expiresAt: number
  uses: number
  maxUses: number | null
}

/** Links, without their tokens. */
export const createInvitations = (fork: () => EntityManager) => {
  const inForce = (now: number) => ({
    revokedAt: null,
    expiresAt: { $gt: now },
    $or: [{ maxUses: null }, { uses: { $lt: raw('max_uses') } }],
  })
  const toRecord = (found: {
    id: InvitationId
    board: BoardId
    role: Role
    organisationId?: OrganisationId | null
    createdAt: number
    expiresAt: number
    uses: number
    maxUses?: number | null
  }): InvitationRecord => ({
    id: found.id,
    boardId: found.board,
    role: found.role,
    organisationId: found.organisationId ?? null,
    createdAt: found.createdAt,
    expiresAt: found.expiresAt,
    uses: found.uses,
    maxUses: found.maxUses ?? null,
  })

  return {
    create: async (
      invitation: InvitationRecord & { tokenHash: string; createdBy: PersonId },
    ): Promise<void> => {
      const { boardId, ...rest } = invitation
      const em = fork()
      em.create(InvitationEntity, { ...rest, board: boardId })
      await em.flush()
    },

    /** Links that still open the door at `now`, newest first. */
    ofBoard: async (boardId: BoardId, now: number): Promise<InvitationRecord[]> => {
      const found = await fork().find(
        InvitationEntity,
        { board: boardId, ...inForce(now) },
        { orderBy: { createdAt: 'desc', id: 'asc' } },
      )
      return found.map(toRecord)
    },

    findByToken: async (tokenHash: string, now: number): Promise<InvitationRecord | null> => {
      const found = await fork().findOne(InvitationEntity, { tokenHash, ...inForce(now) })
      return found && toRecord(found)
    },

    /**
     * Gives a link a new token: the old one is dead from now on. One that has expired or is used up begins anew, too. Null
     * when the board has no such link, or it was revoked.
     */
    rotate: (
      boardId: BoardId,
      id: InvitationId,
      next: { tokenHash: string; now: number; rules: Record<Role, { lifetime: number }> },
    ): Promise<InvitationRecord | null> =>
      inTransaction(fork, async (em) => {
        await lockBoard(em, boardId)
        const found = await em.findOne(InvitationEntity, { board: boardId, id, revokedAt: null })
        if (!found) return null
        const expiresAt = next.now + next.rules[found.role].lifetime
        em.assign(found, { tokenHash: next.tokenHash, expiresAt, createdAt: next.now, uses: 0 })
        return toRecord(found)
      }),

    /** Makes every link of an organisation useless. */
    revokeOf: async (
      boardId: BoardId,
      organisationId: OrganisationId,
      now: number,
    ): Promise<void> => {
      await fork().nativeUpdate(
        InvitationEntity,
        { board: boardId, organisationId, revokedAt: null },
        { revokedAt: now },
      )
    },

    /** False when the board has no such link, or it was revoked before. */
    revoke: async (boardId: BoardId, id: InvitationId, now: number): Promise<boolean> =>
      (await fork().nativeUpdate(
        InvitationEntity,
        { board: boardId, id, revokedAt: null },
        { revokedAt: now },
      )) === 1,
  }
}
export type Invitations = ReturnType<typeof createInvitations>
