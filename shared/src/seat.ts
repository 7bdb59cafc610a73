import * as v from 'valibot'
import type { OrganisationId, PersonId } from './ids.ts'

export const Role = v.picklist(['facilitator', 'member', 'observer', 'screen'])
export type Role = v.InferOutput<typeof Role>

/** Who acts: a person's place at one board's table. Rights belong to the seat, not to the person. */
export interface Seat {
  personId: PersonId
  name: string
  role: Role
  /** The organisation they sit for; observers and screens have none. */
  organisationId: OrganisationId | null
}

/** The role that a seat has while its board is archived: everybody reads. */
export const archivedRole = (role: Role): Role => (role === 'screen' ? 'screen' : 'observer')

/** Whether a seat reads which persons were at a meeting; observers and screens read which organisations were. */
export const seesNames = (role: Role): boolean => role === 'facilitator' || role === 'member'

export const isSameSeat = (a: Seat | null, b: Seat | null): boolean =>
  a?.personId === b?.personId &&
  a?.name === b?.name &&
  a?.role === b?.role &&
  a?.organisationId === b?.organisationId
