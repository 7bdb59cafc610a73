import { type RemovedOrganisation, RestoreOrganisationRequest } from '@sedyanka/shared/wire/api.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  BoardId,
  InvitationId,
  MembershipId,
  OrganisationId,
  PersonId,
  boardRoom,
} from '@sedyanka/shared/ids.ts'
import { Role } from '@sedyanka/shared/seat.ts'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { MembershipRecord } from '../store/tables/memberships.ts'
import { StorageError } from '../store/storage-error.ts'
import { actorOf } from '../sync/record/recorded-change.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { idIn } from './id-in.ts'
import { jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

/** How long somebody waits for a disk that refuses, ms. */
const patience = 2_000
/** So many seats come back with their organisation: what a request has room for. */
const mostSeats = 250

/** What a receipt says: the organisation, and the seats that went with it. */
const Removed = v.object({
  boardId: BoardId,
  organisationId: OrganisationId,
  seats: v.array(
    v.object({
      id: MembershipId,
      personId: PersonId,
      role: Role,
      joinedAt: v.number(),
      joinedBy: v.picklist(['setup', 'link', 'code']),
      invitationId: v.nullable(InvitationId),
      lastSeenAt: v.nullable(v.number()),
    }),
  ),
})

/**
 * For facilitators: an organisation is taken off the board with the access of its people and its links
 * (POST …/organisations/:id/remove), and brought back (POST …/organisations/:id/restore), with its people when the
 * receipt comes along; links stay dead. Pages cannot do either by an edit (`judgeOrganisation`).
 */
export const organisationRoutes = (deps: HttpDeps) => {
  const find = async (boardId: BoardId, id: OrganisationId): Promise<void> => {
    const room = boardRoom(boardId)
    if (!(await deps.rooms.read(room, (doc) => organisations.read(doc, id))))
      throw new HttpFault('notFound')
    if (deps.rooms.isDegraded(room)) throw new StorageError('ROOM_DEGRADED')
  }
  const mark = (by: MembershipRecord, id: OrganisationId, deletedAt: number | null) =>
    deps.rooms.change(
      boardRoom(by.boardId),
      (doc, own) => {
        own.by(actorOf(by))
        organisations.set(doc, id, { deletedAt })
      },
      patience,
    )
  /** Ends the access of its people and its links; answers with the seats that went. */
  const endAccess = async (boardId: BoardId, organisationId: OrganisationId, askedBy: PersonId) => {
    await deps.store.invitations.revokeOf(boardId, organisationId, wallNow())
    const gone = await deps.store.memberships.removeOrganisation(boardId, {
      organisationId,
      askedBy,
    })
    for (const { personId } of gone) deps.seats.membershipChanged(boardId, personId, null)
    return gone
  }

  return new Hono()
    .post(
      '/:boardId/organisations/:id/remove',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      async (c) => {
        const { boardId, personId } = c.get('membership')
        const organisationId = idIn(OrganisationId, c.req.param('id'))
        await find(boardId, organisationId)
        // First the access: from here on nothing more is written in its name.
        const gone = await endAccess(boardId, organisationId, personId)
        await mark(c.get('membership'), organisationId, wallNow())
        // Somebody may have come in until the row said that it is gone.
        gone.push(...(await endAccess(boardId, organisationId, personId)))
        const own = await deps.store.memberships.find(boardId, personId)
        if (own && own.organisationId !== c.get('membership').organisationId)
          deps.seats.membershipChanged(boardId, personId, own)
        const seats = gone
          .slice(0, mostSeats)
          .map(({ boardId: _board, organisationId: _organisation, ...seat }) => seat)
        return c.json({
          people: gone.length,
          receipt: deps.receipts.issue({ boardId, organisationId, seats }),
        } satisfies RemovedOrganisation)
      },
    )
    .post(
      '/:boardId/organisations/:id/restore',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(RestoreOrganisationRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const organisationId = idIn(OrganisationId, c.req.param('id'))
        const { receipt } = c.req.valid('json')
        const read = receipt === null ? null : v.safeParse(Removed, deps.receipts.read(receipt))
        const fits =
          read === null ||
          (read.success &&
            read.output.boardId === boardId &&
            read.output.organisationId === organisationId)
        if (!fits) throw new HttpFault('notFound')
        await find(boardId, organisationId)
        const seats = read?.success ? read.output.seats : []
        for (const seat of seats)
          await deps.store.memberships.restore({ ...seat, boardId, organisationId })
        await mark(c.get('membership'), organisationId, null)
        return c.json({ people: seats.length })
      },
    )
}
