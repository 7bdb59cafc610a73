import { municipalities } from '../board/municipalities.ts'
import type { Need } from './needs.ts'
import type { Offer } from './offers.ts'
import { roundQuantity } from './quantity.ts'
import { sectorIds } from '../board/sectors.ts'
import { unitKey } from './units.ts'
import { type Coverage, isAvailable, isUncovered } from './coverage.ts'

/** A sum per unit: beds and kits are never added up. The largest first. */
export type Amounts = readonly { readonly unit: string; readonly quantity: number }[]

export interface GapCell {
  /** What needs of this sector and place still lack. */
  readonly gap: Amounts
  /** What offers of this sector and place have free. */
  readonly available: Amounts
}

export interface GapMatrix {
  /** Sectors that have a need or an offer in force, in the order of the code list. */
  readonly sectors: readonly string[]
  /** Municipalities likewise; null stands for the whole region. */
  readonly places: readonly (string | null)[]
  /** Null where nobody needs or offers anything. */
  cell(sector: string, place: string | null): GapCell | null
}

const keyOf = (sector: string, place: string | null): string => `${sector}/${place ?? ''}`

const orderIn = (list: readonly (string | null)[], id: string | null): number => {
  const at = list.indexOf(id)
  return at < 0 ? list.length : at
}

const toAmounts = (sums: ReadonlyMap<string, number>): Amounts =>
  [...sums]
    .map(([unit, quantity]) => ({ unit, quantity }))
    .sort((a, b) => b.quantity - a.quantity || (a.unit < b.unit ? -1 : 1))

interface Tally {
  gap: Map<string, number>
  available: Map<string, number>
}

/**
 * Who needs and offers what, where: gaps and free help by sector and municipality. `placeOrder` has the ids of the board's
 * municipalities; others stand behind them.
 */
export const computeGapMatrix = (
  rows: { needs: readonly Need[]; offers: readonly Offer[] },
  coverage: Coverage,
  placeOrder: readonly string[] = municipalities.map(({ id }) => id),
): GapMatrix => {
  const tallies = new Map<string, Tally>()
  const sectors = new Set<string>()
  const places = new Set<string | null>()
  const tallyOf = (row: Need | Offer): Tally => {
    sectors.add(row.sector)
    places.add(row.municipality)
    const key = keyOf(row.sector, row.municipality)
    const tally = tallies.get(key) ?? {
      gap: new Map<string, number>(),
      available: new Map<string, number>(),
    }
    tallies.set(key, tally)
    return tally
  }
  // A unit that two people typed is called as the first of them wrote it.
  const called = new Map<string, string>()
  const add = (sums: Map<string, number>, typed: string, quantity: number): void => {
    const unit = called.get(unitKey(typed)) ?? typed
    called.set(unitKey(typed), unit)
    if (quantity > 0) sums.set(unit, roundQuantity((sums.get(unit) ?? 0) + quantity))
  }
  for (const need of rows.needs) {
    const cover = coverage.needs.get(need.id)
    if (!cover || cover.status === 'withdrawn' || cover.status === 'expired') continue
    add(tallyOf(need).gap, need.unit, isUncovered(cover) ? cover.remaining : 0)
  }
  for (const offer of rows.offers) {
    const cover = coverage.offers.get(offer.id)
    if (!cover || cover.status === 'withdrawn' || cover.status === 'expired') continue
    add(tallyOf(offer).available, offer.unit, isAvailable(cover) ? cover.free : 0)
  }
  return {
    sectors: [...sectors].sort((a, b) => orderIn(sectorIds, a) - orderIn(sectorIds, b)),
    places: [...places].sort((a, b) => orderIn(placeOrder, a) - orderIn(placeOrder, b)),
    cell: (sector, place) => {
      const tally = tallies.get(keyOf(sector, place))
      return tally ? { gap: toAmounts(tally.gap), available: toAmounts(tally.available) } : null
    },
  }
}
