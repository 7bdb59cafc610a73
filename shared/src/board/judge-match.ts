import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  type View,
  type Values,
  valueOf,
} from '../judging.ts'
import { isSameUnit } from './units.ts'

const sidesOf = (after: Values, view: View) => ({
  offer: view.row('offers', String(after['offerId'])),
  need: view.row('needs', String(after['needId'])),
})

/** Whether what is offered is what is needed: other kinds and units are never added up. */
const isOneThing = (offer: Values, need: Values): boolean =>
  offer['kind'] === need['kind'] && isSameUnit(offer['unit'], need['unit'])

/** A match: proposed by either side, confirmed by the offering one, marked delivered by the needing one. */
export const judgeMatch: Judge = (seat, { before, after, fields }, view) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  const { offer, need } = sidesOf(after, view)
  if (!offer || !need) return 'invalid'
  if (seat.role === 'facilitator') return null
  const offers = isOwn(seat, offer['orgId'])
  const needs = isOwn(seat, need['orgId'])
  if (!offers && !needs) return 'foreign'
  if (fields.has('quantity') && before !== null && before['status'] !== 'proposed' && !offers)
    return 'foreign'
  // That it arrived is the needing organisation's word, and only its own to take back.
  const isTakenBack = fields.has('status') || fields.has('deletedAt')
  if (before?.['status'] === 'delivered' && isTakenBack && !needs) return 'foreign'
  if (before !== null && !fields.has('status')) return null
  switch (after['status']) {
    // Each side may take its own step back: the offering one its word, the needing one its refusal or its receipt.
    case 'proposed':
      return before === null ||
        before['status'] === 'proposed' ||
        before['status'] === 'declined' ||
        offers
        ? null
        : 'foreign'
    case 'confirmed':
      return offers || before?.['status'] === 'delivered' ? null : 'foreign'
    case 'delivered':
      return needs && (before?.['status'] === 'confirmed' || before?.['status'] === 'delivered')
        ? null
        : 'foreign'
    case 'declined':
      return null
    default:
      return 'invalid'
  }
}

/** Whether an edit brings back what was removed. */
const isBroughtBack = (before: Values, after: Values): boolean =>
  valueOf(before, 'deletedAt') !== null && valueOf(after, 'deletedAt') === null

/** A match of another kind or unit than what is needed is never more than a proposal, whoever confirms it. */
const unlikeConsequences: Consequences = (_, { id, before, after, fields }, view) => {
  const { offer, need } = sidesOf(after, view)
  const isConfirmed = after['status'] === 'confirmed' && (before === null || fields.has('status'))
  return isConfirmed && offer && need && !isOneThing(offer, need)
    ? [{ root: 'matches', id, field: 'status', was: 'confirmed', value: 'proposed' }]
    : []
}

/**
 * Another quantity than the one that was agreed to goes back to whoever agreed, unless it is their own word; so does a
 * promise that was taken away and that the other side brings back.
 */
export const matchConsequences: Consequences = (seat, change, view) => {
  const { id, before, after, fields } = change
  if (before === null || fields.has('status')) return unlikeConsequences(seat, change, view)
  const isBack = seat.role !== 'facilitator' && isBroughtBack(before, after)
  if (before['quantity'] === after['quantity'] && !isBack) return []
  const { offer, need } = sidesOf(after, view)
  const back =
    before['status'] === 'delivered' && isOwn(seat, offer?.['orgId'])
      ? 'confirmed'
      : isOwn(seat, before['status'] === 'delivered' ? need?.['orgId'] : offer?.['orgId'])
        ? null
        : 'proposed'
  const isAgreed = before['status'] === 'confirmed' || before['status'] === 'delivered'
  return isAgreed && back !== null
    ? [{ root: 'matches', id, field: 'status', was: before['status'], value: back }]
    : []
}
