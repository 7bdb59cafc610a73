import { defineEntity, p } from '@mikro-orm/core'
import { BoardEntity } from './board.ts'
import { InvitationEntity } from './invitation.ts'
import { PersonEntity } from './person.ts'
import type { MembershipId, OrganisationId } from '@sedyanka/shared/ids.ts'

/** A person's seat at one board. */
export const MembershipEntity = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.text().$type<MembershipId>().primary(),
    board: () => p.manyToOne(BoardEntity).mapToPk(),
    person: () => p.manyToOne(PersonEntity).mapToPk().index(),
    role: p.enum(['facilitator', 'member', 'observer', 'screen']),
    /** Organisations live in the board's document, so this is no foreign key. */
    organisationId: p.text().$type<OrganisationId>().nullable(),
    joinedAt: p.bigint('number'),
    joinedBy: p.enum(['setup', 'link', 'code']),
    invitation: () => p.manyToOne(InvitationEntity).mapToPk().nullable(),
    lastSeenAt: p.bigint('number').nullable(),
  },
  uniques: [{ properties: ['board', 'person'] }],
})
