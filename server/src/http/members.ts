import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { type Member, MemberPatchRequest } from '@sedyanka/shared/wire/api.ts'
import { MembershipId } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { isPersonal } from '../accounts/invite.ts'
import type { ChangeOutcome } from '../store/tables/memberships.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { idIn } from './id-in.ts'
import { jsonBody } from './json-body.ts'
import { checkOrganisation } from './organisation-of.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

const requireChanged = (outcome: ChangeOutcome): void => {
  if (outcome === 'notFound') throw new HttpFault('notFound')
  if (outcome === 'lastFacilitator') throw new HttpFault('conflict')
}

/** GET /boards/:boardId/members; PATCH, DELETE …/:id. Changes reach open connections at once. */
export const memberRoutes = (deps: HttpDeps) =>
  new Hono()
    .get('/:boardId/members', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const found = await deps.store.memberships.ofBoard(c.get('membership').boardId)
      const members: Member[] = found.map(({ boardId: _boardId, ...member }) => member)
      return c.json(members)
    })
    .patch(
      '/:boardId/members/:id',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(MemberPatchRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const next = c.req.valid('json')
        const member = await deps.store.memberships.findById(
          boardId,
          idIn(MembershipId, c.req.param('id')),
        )
        if (!member) throw new HttpFault('notFound')
        await checkOrganisation(deps, boardId, { ...next, mayBeOpen: false })
        requireChanged(await deps.store.memberships.change(boardId, member.id, next))
        deps.seats.membershipChanged(boardId, member.personId, next)
        return c.json({ ok: true })
      },
    )
    .delete('/:boardId/members/:id', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const { boardId } = c.get('membership')
      const member = await deps.store.memberships.findById(
        boardId,
        idIn(MembershipId, c.req.param('id')),
      )
      if (!member) throw new HttpFault('notFound')
      requireChanged(await deps.store.memberships.remove(boardId, member.id))
      deps.seats.membershipChanged(boardId, member.personId, null)
      // An organisation's link is shared by colleagues and is rotated on demand; one made for this seat goes with it.
      if (member.invitationId && isPersonal(member.role))
        await deps.store.invitations.revoke(boardId, member.invitationId, wallNow())
      return c.json({ ok: true })
    })
