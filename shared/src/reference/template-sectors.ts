import { type SectorId, sectors } from './sectors.ts'

/** All of them, in the order of the code list. */
const every: readonly SectorId[] = sectors.map(({ id }) => id)

/** The sectors that a board of each kind of crisis has. */
export const templateSectors = {
  refugeeResponse: every,
  naturalDisaster: [
    'accommodation',
    'foodNfi',
    'transport',
    'health',
    'socialProtection',
    'psychosocial',
    'information',
    'coordinationAdvocacy',
  ],
  healthEmergency: [
    'health',
    'socialProtection',
    'transport',
    'education',
    'information',
    'interpretation',
    'psychosocial',
    'coordinationAdvocacy',
  ],
  utilitiesOutage: [
    'accommodation',
    'foodNfi',
    'transport',
    'health',
    'socialProtection',
    'information',
    'coordinationAdvocacy',
  ],
  // Of what kind it is, nobody knows before.
  general: every,
} as const satisfies Record<string, readonly SectorId[]>
