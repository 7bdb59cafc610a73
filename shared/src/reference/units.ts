/** The units of needs and offers; their words are `unit.<id>` (with a number) and `unit.name.<id>` (alone). */
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
] as const

export type UnitId = (typeof units)[number]
