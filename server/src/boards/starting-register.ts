import type { Board } from '@sedyanka/shared/board/board.ts'
import { municipalities as region } from '@sedyanka/shared/board/municipalities.ts'
import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { findSameOrganisation } from '@sedyanka/shared/organisations/same-organisation.ts'
import { sectorsOf } from '@sedyanka/shared/board/sectors.ts'
import { organisations as sample } from '@sedyanka/shared/reference/organisations.ts'

/** What a new board may take over from another one of its founder. */
export interface CopiedRegister {
  organisations: readonly Organisation[]
  municipalities: Board['municipalities']
}

/** The institutions of the region. The sample's NGOs are invented and stand in sample boards alone. */
const institutions: Organisation[] = sample
  .filter(({ kind }) => kind === 'institution')
  .map(({ shortNames, ...row }) => ({
    ...row,
    name: { ...row.name },
    shortNames: { en: '', uk: '', ...shortNames },
    sectors: [...row.sectors],
    deletedAt: null,
  }))

/**
 * The organisations with which a board begins: those of the copied register, then the region's institutions where they
 * were asked for, each once, with the sectors and municipalities that the new board has.
 */
export const startingRegister = (asked: {
  templateId: string
  withOrganisations: boolean
  copied: CopiedRegister | null
}): Organisation[] => {
  const sectors: ReadonlySet<string> = new Set(sectorsOf(asked.templateId))
  const places = new Set((asked.copied?.municipalities ?? region).map(({ id }) => id))
  const register: Organisation[] = []
  const wanted = [
    ...(asked.copied?.organisations ?? []),
    ...(asked.withOrganisations ? institutions : []),
  ]
  for (const organisation of wanted) {
    if (register.some(({ id }) => id === organisation.id)) continue
    if (findSameOrganisation(register, organisation)) continue
    const { municipality } = organisation
    register.push({
      ...organisation,
      sectors: organisation.sectors.filter((sector) => sectors.has(sector)),
      municipality: municipality !== null && places.has(municipality) ? municipality : null,
    })
  }
  return register
}
