import * as v from 'valibot'
import type * as Y from 'yjs'
import {
  type By,
  command,
  done,
  edit,
  gone,
  readStanding,
  step,
  valueFor,
} from '../rows/command.ts'
import { authoredBy } from '../rows/fields.ts'
import { MatchId, NeedId, OfferId, OrganisationId, makeId } from '../ids.ts'
import type { Seat } from '../seat.ts'
import { type MatchStatus, matches } from './matches.ts'
import { type Need, needs } from './needs.ts'
import { type Offer, offers } from './offers.ts'

/** The offering organisation's own word is its confirmation; what anybody else proposes waits for it. */
const firstStatus = (seat: Seat, offer: Pick<Offer, 'orgId'>): MatchStatus =>
  seat.organisationId !== null && seat.organisationId === offer.orgId ? 'confirmed' : 'proposed'

const readWanted = (doc: Y.Doc, needId: NeedId): Need | null => {
  const need = readStanding(needs, doc, needId)
  return need?.withdrawnAt === null ? need : null
}

const quantity = valueFor(matches.fields.quantity)

const match = (
  doc: Y.Doc,
  { needId, offer, quantity: given }: { needId: NeedId; offer: Offer; quantity: number },
  { seat, at }: By,
) => {
  const matchId = makeId<MatchId>()
  const status = firstStatus(seat, offer)
  const authorship = authoredBy(seat, at)
  matches.create(doc, {
    id: matchId,
    needId,
    offerId: offer.id,
    quantity: given,
    status,
    ...authorship,
  })
  return { ok: true, matchId, status } as const
}

/**
 * "We can cover 10": makes the offer and its match with the need in one transaction, so that nobody ever sees one without
 * the other. `quantity` is in the need's unit; `orgId` is who gives it, as a facilitator may enter it for an organisation
 * without a device. Answers with the ids of both and the match's status.
 */
export const pledge = command(
  'offers.pledge',
  v.strictObject({ needId: NeedId, quantity, orgId: OrganisationId }),
  (doc, { needId, quantity: given, orgId }, by) => {
    const need = readWanted(doc, needId)
    if (!need) return gone
    const offer: Offer = {
      id: makeId(),
      title: need.title,
      orgId,
      sector: need.sector,
      kind: need.kind,
      quantity: given,
      unit: need.unit,
      municipality: need.municipality,
      coverage: need.municipality === null ? 'region' : 'municipality',
      availableFrom: need.neededFrom,
      validUntil: need.validUntil,
      conditions: '',
      withdrawnAt: null,
      ...authoredBy(by.seat, by.at),
    }
    return step(doc, () => {
      offers.create(doc, offer)
      return { ...match(doc, { needId, offer, quantity: given }, by), offerId: offer.id }
    })
  },
)

/** Takes a pledge back: its offer and its match, in one transaction. */
export const takeBackPledge = command(
  'offers.takeBackPledge',
  v.strictObject({ offerId: OfferId, matchId: MatchId }),
  (doc, { offerId, matchId }, { at }) => {
    if (!offers.read(doc, offerId) || !matches.read(doc, matchId)) return gone
    edit(doc, () => {
      matches.set(doc, matchId, { deletedAt: at })
      offers.set(doc, offerId, { deletedAt: at })
    })
    return done
  },
)

/** Links a quantity of an offer that is there already to a need; answers with the match's id and status. */
export const linkOffer = command(
  'matches.link',
  v.strictObject({ needId: NeedId, offerId: OfferId, quantity }),
  (doc, { needId, offerId, quantity: given }, by) => {
    const offer = readStanding(offers, doc, offerId)
    if (!readWanted(doc, needId) || offer?.withdrawnAt !== null) return gone
    return step(doc, () => match(doc, { needId, offer, quantity: given }, by))
  },
)
