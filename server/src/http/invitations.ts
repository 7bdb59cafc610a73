import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type Invitation,
  type NewInvitation,
  NewInvitationRequest,
} from '@sedyanka/shared/wire/api.ts'
import { InvitationId } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { mayInvite, type NewLink } from '../accounts/invite.ts'
import type { InvitationRecord } from '../store/tables/invitations.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { idIn } from './id-in.ts'
import { jsonBody } from './json-body.ts'
import { checkOrganisation } from './organisation-of.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

const toInvitation = ({
  id,
  role,
  organisationId,
  createdAt,
  expiresAt,
  uses,
}: InvitationRecord): Invitation => ({
  id,
  role,
  organisationId,
  createdAt,
  expiresAt,
  uses,
})
const toNewInvitation = (link: NewLink): NewInvitation => ({
  ...toInvitation(link),
  token: link.token,
})

/** GET, POST /boards/:boardId/invitations; POST …/:id/rotate; DELETE …/:id */
export const invitationRoutes = (deps: HttpDeps) =>
  new Hono()
    .get('/:boardId/invitations', signedIn(deps), atBoard(deps), facilitatorsOnly, async (c) => {
      const found = await deps.store.invitations.ofBoard(c.get('membership').boardId, wallNow())
      return c.json(found.map(toInvitation))
    })
    .post(
      '/:boardId/invitations',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(NewInvitationRequest),
      async (c) => {
        const { role, organisationId } = c.req.valid('json')
        const { boardId, personId, role: own } = c.get('membership')
        if (!mayInvite(own, role)) throw new HttpFault('forbidden')
        await checkOrganisation(deps, boardId, { role, organisationId, mayBeOpen: true })
        const link = await deps.invite.create({
          boardId,
          role,
          organisationId,
          createdBy: personId,
        })
        return c.json(toNewInvitation(link), 201)
      },
    )
    .post(
      '/:boardId/invitations/:id/rotate',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      async (c) => {
        const link = await deps.invite.rotate(
          c.get('membership').boardId,
          idIn(InvitationId, c.req.param('id')),
        )
        if (!link) throw new HttpFault('notFound')
        return c.json(toNewInvitation(link))
      },
    )
    .delete(
      '/:boardId/invitations/:id',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      async (c) => {
        const revoked = await deps.store.invitations.revoke(
          c.get('membership').boardId,
          idIn(InvitationId, c.req.param('id')),
          wallNow(),
        )
        if (!revoked) throw new HttpFault('notFound')
        return c.json({ ok: true })
      },
    )
