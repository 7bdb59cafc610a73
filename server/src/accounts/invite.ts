import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type InvitationId,
  type OrganisationId,
  type PersonId,
  makeId,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import type { InvitationRecord, Invitations } from '../store/tables/invitations.ts'
import { hashToken, makeToken } from './token.ts'

const day = 24 * 60 * 60 * 1000

/**
 * How long a link lives and how often it works. Links of an organisation are passed on among colleagues and must last
 * from one monthly meeting to the next; one that makes a facilitator gives everything away, so it works once.
 */
export const invitationRules: Record<Role, { lifetime: number; maxUses: number | null }> = {
  facilitator: { lifetime: 7 * day, maxUses: 1 },
  member: { lifetime: 30 * day, maxUses: null },
  observer: { lifetime: 30 * day, maxUses: null },
  screen: { lifetime: 7 * day, maxUses: null },
}

/** Links for one person or device: removing them from the board also closes the link they came by. */
export const isPersonal = (role: Role): boolean => role === 'facilitator' || role === 'screen'

const rank: Record<Role, number> = { screen: 0, observer: 1, member: 2, facilitator: 3 }

/** Nobody invites to more than they may do themselves. */
export const mayInvite = (inviter: Role, invited: Role): boolean =>
  inviter === 'facilitator' && rank[invited] <= rank[inviter]

export type NewLink = InvitationRecord & { token: string }

export interface Invite {
  create(asked: {
    boardId: BoardId
    role: Role
    organisationId: OrganisationId | null
    createdBy: PersonId
  }): Promise<NewLink>
  /** The link's old address stops working at once. Null when there is no such link. */
  rotate(boardId: BoardId, id: InvitationId): Promise<NewLink | null>
}

/** Makes links. The token leaves in the answer and is not kept. */
export const createInvite = ({
  invitations,
  now = wallNow,
}: {
  invitations: Invitations
  now?: () => number
}): Invite => ({
  create: async ({ boardId, role, organisationId, createdBy }) => {
    const token = makeToken()
    const createdAt = now()
    const { lifetime, maxUses } = invitationRules[role]
    const invitation: InvitationRecord = {
      id: makeId(),
      boardId,
      role,
      organisationId,
      createdAt,
      expiresAt: createdAt + lifetime,
      uses: 0,
      maxUses,
    }
    await invitations.create({ ...invitation, tokenHash: hashToken(token), createdBy })
    return { ...invitation, token }
  },
  rotate: async (boardId, id) => {
    const token = makeToken()
    const rotated = await invitations.rotate(boardId, id, {
      tokenHash: hashToken(token),
      now: now(),
      rules: invitationRules,
    })
    return rotated && { ...rotated, token }
  },
})
