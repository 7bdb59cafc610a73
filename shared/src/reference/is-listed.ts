import type { View } from '../rights/judging.ts'
import { municipalities } from './municipalities.ts'
import { sectors } from './sectors.ts'

const lists: Record<'sectors' | 'municipalities', ReadonlySet<unknown>> = {
  sectors: new Set<unknown>(sectors.map(({ id }) => id)),
  municipalities: new Set<unknown>(municipalities.map(({ code }) => code)),
}

/** Whether the reference data have a sector or a municipality of that name. */
export const isListed: NonNullable<View['isListed']> = (list, name) => lists[list].has(name)
