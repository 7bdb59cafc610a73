import type { Match } from './matches.ts'
import type { Need } from './needs.ts'
import type { Offer } from './offers.ts'
import { roundQuantity } from './quantity.ts'

/**
 * How far needs are covered and what is left of offers. Nothing of it is stored: every match is one row that one
 * organisation wrote, so pledges made at the same moment, or offline, add up instead of overwriting each other.
 */

export type NeedStatus =
  | 'open'
  | 'partiallyMatched'
  | 'matched'
  | 'fulfilled'
  | 'expired'
  | 'withdrawn'
export type OfferStatus =
  | 'available'
  | 'partiallyAllocated'
  | 'allocated'
  | 'delivered'
  | 'expired'
  | 'withdrawn'

export interface NeedCoverage {
  readonly status: NeedStatus
  /** Promised for certain: confirmed and delivered together. */
  readonly confirmed: number
  readonly delivered: number
  /** Waits for the offering organisation; shown beside the rest, counted nowhere. */
  readonly proposed: number
  /** Quantity − confirmed, never below zero. */
  readonly remaining: number
  /** How much more than needed was confirmed: to be settled by people, never trimmed. */
  readonly over: number
  /** How much of what is confirmed, and not delivered, comes from offers of which more was promised than there is. */
  readonly doubtful: number
}

export interface OfferCoverage {
  readonly status: OfferStatus
  /** Confirmed and delivered together. */
  readonly allocated: number
  readonly delivered: number
  readonly proposed: number
  /** Quantity − allocated, never below zero. Proposed matches do not reduce it. */
  readonly free: number
  /** How much more than there is was promised. */
  readonly over: number
}

export interface Coverage {
  /** By id of the need. */
  readonly needs: ReadonlyMap<string, NeedCoverage>
  /** By id of the offer. */
  readonly offers: ReadonlyMap<string, OfferCoverage>
}

interface Sums {
  confirmed: number
  delivered: number
  proposed: number
}

const noSums: Sums = { confirmed: 0, delivered: 0, proposed: 0 }

/** Whether a match counts: what was delivered stays delivered; a promise ends when its need or offer is withdrawn. */
export const stands = (match: Match, need: Need | undefined, offer: Offer | undefined): boolean => {
  if (!need || !offer || match.status === 'declined') return false
  return match.status === 'delivered' || (need.withdrawnAt === null && offer.withdrawnAt === null)
}

const addTo = (sums: Map<string, Sums>, id: string, match: Match): void => {
  const sum = sums.get(id) ?? { ...noSums }
  if (match.status === 'proposed') sum.proposed = roundQuantity(sum.proposed + match.quantity)
  else sum.confirmed = roundQuantity(sum.confirmed + match.quantity)
  if (match.status === 'delivered') sum.delivered = roundQuantity(sum.delivered + match.quantity)
  sums.set(id, sum)
}

const isPast = (row: Need | Offer, today: string): boolean =>
  row.validUntil !== null && row.validUntil < today

const needStatus = (need: Need, { confirmed, delivered }: Sums, today: string): NeedStatus => {
  if (need.withdrawnAt !== null) return 'withdrawn'
  if (delivered >= need.quantity) return 'fulfilled'
  if (confirmed >= need.quantity) return 'matched'
  if (isPast(need, today)) return 'expired'
  return confirmed > 0 ? 'partiallyMatched' : 'open'
}

const offerStatus = (offer: Offer, { confirmed, delivered }: Sums, today: string): OfferStatus => {
  if (offer.withdrawnAt !== null) return 'withdrawn'
  if (delivered >= offer.quantity) return 'delivered'
  if (confirmed >= offer.quantity) return 'allocated'
  if (isPast(offer, today)) return 'expired'
  return confirmed > 0 ? 'partiallyAllocated' : 'available'
}

/** Derives statuses and quantities from the rows that are not removed. `today` is a day, `YYYY-MM-DD`. */
export const computeCoverage = (
  rows: { needs: readonly Need[]; offers: readonly Offer[]; matches: readonly Match[] },
  today: string,
): Coverage => {
  const needsById = new Map(rows.needs.map((need) => [need.id, need]))
  const offersById = new Map(rows.offers.map((offer) => [offer.id, offer]))
  const byNeed = new Map<string, Sums>()
  const byOffer = new Map<string, Sums>()
  for (const match of rows.matches) {
    if (!stands(match, needsById.get(match.needId), offersById.get(match.offerId))) continue
    addTo(byNeed, match.needId, match)
    addTo(byOffer, match.offerId, match)
  }
  const coverOffer = (offer: Offer): OfferCoverage => {
    const { confirmed, delivered, proposed } = byOffer.get(offer.id) ?? noSums
    const rest = roundQuantity(offer.quantity - confirmed)
    const status = offerStatus(offer, { confirmed, delivered, proposed }, today)
    return {
      status,
      allocated: confirmed,
      delivered,
      proposed,
      free: Math.max(0, rest),
      over: Math.max(0, -rest),
    }
  }
  const offers = new Map(rows.offers.map((offer) => [offer.id, coverOffer(offer)]))
  const doubtful = new Map<string, number>()
  for (const match of rows.matches) {
    if (!stands(match, needsById.get(match.needId), offersById.get(match.offerId))) continue
    if (match.status !== 'confirmed' || (offers.get(match.offerId)?.over ?? 0) === 0) continue
    const sum = (doubtful.get(match.needId) ?? 0) + match.quantity
    doubtful.set(match.needId, roundQuantity(sum))
  }
  const coverNeed = (need: Need): NeedCoverage => {
    const sums = byNeed.get(need.id) ?? noSums
    const rest = roundQuantity(need.quantity - sums.confirmed)
    return {
      ...sums,
      status: needStatus(need, sums, today),
      remaining: Math.max(0, rest),
      over: Math.max(0, -rest),
      doubtful: doubtful.get(need.id) ?? 0,
    }
  }
  return {
    needs: new Map(rows.needs.map((need) => [need.id, coverNeed(need)])),
    offers,
  }
}

/** Whether a need still waits for help. */
export const isUncovered = (coverage: NeedCoverage): boolean =>
  coverage.status === 'open' || coverage.status === 'partiallyMatched'

/** Whether something of an offer can still be given. */
export const isAvailable = (coverage: OfferCoverage): boolean =>
  coverage.status === 'available' || coverage.status === 'partiallyAllocated'

/** How much of all needs in force is covered, 0–100: the mean over the needs, since their units cannot be added. */
export const coveredPercent = (list: readonly Need[], coverage: Coverage): number => {
  let sum = 0
  let count = 0
  for (const need of list) {
    const cover = coverage.needs.get(need.id)
    if (!cover || cover.status === 'withdrawn' || cover.status === 'expired') continue
    sum += Math.min(1, cover.confirmed / need.quantity)
    count++
  }
  return count === 0 ? 0 : Math.round((100 * sum) / count)
}
