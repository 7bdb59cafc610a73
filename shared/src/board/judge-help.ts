import {
  type Consequences,
  isOwn,
  isSigned,
  type Judge,
  knowsPlace,
  namesOrganisations,
  type Values,
  type View,
  valueOf,
  says,
} from '../judging.ts'

const lists = { sector: 'sectors', unit: 'units' } as const

/** Whether the fields that an edit writes name a sector, a unit and a municipality that there are. */
const namesKnown = (after: Values, fields: ReadonlySet<string>, view: View): boolean => {
  const isAsked = (field: string) => fields.has(field) && valueOf(after, field) !== null
  const { isListed } = view
  return (
    Object.entries(lists).every(
      ([field, list]) => !isListed || !isAsked(field) || isListed(list, after[field]),
    ) &&
    (!isAsked('municipality') || knowsPlace(view, after['municipality']))
  )
}

const reference = { needs: 'needId', offers: 'offerId' } as const

/** Needs and offers: the organisation's own; facilitators enter them for those who have no device. */
export const judgeHelp: Judge = (seat, { root, id, before, after, fields }, view) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role !== 'facilitator' && !isOwn(seat, (before ?? after)['orgId'])) return 'foreign'
  if (before === null && !namesOrganisations(seat, view, after['orgId'])) return 'invalid'
  if (fields.has('title') && !says(after['title'])) return 'empty'
  if (!namesKnown(after, fields, view)) return 'invalid'
  if (before === null || !['unit', 'kind'].some((name) => before[name] !== after[name])) return null
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
const object = ['title', 'unit', 'kind', 'municipality'] as const

/** What was confirmed was confirmed of that thing: when it becomes another, the offering organisation is asked anew. */
export const helpConsequences: Consequences = (_, { root, id, before, after }, view) => {
  if (before === null || !object.some((name) => valueOf(before, name) !== valueOf(after, name)))
    return []
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
