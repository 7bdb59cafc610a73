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
  'hours',
  'days',
  'rooms',
  'boxes',
  'packs',
  'tonnes',
  'metres',
  'cubicMetres',
] as const

export type UnitId = (typeof units)[number]

/** How people shorten units when they type them; spaces and points do not count. */
export const unitShorts: Partial<Record<UnitId, readonly string[]>> = {
  pieces: ['бр', 'шт', 'pcs', 'pc'],
  litres: ['л', 'l'],
  kilograms: ['кг', 'kg'],
  tonnes: ['т', 't'],
  metres: ['м', 'm'],
  cubicMetres: ['куб м', 'м3', 'm3'],
  hours: ['ч', 'h', 'год'],
}
