import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  knowsPlace,
  knowsSectors,
  namesOrganisations,
  type RowChange,
  type Values,
  type View,
  valueOf,
  says,
} from '../judging.ts'
import { isSameUnit } from './units.ts'

/** Whether a new offer is what somebody pledges to a need of that sector. */
const isPledge = ({ id, after }: RowChange, view: View): boolean =>
  [...view.rows('matches')].some(
    (match) =>
      match['offerId'] === id &&
      valueOf(view.row('needs', String(match['needId'])), 'sector') === after['sector'],
  )

/** One of the board's sectors; a row keeps the one that it has, and what is pledged to a need stands where the need does. */
const knowsSector = (change: RowChange, view: View): boolean => {
  const { root, before, after } = change
  if (!view.isListed || before?.['sector'] === after['sector']) return true
  return (
    knowsSectors(view, [after['sector']]) ||
    (root === 'offers' &&
      before === null &&
      view.isListed('sectors', after['sector']) &&
      isPledge(change, view))
  )
}

/** Whether the fields that an edit writes name a sector, a unit and a municipality that there are. */
const namesKnown = (change: RowChange, view: View): boolean => {
  const { after, fields } = change
  const isAsked = (field: string) => fields.has(field) && valueOf(after, field) !== null
  return (
    (!isAsked('sector') || knowsSector(change, view)) &&
    // A unit is a common one, or whatever the board calls one in words.
    (!isAsked('unit') || says(after['unit'])) &&
    (!isAsked('municipality') || knowsPlace(view, after['municipality']))
  )
}

const reference = { needs: 'needId', offers: 'offerId' } as const

/** Needs and offers: the organisation's own; facilitators enter them for those who have no device. */
export const judgeHelp: Judge = (seat, change, view) => {
  const { root, id, before, after, fields } = change
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role !== 'facilitator' && !isOwn(seat, (before ?? after)['orgId'])) return 'foreign'
  if (before === null && !namesOrganisations(seat, view, after['orgId'])) return 'invalid'
  if (fields.has('title') && !says(after['title'])) return 'empty'
  if (!namesKnown(change, view)) return 'invalid'
  if (before === null) return null
  if (before['kind'] === after['kind'] && isSameUnit(before['unit'], after['unit'])) return null
  // What was delivered was delivered in that unit.
  const field = reference[root as keyof typeof reference]
  for (const match of view.rows('matches'))
    if (
      match[field] === id &&
      match['status'] === 'delivered' &&
      valueOf(match, 'deletedAt') === null
    )
      return 'agreed'
  return null
}

/** What is helped with, and where. */
const object = ['title', 'kind', 'municipality'] as const

const isAnother = (before: Values, after: Values): boolean =>
  object.some((name) => valueOf(before, name) !== valueOf(after, name)) ||
  !isSameUnit(valueOf(before, 'unit'), valueOf(after, 'unit'))

/** What was confirmed was confirmed of that thing: when it becomes another, the offering organisation is asked anew. */
export const helpConsequences: Consequences = (_, { root, id, before, after }, view) => {
  if (before === null || !isAnother(before, after)) return []
  const field = reference[root as keyof typeof reference]
  return [...view.rows('matches')]
    .filter((match) => match[field] === id && match['status'] === 'confirmed')
    .map((match) => ({
      root: 'matches',
      id: String(match['id']),
      field: 'status',
      was: 'confirmed',
      value: 'proposed',
    }))
}
