import type { RowId } from '../ids.ts'
import {
  type Consequence,
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  rowOf,
  type View,
  type ValuesOf,
  valueOf,
} from '../rights/judging.ts'
import type { MatchFields } from './matches.ts'
import type { NeedFields } from './needs.ts'
import type { OfferFields } from './offers.ts'
import { isSameUnit } from './units.ts'

type Match = ValuesOf<MatchFields>

const sidesOf = (after: Match, view: View) => ({
  offer: rowOf<OfferFields>(view, 'offers', after.offerId),
  need: rowOf<NeedFields>(view, 'needs', after.needId),
})

/** Whether what is offered is what is needed: other kinds and units are never added up. */
const isOneThing = (offer: ValuesOf<OfferFields>, need: ValuesOf<NeedFields>): boolean =>
  offer.kind === need.kind && isSameUnit(offer.unit, need.unit)

/** A match: proposed by either side, confirmed by the offering one, marked delivered by the needing one. */
export const judgeMatch: Judge<MatchFields> = (seat, { before, after, fields }, view) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  const { offer, need } = sidesOf(after, view)
  if (!offer || !need) return 'invalid'
  if (seat.role === 'facilitator') return null
  const offers = isOwn(seat, offer.orgId)
  const needs = isOwn(seat, need.orgId)
  if (!offers && !needs) return 'foreign'
  if (fields.has('quantity') && before !== null && before.status !== 'proposed' && !offers)
    return 'foreign'
  // That it arrived is the needing organisation's word, and only its own to take back.
  const isTakenBack = fields.has('status') || fields.has('deletedAt')
  if (before?.status === 'delivered' && isTakenBack && !needs) return 'foreign'
  if (before !== null && !fields.has('status')) return null
  const was = before?.status
  switch (after.status) {
    // Each side may take its own step back: the offering one its word, the needing one its refusal or its receipt.
    case 'proposed':
      return before === null || was === 'proposed' || was === 'declined' || offers
        ? null
        : 'foreign'
    case 'confirmed':
      return offers || was === 'delivered' ? null : 'foreign'
    case 'delivered':
      return needs && (was === 'confirmed' || was === 'delivered') ? null : 'foreign'
    case 'declined':
      return null
    case null:
    case undefined:
    default:
      return 'invalid'
  }
}

const toStatus = (id: RowId, was: Match['status'], value: Match['status']): Consequence => ({
  root: 'matches',
  id,
  field: 'status' satisfies keyof Match,
  was,
  value,
})

/** Whether an edit brings back what was removed. */
const isBroughtBack = (before: Match, after: Match): boolean =>
  valueOf(before, 'deletedAt') !== null && valueOf(after, 'deletedAt') === null

/** A match of another kind or unit than what is needed is never more than a proposal, whoever confirms it. */
const unlikeConsequences: Consequences<MatchFields> = (_, { id, before, after, fields }, view) => {
  const { offer, need } = sidesOf(after, view)
  const isConfirmed = after.status === 'confirmed' && (before === null || fields.has('status'))
  return isConfirmed && offer && need && !isOneThing(offer, need)
    ? [toStatus(id, 'confirmed', 'proposed')]
    : []
}

/**
 * Another quantity than the one that was agreed to goes back to whoever agreed, unless it is their own word; so does a
 * promise that was taken away and that the other side brings back.
 */
export const matchConsequences: Consequences<MatchFields> = (seat, change, view) => {
  const { id, before, after, fields } = change
  if (before === null || fields.has('status')) return unlikeConsequences(seat, change, view)
  const isBack = seat.role !== 'facilitator' && isBroughtBack(before, after)
  if (before.quantity === after.quantity && !isBack) return []
  const { offer, need } = sidesOf(after, view)
  const back =
    before.status === 'delivered' && isOwn(seat, offer?.orgId)
      ? 'confirmed'
      : isOwn(seat, before.status === 'delivered' ? need?.orgId : offer?.orgId)
        ? null
        : 'proposed'
  const isAgreed = before.status === 'confirmed' || before.status === 'delivered'
  return isAgreed && back !== null ? [toStatus(id, before.status, back)] : []
}
