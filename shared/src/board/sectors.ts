import { type SectorId, sectors } from '../reference/sectors.ts'
import { templateSectors } from '../reference/template-sectors.ts'

/** Fields of work that needs, offers and organisations are sorted by; their names are `sector.<id>` in the dictionaries. */
export const sectorIds: readonly SectorId[] = sectors.map(({ id }) => id)

/**
 * The sectors of a board of a template, in the order of the code list: new rows stand in one of these. All of them where the
 * template is not known.
 */
export const sectorsOf = (templateId: unknown): readonly SectorId[] => {
  const template = Object.entries(templateSectors).find(([id]) => id === templateId)
  const own: ReadonlySet<string> = new Set(template?.[1] ?? sectorIds)
  return sectorIds.filter((id) => own.has(id))
}

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
