import {
  GiveBackRequest,
  TakeBackRequest,
  type TakenBack,
  type WrittenBy,
} from '@sedyanka/shared/wire/api.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  BoardId,
  InvitationId,
  MembershipId,
  OrganisationId,
  PersonId,
} from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { Role, type Seat } from '@sedyanka/shared/seat.ts'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { MembershipRecord } from '../store/tables/memberships.ts'
import type { HttpDeps } from './deps.ts'
import { isStorageFault } from './answer-error.ts'
import { HttpFault } from './http-fault.ts'
import { idIn } from './id-in.ts'
import { jsonBody } from './json-body.ts'
import { atBoard, facilitatorsOnly, signedIn } from './authorise.ts'

const MINUTE = 60_000

/** What a receipt says: the seat that was taken away, and the moment with which its rows are marked. */
const Taken = v.object({
  at: v.number(),
  member: v.object({
    id: MembershipId,
    boardId: BoardId,
    personId: PersonId,
    role: Role,
    organisationId: v.nullable(OrganisationId),
    joinedAt: v.number(),
    joinedBy: v.picklist(['setup', 'link', 'code']),
    invitationId: v.nullable(InvitationId),
    lastSeenAt: v.nullable(v.number()),
  }),
})

/**
 * For facilitators: what a member wrote lately (POST …/members/:id/written), the member removed together with it
 * (POST …/members/:id/take-back), and both brought back (POST …/give-back with the receipt).
 */
export const takeBackRoutes = (deps: HttpDeps) => {
  const findMember = async (boardId: BoardId, id: MembershipId): Promise<MembershipRecord> => {
    const member = await deps.store.memberships.findById(boardId, id)
    if (!member) throw new HttpFault('notFound')
    return member
  }
  const seatOf = ({ personId, role, organisationId }: MembershipRecord): Seat => ({
    personId,
    name: '',
    role,
    organisationId,
  })
  const sinceOf = (minutes: number) => wallNow() - minutes * MINUTE

  return new Hono()
    .post(
      '/:boardId/members/:id/written',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(TakeBackRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const { personId } = await findMember(boardId, idIn(MembershipId, c.req.param('id')))
        const since = sinceOf(c.req.valid('json').minutes)
        const seat = seatOf(c.get('membership'))
        const written = await deps.takeBack.show(boardId, { personId, since, seat })
        return c.json(written satisfies WrittenBy)
      },
    )
    .post(
      '/:boardId/members/:id/take-back',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(TakeBackRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const member = await findMember(boardId, idIn(MembershipId, c.req.param('id')))
        const since = sinceOf(c.req.valid('json').minutes)
        await deps.takeBack.assertStorable(boardId)
        // First the seat: from here on nothing more is written with it.
        const outcome = await deps.store.memberships.remove(boardId, member.id)
        if (outcome === 'notFound') throw new HttpFault('notFound')
        if (outcome === 'lastFacilitator') throw new HttpFault('conflict')
        const { personId } = member
        deps.seats.membershipChanged(boardId, personId, null)
        const at = wallNow()
        const step = { personId, since, at, seat: seatOf(c.get('membership')) }
        const receipt = deps.receipts.issue({ at, member })
        const { counts, letters } = await deps.takeBack
          .takeBack(boardId, step)
          .catch((error: unknown) => {
            // The person is out, and some rows may be: that can be undone all the same.
            if (!isStorageFault(error)) throw error
            throw new HttpFault('storage', undefined, { receipt })
          })
        return c.json({ counts, letters, receipt } satisfies TakenBack)
      },
    )
    .post(
      '/:boardId/give-back',
      signedIn(deps),
      atBoard(deps),
      facilitatorsOnly,
      jsonBody(GiveBackRequest),
      async (c) => {
        const { boardId } = c.get('membership')
        const taken = v.safeParse(Taken, deps.receipts.read(c.req.valid('json').receipt))
        if (!taken.success || taken.output.member.boardId !== boardId)
          throw new HttpFault('notFound')
        const { at, member } = taken.output
        if (wallNow() - at > limits.takenKept) throw new HttpFault('notFound')
        await deps.takeBack.assertStorable(boardId)
        await deps.store.memberships.restore(member)
        const { personId } = member
        const by = { personId, at, seat: seatOf(c.get('membership')) }
        const { counts, letters } = await deps.takeBack.giveBack(boardId, by)
        return c.json({ counts, letters })
      },
    )
}
