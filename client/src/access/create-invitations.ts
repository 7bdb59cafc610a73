import type { Invitation, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { createMemo, createResource } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createInvitation, listInvitations, revokeInvitation, rotateInvitation } from '../api.ts'

/** Tokens made by this page, by invitation. The server tells each once; they live in memory, never on the device. */
const [tokens, setTokens] = createStore<Record<string, string>>({})

/** Whom a link is for: a role, and an organisation for members. */
export interface LinkFor {
  role: Role
  organisationId: OrganisationId | null
}

/** A board's invitations and what may be done with them. */
export const createInvitations = (boardId: BoardId) => {
  const [list, { mutate, refetch }] = createResource(() => listInvitations(boardId))
  const all = createMemo(() => (list.error ? [] : (list() ?? [])))
  const keep = (made: NewInvitation): Invitation => {
    const { token, ...invitation } = made
    setTokens(invitation.id, token)
    return invitation
  }
  return {
    list,
    refetch,
    /** The newest link in force for that role and organisation. */
    find: ({ role, organisationId }: LinkFor): Invitation | null =>
      all()
        .filter(
          (one) =>
            one.role === role && one.organisationId === organisationId && one.expiresAt > wallNow(),
        )
        .sort((a, b) => b.createdAt - a.createdAt)[0] ?? null,
    /** The token, when this page made the link; null otherwise: it cannot be shown again. */
    tokenOf: (invitation: Invitation): string | null => tokens[invitation.id] ?? null,
    create: async (link: LinkFor) => {
      const made = keep(await createInvitation(boardId, link))
      mutate((before = []) => [...before, made])
      return made
    },
    rotate: async ({ id }: Invitation) => {
      const made = keep(await rotateInvitation(boardId, id))
      mutate((before = []) => [...before.filter((one) => one.id !== id), made])
      return made
    },
    revoke: async ({ id }: Invitation) => {
      await revokeInvitation(boardId, id)
      mutate((before = []) => before.filter((one) => one.id !== id))
    },
  }
}

export type Invitations = ReturnType<typeof createInvitations>
