import { wallNow } from '@sedyanka/shared/clocks.ts'
import {
  type BoardSummary,
  type JoinLook,
  JoinLookRequest,
  JoinRequest,
} from '@sedyanka/shared/api.ts'
import { Hono } from 'hono'
import { chooseOrganisation } from '../accounts/find-door.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { readSession } from './who.ts'

/**
 * POST /join/look, /join. The key travels in the body only: pages carry it behind the `#`, so it stands in no log and
 * no preview robot can use it up.
 */
export const joinRoutes = (deps: HttpDeps) =>
  new Hono()
    .post('/join/look', jsonBody(JoinLookRequest), async (c) => {
      const door = await deps.findDoor(c.req.valid('json').key, deps.clientAddress(c))
      if (typeof door === 'string') throw new HttpFault(door)
      const look: JoinLook = {
        boardTitle: door.board.title,
        demo: door.board.demo,
        role: door.role,
        organisationId: door.organisationId,
        organisations: door.choices,
      }
      return c.json(look)
    })
    .post('/join', jsonBody(JoinRequest), readSession(deps), async (c) => {
      const { key, organisationId: chosen, name } = c.req.valid('json')
      const door = await deps.findDoor(key, deps.clientAddress(c))
      if (typeof door === 'string') throw new HttpFault(door)
      const organisationId = chooseOrganisation(door, chosen)
      if (organisationId === undefined) throw new HttpFault('badRequest', ['organisationId'])
      const membership = await deps.store.join({
        personId: c.get('session')?.personId ?? null,
        name,
        boardId: door.board.id,
        role: door.role,
        organisationId,
        invitationId: door.invitationId,
        at: wallNow(),
      })
      // Somebody else used up the link between the look and the step.
      if (!membership) throw new HttpFault('linkExpired')
      const opened = await deps.sessions.open(membership.personId, c.req.raw.headers)
      if (opened.ended) deps.seats.sessionReplaced(opened.ended, opened.session)
      deps.seats.membershipChanged(membership.boardId, membership.personId, membership)
      deps.seats.personRenamed(membership.personId, name)
      for (const cookie of opened.setCookie) c.header('set-cookie', cookie, { append: true })
      const joined: BoardSummary = {
        id: door.board.id,
        title: door.board.title,
        demo: door.board.demo,
        role: membership.role,
        organisationId: membership.organisationId,
      }
      return c.json(joined)
    })
