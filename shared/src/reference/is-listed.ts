import type { View } from '../judging.ts'
import { municipalities } from './municipalities.ts'
import { sectors } from './sectors.ts'
import { units } from './units.ts'

const lists: Record<'sectors' | 'units' | 'municipalities', ReadonlySet<unknown>> = {
  sectors: new Set<unknown>(sectors.map(({ id }) => id)),
  units: new Set<unknown>(units),
  municipalities: new Set<unknown>(municipalities.map(({ code }) => code)),
}

/** Whether the reference data have a sector, a unit or a municipality of that name. */
export const isListed: NonNullable<View['isListed']> = (list, name) => lists[list].has(name)
