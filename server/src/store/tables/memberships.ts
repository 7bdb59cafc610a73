import type { EntityManager } from '@mikro-orm/sql'
import type {
  BoardId,
  InvitationId,
  MembershipId,
  OrganisationId,
  PersonId,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { BoardEntity } from '../entities/board.ts'
import { MembershipEntity } from '../entities/membership.ts'
import { PersonEntity } from '../entities/person.ts'
import { inTransaction, lockBoard } from './in-transaction.ts'

export interface MembershipRecord {
  id: MembershipId
  boardId: BoardId
  personId: PersonId
  role: Role
  organisationId: OrganisationId | null
  joinedAt: number
  joinedBy: 'setup' | 'link' | 'code'
  invitationId: InvitationId | null
  lastSeenAt: number | null
}

interface Found {
  id: MembershipId
  board: BoardId
  person: PersonId
  role: Role
  organisationId?: OrganisationId | null
  joinedAt: number
  joinedBy: MembershipRecord['joinedBy']
  invitation?: InvitationId | null
  lastSeenAt?: number | null
}
export const toMembership = (found: Found): MembershipRecord => ({
  id: found.id,
  boardId: found.board,
  personId: found.person,
  role: found.role,
  organisationId: found.organisationId ?? null,
  joinedAt: found.joinedAt,
  joinedBy: found.joinedBy,
  invitationId: found.invitation ?? null,
  lastSeenAt: found.lastSeenAt ?? null,
})

export type ChangeOutcome = 'changed' | 'notFound' | 'lastFacilitator'

/** Who sits at which board. */
export const createMemberships = (fork: () => EntityManager) => {
  /** Changes seats of a board while nobody else does. */
  const changing = <T>(boardId: BoardId, work: (em: EntityManager) => Promise<T>): Promise<T> =>
    inTransaction(fork, async (em) => {
      await lockBoard(em, boardId)
      return work(em)
    })

  /** A board without a facilitator could never be run again. */
  const isLastFacilitator = async (em: EntityManager, membership: Found): Promise<boolean> =>
    membership.role === 'facilitator' &&
    (await em.count(MembershipEntity, { board: membership.board, role: 'facilitator' })) === 1

  return {
    find: async (boardId: BoardId, personId: PersonId): Promise<MembershipRecord | null> => {
      const found = await fork().findOne(MembershipEntity, { board: boardId, person: personId })
      return found && toMembership(found)
    },

    findById: async (boardId: BoardId, id: MembershipId): Promise<MembershipRecord | null> => {
      const found = await fork().findOne(MembershipEntity, { board: boardId, id })
      return found && toMembership(found)
    },

    /** Whether anybody sits for that organisation. */
    sits: async (boardId: BoardId, organisationId: OrganisationId): Promise<boolean> =>
      (await fork().count(MembershipEntity, { board: boardId, organisationId })) > 0,

    /** With names, in the order of joining. */
    ofBoard: async (boardId: BoardId): Promise<(MembershipRecord & { name: string })[]> => {
      const em = fork()
      const found = await em.find(
        MembershipEntity,
        { board: boardId },
        { orderBy: { joinedAt: 'asc', id: 'asc' } },
      )
      const people = await em.find(PersonEntity, {
        id: { $in: found.map((membership) => membership.person) },
      })
      const names = new Map(people.map((person) => [person.id, person.name]))
      return found.map((membership) => ({
        ...toMembership(membership),
        name: names.get(membership.person) ?? '',
      }))
    },

    /** With the boards' titles, newest seat first. */
    ofPerson: async (
      personId: PersonId,
    ): Promise<
      (MembershipRecord & { title: string; demo: boolean; archivedAt: number | null })[]
    > => {
      const em = fork()
      const found = await em.find(
        MembershipEntity,
        { person: personId },
        { orderBy: { joinedAt: 'desc', id: 'asc' } },
      )
      const boards = await em.find(BoardEntity, {
        id: { $in: found.map((membership) => membership.board) },
      })
      const byId = new Map(boards.map((board) => [board.id, board]))
      return found.map((membership) => {
        const board = byId.get(membership.board)
        return {
          ...toMembership(membership),
          title: board?.title ?? '',
          demo: board?.demo ?? false,
          archivedAt: board?.archivedAt ?? null,
        }
      })
    },

    change: (
      boardId: BoardId,
      id: MembershipId,
      next: { role: Role; organisationId: OrganisationId | null },
    ): Promise<ChangeOutcome> =>
      changing(boardId, async (em) => {
        const membership = await em.findOne(MembershipEntity, { board: boardId, id })
        if (!membership) return 'notFound'
        if (next.role !== 'facilitator' && (await isLastFacilitator(em, membership)))
          return 'lastFacilitator'
        em.assign(membership, next)
        return 'changed'
      }),

    /** Gives a seat back that was removed, unless the person has another by now. */
    restore: ({ boardId, personId, invitationId, ...seat }: MembershipRecord): Promise<void> =>
      changing(boardId, async (em) => {
        if (await em.findOne(MembershipEntity, { board: boardId, person: personId })) return
        em.create(MembershipEntity, {
          ...seat,
          board: boardId,
          person: personId,
          invitation: invitationId,
        })
      }),

    /**
     * Removes everybody but facilitators who came by one way since a moment: by a link, or (null) by a room code.
     * Answers with their persons.
     */
    sweep: (
      boardId: BoardId,
      { invitationId, since }: { invitationId: InvitationId | null; since: number },
    ): Promise<PersonId[]> =>
      changing(boardId, async (em) => {
        const which = {
          board: boardId,
          role: { $ne: 'facilitator' as const },
          joinedBy: invitationId === null ? ('code' as const) : ('link' as const),
          invitation: invitationId,
          joinedAt: { $gte: since },
        }
        const found = await em.find(MembershipEntity, which)
        await em.nativeDelete(MembershipEntity, which)
        return found.map(({ person }) => person)
      }),

    /**
     * Takes the seats of an organisation away, facilitators' too, and answers with them. Whoever asks keeps theirs, for
     * no organisation: a board is never without somebody who runs it.
     */
    removeOrganisation: (
      boardId: BoardId,
      { organisationId, askedBy }: { organisationId: OrganisationId; askedBy: PersonId },
    ): Promise<MembershipRecord[]> =>
      changing(boardId, async (em) => {
        const of = { board: boardId, organisationId }
        await em.nativeUpdate(
          MembershipEntity,
          { ...of, person: askedBy, role: 'facilitator' },
          { organisationId: null },
        )
        const found = await em.find(MembershipEntity, of)
        await em.nativeDelete(MembershipEntity, of)
        return found.map(toMembership)
      }),

    remove: (boardId: BoardId, id: MembershipId): Promise<ChangeOutcome> =>
      changing(boardId, async (em) => {
        const membership = await em.findOne(MembershipEntity, { board: boardId, id })
        if (!membership) return 'notFound'
        if (await isLastFacilitator(em, membership)) return 'lastFacilitator'
        em.remove(membership)
        return 'changed'
      }),
  }
}
export type Memberships = ReturnType<typeof createMemberships>
