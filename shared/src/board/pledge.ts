import type * as Y from 'yjs'
import { authoredBy } from '../fields.ts'
import { makeId } from '../ids.ts'
import { origins } from '../records.ts'
import type { Seat } from '../seat.ts'
import { type MatchStatus, matches } from './matches.ts'
import { type Need, needs } from './needs.ts'
import { type Offer, offers } from './offers.ts'

/** The offering organisation's own word is its confirmation; what anybody else proposes waits for it. */
const firstStatus = (seat: Seat, offer: Pick<Offer, 'orgId'>): MatchStatus =>
  seat.organisationId !== null && seat.organisationId === offer.orgId ? 'confirmed' : 'proposed'

const readWanted = (doc: Y.Doc, needId: string): Need => {
  const need = needs.read(doc, needId)
  if (!need || need.deletedAt !== null || need.withdrawnAt !== null)
    throw new Error('needs: not in force')
  return need
}

export interface Pledge {
  needId: string
  /** More than zero, in the need's unit. */
  quantity: number
  /** Who gives it; a facilitator may enter it for an organisation without a device. */
  orgId: string
}

/**
 * "We can cover 10": makes the offer and its match with the need in one transaction, so that nobody ever sees one without
 * the other. Returns the ids of both. Throws when the need is gone.
 */
export const pledge = (
  doc: Y.Doc,
  { needId, quantity, orgId }: Pledge,
  by: { seat: Seat; at: number },
): { offerId: string; matchId: string } => {
  const need = readWanted(doc, needId)
  const offerId = makeId()
  const authorship = authoredBy(by.seat, by.at)
  return doc.transact(() => {
    offers.create(doc, {
      id: offerId,
      title: need.title,
      orgId,
      sector: need.sector,
      kind: need.kind,
      quantity,
      unit: need.unit,
      municipality: need.municipality,
      coverage: need.municipality === null ? 'region' : 'municipality',
      availableFrom: need.neededFrom,
      validUntil: need.validUntil,
      conditions: '',
      withdrawnAt: null,
      ...authorship,
    })
    return { offerId, matchId: linkOffer(doc, { needId, offerId, quantity }, by) }
  }, origins.create)
}

/** Links a quantity of an offer that is there already to a need; returns the match's id. Throws when either is gone. */
export const linkOffer = (
  doc: Y.Doc,
  { needId, offerId, quantity }: { needId: string; offerId: string; quantity: number },
  by: { seat: Seat; at: number },
): string => {
  readWanted(doc, needId)
  const offer = offers.read(doc, offerId)
  if (!offer || offer.deletedAt !== null || offer.withdrawnAt !== null)
    throw new Error('offers: not in force')
  const id = makeId()
  const status = firstStatus(by.seat, offer)
  matches.create(doc, { id, needId, offerId, quantity, status, ...authoredBy(by.seat, by.at) })
  return id
}
