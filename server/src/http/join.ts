import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardSummary,
  type JoinKey,
  type JoinLook,
  JoinLookRequest,
  JoinRequest,
} from '@sedyanka/shared/wire/api.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import {
  type BoardId,
  type OrganisationId,
  type PersonId,
  boardRoom,
} from '@sedyanka/shared/ids.ts'
import { type Context, Hono } from 'hono'
import { chooseOrganisation, type Door } from '../accounts/resolve-join-key.ts'
import { isSameName } from '@sedyanka/shared/text/same-name.ts'
import { isSharedComputer, sharedCookie } from '../accounts/shared-computer.ts'
import type { MembershipRecord } from '../store/tables/memberships.ts'
import { keepsCookies, setCookieProbe } from './cookie-probe.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { jsonBody } from './json-body.ts'
import { readSession } from './authorise.ts'

/**
 * POST /join/look, /join. The key travels in the body only: pages carry it behind the `#`, so it stands in no log and
 * no preview robot can use it up.
 */
export const joinRoutes = (deps: HttpDeps) => {
  const openDoor = async (c: Context, key: JoinKey): Promise<Door> => {
    const door = await deps.resolveJoinKey(key, deps.clientAddress(c))
    if ('board' in door && door.board.archivedAt !== null) throw new HttpFault('archived')
    if ('board' in door) return door
    const { error, ...facts } = door
    throw new HttpFault(error, undefined, facts)
  }

  /** Who joins: the one who is signed in, or (null) somebody new. Under another name that must be said. */
  const joiner = async (
    signedIn: PersonId | null,
    { name, person: said }: Pick<JoinRequest, 'name' | 'person'>,
  ): Promise<PersonId | null> => {
    const person = signedIn === null ? null : await deps.store.people.find(signedIn)
    if (!person || said === 'other') return null
    // Their name went with the only board that they sat at.
    if (person.name !== '' && said === undefined && !isSameName(person.name, name))
      throw new HttpFault('otherName')
    return person.id
  }

  /** The organisation, while nobody sits for it. */
  const unseated = async (boardId: BoardId, organisationId: OrganisationId | null) =>
    organisationId !== null && (await deps.store.memberships.sits(boardId, organisationId))
      ? null
      : organisationId

  const nameOf = async ({ boardId, organisationId }: MembershipRecord) =>
    organisationId === null
      ? null
      : await deps.rooms.read(
          boardRoom(boardId),
          (doc) => organisations.read(doc, organisationId)?.name ?? null,
        )

  return new Hono()
    .post('/join/look', jsonBody(JoinLookRequest), readSession(deps), async (c) => {
      const door = await openDoor(c, c.req.valid('json').key)
      setCookieProbe(c)
      const personId = c.get('session')?.personId
      const present = personId && (await deps.store.memberships.find(door.board.id, personId))
      const look: JoinLook = {
        boardTitle: door.board.title,
        demo: door.board.demo,
        role: door.role,
        organisationId: door.organisationId,
        organisations: door.choices,
        ...(present && {
          seat: {
            boardId: present.boardId,
            role: present.role,
            organisationId: present.organisationId,
            organisation: await nameOf(present),
          },
        }),
      }
      return c.json(look)
    })
    .post('/join', jsonBody(JoinRequest), readSession(deps), async (c) => {
      const asked = c.req.valid('json')
      const { key, name, seat = null, shared } = asked
      const door = await openDoor(c, key)
      if (asked.checksCookies && !keepsCookies(c)) throw new HttpFault('cookiesBlocked')
      const organisationId = chooseOrganisation(door, asked.organisationId)
      if (organisationId === undefined) throw new HttpFault('badRequest', ['organisationId'])
      const personId = await joiner(c.get('session')?.personId ?? null, asked)
      const { id: boardId } = door.board
      if (!personId || !(await deps.store.memberships.find(boardId, personId))) {
        const seconds = deps.joinRate.take({
          boardId,
          invitationId: door.invitationId,
          isForOrganisation: door.organisationId !== null,
          address: deps.clientAddress(c),
          isKept: door.role === 'facilitator' || door.role === 'screen',
          firstOf: await unseated(boardId, organisationId),
        })
        if (seconds > 0) throw new HttpFault('crowded', undefined, { seconds })
      }
      const membership = await deps.store.join({
        personId,
        name,
        boardId,
        role: door.role,
        organisationId,
        invitationId: door.invitationId,
        seat,
        at: wallNow(),
      })
      // Somebody else used up the link between the look and the step.
      if (membership === 'linkSpent') throw new HttpFault('linkExpired')
      if (membership === 'lastFacilitator') throw new HttpFault('conflict')
      if (membership === 'otherSeat') throw new HttpFault('otherSeat')
      const opened = await deps.sessions.open(membership.personId, c.req.raw.headers, shared)
      if (opened.ended && personId === null) deps.seats.sessionEnded(opened.ended)
      else if (opened.ended) deps.seats.sessionReplaced(opened.ended, opened.session)
      deps.seats.membershipChanged(boardId, membership.personId, membership)
      deps.seats.personRenamed(membership.personId, name)
      for (const cookie of opened.setCookie) c.header('set-cookie', cookie, { append: true })
      if (shared !== isSharedComputer(c.req.raw.headers))
        c.header('set-cookie', sharedCookie(shared, deps.sessions.isSecure), { append: true })
      const joined: BoardSummary = {
        id: boardId,
        title: door.board.title,
        demo: door.board.demo,
        role: membership.role,
        organisationId: membership.organisationId,
      }
      return c.json(joined)
    })
}
