/** What quantities are counted in; `unit.<id>` in the dictionaries writes a quantity with its unit. */
export const unitIds = [
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
export type UnitId = (typeof unitIds)[number]
