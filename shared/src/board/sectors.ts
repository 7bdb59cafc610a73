import { type SectorId, sectors } from '../reference/sectors.ts'

/** Fields of work that needs, offers and organisations are sorted by; their names are `sector.<id>` in the dictionaries. */
export const sectorIds: readonly SectorId[] = sectors.map(({ id }) => id)

/** Sectors in which even ten people may be recognised. */
const sensitive: ReadonlySet<string> = new Set<SectorId>([
  'health',
  'childProtection',
  'protection',
  'psychosocial',
  'legal',
])

/** The number of people below which a count may point at persons. */
export const smallNumberLimit = (sector: string): number => (sensitive.has(sector) ? 10 : 5)
