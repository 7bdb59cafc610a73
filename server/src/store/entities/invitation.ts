import { defineEntity, p } from '@mikro-orm/core'
import { BoardEntity } from './board.ts'
import { PersonEntity } from './person.ts'
import type { InvitationId, OrganisationId } from '@sedyanka/shared/ids.ts'

/** A link that gives a seat. Only the hash of its token is kept. */
export const InvitationEntity = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.text().$type<InvitationId>().primary(),
    board: () => p.manyToOne(BoardEntity).mapToPk().index(),
    role: p.enum(['facilitator', 'member', 'observer', 'screen']),
    organisationId: p.text().$type<OrganisationId>().nullable(),
    tokenHash: p.text().unique(),
    createdBy: () => p.manyToOne(PersonEntity).mapToPk(),
    createdAt: p.bigint('number'),
    expiresAt: p.bigint('number'),
    uses: p.integer().default(0),
    /** Null: as often as people come. */
    maxUses: p.integer().nullable(),
    revokedAt: p.bigint('number').nullable(),
  },
})
