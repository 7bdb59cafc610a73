import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  type View,
  type Values,
} from '../judging.ts'

const sidesOf = (after: Values, view: View) => ({
  offer: view.row('offers', String(after['offerId'])),
  need: view.row('needs', String(after['needId'])),
})

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

/** Another quantity than the one that was agreed to goes back to whoever agreed, unless it is their own word. */
export const matchConsequences: Consequences = (seat, { id, before, after, fields }, view) => {
  if (before === null || fields.has('status') || before['quantity'] === after['quantity']) return []
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
