import type * as Y from 'yjs'
import { readMatches } from '../help/matches.ts'
import { type Need, readNeeds } from '../help/needs.ts'
import { type Offer, readOffers } from '../help/offers.ts'
import { computeCoverage, stands } from '../help/coverage.ts'
import type { MinutesMatch, MinutesNeed, MinutesOffer } from './minutes.ts'
import type { Directory } from './directory.ts'

/** The day of a meeting, and the moment (epoch milliseconds) before which its rows were made. */
interface Held {
  day: string
  until: number
}

/** Whether a need or an offer was in force at a meeting. */
const wasInForce = (row: Need | Offer, { day, until }: Held): boolean =>
  row.withdrawnAt === null &&
  row.createdAt < until &&
  (row.validUntil === null || row.validUntil >= day)

/**
 * Needs and offers in force on the day of the meeting, with what is covered, and who gives what to whom. Figures of things
 * only, never of people.
 */
export const readMinutesHelp = (
  board: Y.Doc,
  held: Held,
  directory: Directory,
): { needs: MinutesNeed[]; offers: MinutesOffer[]; matches: MinutesMatch[] } => {
  const rows = { needs: readNeeds(board), offers: readOffers(board), matches: readMatches(board) }
  const coverage = computeCoverage(rows, held.day)
  const needs = rows.needs.filter((need) => wasInForce(need, held))
  const offers = rows.offers.filter((offer) => wasInForce(offer, held))
  const matches = rows.matches.flatMap((match): MinutesMatch[] => {
    const need = needs.find(({ id }) => id === match.needId)
    const offer = rows.offers.find(({ id }) => id === match.offerId)
    const { status } = match
    if (!need || !offer || status === 'declined' || !stands(match, need, offer)) return []
    return [
      {
        offer: offer.title,
        need: need.title,
        from: directory.nameOf(offer.orgId) ?? '',
        to: directory.nameOf(need.orgId) ?? '',
        unit: need.unit,
        quantity: match.quantity,
        status,
      },
    ]
  })
  return {
    needs: needs.map(({ id, title, orgId, unit, quantity }) => ({
      title,
      organisation: directory.nameOf(orgId) ?? '',
      unit,
      quantity,
      covered: coverage.needs.get(id)?.confirmed ?? 0,
      remaining: coverage.needs.get(id)?.remaining ?? quantity,
      doubtful: coverage.needs.get(id)?.doubtful ?? 0,
    })),
    offers: offers.map(({ id, title, orgId, unit, quantity }) => ({
      title,
      organisation: directory.nameOf(orgId) ?? '',
      unit,
      quantity,
      allocated: coverage.offers.get(id)?.allocated ?? 0,
      free: coverage.offers.get(id)?.free ?? quantity,
      over: coverage.offers.get(id)?.over ?? 0,
    })),
    matches,
  }
}
