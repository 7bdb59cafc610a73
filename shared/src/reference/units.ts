/** The units of needs and offers; their words are `unit.<id>` (with a number), `unit.of.<id>` (with the number of a whole) and `unit.name.<id>` (alone). */
export const units = [
  'places',
  'beds',
  'sets',
  'kits',
  'hoursPerMonth',
  'tripsPerWeek',
  'examinations',
  'sessions',
  'consultations',
  'pieces',
  'litres',
  'kilograms',
  'portions',
  'parcels',
  'sacks',
  'pumps',
  'vehicles',
  'people',
] as const

export type UnitId = (typeof units)[number]
