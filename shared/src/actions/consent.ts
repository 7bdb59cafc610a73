import type { OrganisationId } from '../ids.ts'
import type { Seat } from '../seat.ts'

/**
 * The status of an action item that is given to an organisation, or to none: taking it on oneself is consent, and nobody
 * gives it for another.
 */
export const firstStatus = (seat: Seat, orgId: OrganisationId | null): 'accepted' | 'proposed' =>
  orgId !== null && orgId === seat.organisationId ? 'accepted' : 'proposed'
