import {
  type Consequence,
  isOwn,
  isSigned,
  knowsPlace,
  knowsSectors,
  namesOrganisations,
  type Refusal,
  type RowChange,
  rowOf,
  rowsOf,
  type ValuesOf,
  type View,
  valueOf,
  says,
} from '../rights/judging.ts'
import type { Seat } from '../seat.ts'
import type { MatchFields } from './matches.ts'
import type { NeedFields } from './needs.ts'
import type { OfferFields } from './offers.ts'
import { isSameUnit } from './units.ts'

/** A need or an offer: what both have may be asked. */
type HelpChange = RowChange<NeedFields> | RowChange<OfferFields>
type Help = ValuesOf<NeedFields> | ValuesOf<OfferFields>
/** The field of a match that names it. */
type Side = 'needId' | 'offerId'

/** Whether a new offer is what somebody pledges to a need of that sector. */
const isPledge = ({ id, after }: HelpChange, view: View): boolean =>
  rowsOf<MatchFields>(view, 'matches').some(
    ({ offerId, needId }) =>
      offerId === id && rowOf<NeedFields>(view, 'needs', needId)?.sector === after.sector,
  )

/** One of the board's sectors; a row keeps the one that it has, and what is pledged to a need stands where the need does. */
const knowsSector = (side: Side, change: HelpChange, view: View): boolean => {
  const { before, after } = change
  if (!view.isListed || before?.sector === after.sector) return true
  return (
    knowsSectors(view, [after.sector]) ||
    (side === 'offerId' &&
      before === null &&
      view.isListed('sectors', after.sector) &&
      isPledge(change, view))
  )
}

/** Whether the fields that an edit writes name a sector, a unit and a municipality that there are. */
const namesKnown = (side: Side, change: HelpChange, view: View): boolean => {
  const { after, fields } = change
  const isAsked = (field: 'sector' | 'unit' | 'municipality') =>
    fields.has(field) && valueOf(after, field) !== null
  return (
    (!isAsked('sector') || knowsSector(side, change, view)) &&
    // A unit is a common one, or whatever the board calls one in words.
    (!isAsked('unit') || says(after.unit)) &&
    (!isAsked('municipality') || knowsPlace(view, after.municipality))
  )
}

/** Needs and offers: the organisation's own; facilitators enter them for those who have no device. */
export const judgeHelp =
  (side: Side) =>
  (seat: Seat, change: HelpChange, view: View): Refusal | null => {
    const { id, before, after, fields } = change
    if (before === null && !isSigned(seat, after)) return 'foreign'
    if (seat.role !== 'facilitator' && !isOwn(seat, (before ?? after).orgId)) return 'foreign'
    if (before === null && !namesOrganisations(seat, view, after.orgId)) return 'invalid'
    if (fields.has('title') && !says(after.title)) return 'empty'
    if (!namesKnown(side, change, view)) return 'invalid'
    if (before === null) return null
    if (before.kind === after.kind && isSameUnit(before.unit, after.unit)) return null
    // What was delivered was delivered in that unit.
    const isDelivered = rowsOf<MatchFields>(view, 'matches').some(
      (match) =>
        match[side] === id && match.status === 'delivered' && valueOf(match, 'deletedAt') === null,
    )
    return isDelivered ? 'agreed' : null
  }

/** What is helped with, and where. */
const object = ['title', 'kind', 'municipality'] as const

const isAnother = (before: Help, after: Help): boolean =>
  object.some((name) => valueOf(before, name) !== valueOf(after, name)) ||
  !isSameUnit(valueOf(before, 'unit'), valueOf(after, 'unit'))

/** What was confirmed was confirmed of that thing: when it becomes another, the offering organisation is asked anew. */
export const helpConsequences =
  (side: Side) =>
  (_: Seat, { id, before, after }: HelpChange, view: View): Consequence[] => {
    if (before === null || !isAnother(before, after)) return []
    return rowsOf<MatchFields>(view, 'matches')
      .filter((match) => match[side] === id && match.status === 'confirmed')
      .map((match) => ({
        root: 'matches',
        id: match.id,
        field: 'status' satisfies keyof ValuesOf<MatchFields>,
        was: 'confirmed',
        value: 'proposed',
      }))
  }
