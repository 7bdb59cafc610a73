import type { Match } from './matches.ts'
import type { Need } from './needs.ts'
import type { Offer } from './offers.ts'
import { roundQuantity } from './quantity.ts'
import { isSameUnit } from './units.ts'
import { type Coverage, isAvailable } from './coverage.ts'

/** Why an offer fits a need, or where it does not quite. */
export type SuggestionReason =
  | 'sameSector'
  | 'otherSector'
  | 'sameMunicipality'
  | 'wholeRegion'
  | 'otherMunicipality'
  | 'datesOverlap'
  | 'otherDates'

export interface Suggestion {
  readonly offer: Offer
  readonly free: number
  /** What to ask of it: no more than it has free and the need still lacks. */
  readonly quantity: number
  readonly reasons: readonly SuggestionReason[]
  /** False: another sector, place or time. Only people can know whether it helps all the same. */
  readonly fits: boolean
}

const overlaps = (need: Need, offer: Offer): boolean =>
  (offer.availableFrom ?? '') <= (need.validUntil ?? '9999') &&
  (need.neededFrom ?? '') <= (offer.validUntil ?? '9999')

const placeReason = (need: Need, offer: Offer): SuggestionReason => {
  if (offer.municipality !== null && offer.municipality === need.municipality)
    return 'sameMunicipality'
  // A need of the whole region takes help from anywhere in it.
  return offer.coverage === 'region' || need.municipality === null
    ? 'wholeRegion'
    : 'otherMunicipality'
}

const placeRank: Partial<Record<SuggestionReason, number>> = {
  sameMunicipality: 0,
  wholeRegion: 1,
  otherMunicipality: 2,
}

const rank = (suggestion: Suggestion): number =>
  (suggestion.fits ? 0 : 10) +
  (suggestion.reasons.includes('otherSector') ? 5 : 0) +
  (suggestion.reasons.includes('otherDates') ? 4 : 0) +
  Math.min(...suggestion.reasons.map((reason) => placeRank[reason] ?? 9))

/** The best first; of equals the one that gives most, then the one that expires first. */
const byFit = (a: Suggestion, b: Suggestion): number =>
  rank(a) - rank(b) ||
  b.quantity - a.quantity ||
  (a.offer.validUntil ?? '9999').localeCompare(b.offer.validUntil ?? '9999') ||
  (a.offer.id < b.offer.id ? -1 : 1)

/**
 * Offers that could help with a need, the best first: of the same kind and unit, with something free; those of another
 * sector, place or time come last and do not "fit". An offer that is already proposed for this need waits for
 * its answer and is not suggested again.
 */
export const suggestOffers = (
  need: Need,
  rows: { offers: readonly Offer[]; matches: readonly Match[] },
  coverage: Coverage,
): Suggestion[] => {
  const own = coverage.needs.get(need.id)
  if (!own || need.withdrawnAt !== null) return []
  const waiting = new Set(
    rows.matches
      .filter((match) => match.needId === need.id && match.status === 'proposed')
      .map((match) => match.offerId),
  )
  const unpromised = roundQuantity(own.remaining - own.proposed)
  const wanted = unpromised > 0 ? unpromised : own.remaining
  if (wanted <= 0) return []
  const found: Suggestion[] = []
  for (const offer of rows.offers) {
    const cover = coverage.offers.get(offer.id)
    if (!cover || !isAvailable(cover) || cover.free <= 0 || waiting.has(offer.id)) continue
    if (offer.kind !== need.kind || !isSameUnit(offer.unit, need.unit)) continue
    const place = placeReason(need, offer)
    const sameSector = offer.sector === need.sector
    const sameTime = overlaps(need, offer)
    found.push({
      offer,
      free: cover.free,
      quantity: Math.min(cover.free, wanted),
      reasons: [
        sameSector ? 'sameSector' : 'otherSector',
        place,
        sameTime ? 'datesOverlap' : 'otherDates',
      ],
      fits: sameSector && sameTime && place !== 'otherMunicipality',
    })
  }
  return found.sort(byFit)
}
