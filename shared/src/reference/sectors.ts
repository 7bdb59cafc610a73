interface Sector {
  readonly id: string
  /** The sector of international coordination (UNHCR, OCHA) that it belongs to. */
  readonly international: string
}

/** The 17 sectors of help; their names are `sector.<id>` in the dictionaries. */
export const sectors = [
  { id: 'health', international: 'Health' },
  { id: 'socialProtection', international: 'Social protection / socio-economic inclusion' },
  { id: 'childProtection', international: 'Protection – Child Protection sub-sector' },
  { id: 'protection', international: 'Protection (incl. GBV and anti-trafficking)' },
  { id: 'psychosocial', international: 'MHPSS (cross-cutting: Health and Protection)' },
  { id: 'education', international: 'Education' },
  { id: 'culture', international: 'Social cohesion (no IASC cluster)' },
  { id: 'legal', international: 'Protection – legal aid' },
  { id: 'accommodation', international: 'Basic needs / Shelter' },
  { id: 'foodNfi', international: 'Basic needs (Food Security; NFI)' },
  { id: 'transport', international: 'Logistics (cross-cutting)' },
  { id: 'interpretation', international: 'Cross-cutting: communication with communities' },
  { id: 'employment', international: 'Livelihoods and socio-economic inclusion' },
  { id: 'information', international: 'AAP / communication with communities' },
  { id: 'communityInitiatives', international: 'Social cohesion (no IASC cluster)' },
  { id: 'capacityBuilding', international: 'Localisation / capacity strengthening' },
  { id: 'coordinationAdvocacy', international: 'Coordination' },
] as const satisfies readonly Sector[]

export type SectorId = (typeof sectors)[number]['id']
