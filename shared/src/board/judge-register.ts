import {
  facilitatorOnly,
  isOwn,
  type Judge,
  knowsPlace,
  knowsSectors,
  namesOrganisations,
  only,
  touches,
  valueOf,
  type Values,
  says,
} from '../judging.ts'
import { takesAnothersName } from './same-organisation.ts'

/** Each place has an id of its own and a name that can be read. */
const arePlaces = (found: unknown): boolean => {
  const list = Array.isArray(found) ? (found as { id: unknown; name: { bg?: unknown } }[]) : []
  const ids = new Set(list.map(({ id }) => id))
  return ids.size === list.length && list.every(({ name }) => says(name.bg))
}

/** The board itself: made by the server, with a title. */
export const judgeBoard: Judge = (seat, change, view) => {
  if (change.before === null) return 'invalid'
  if (!says(change.after['title'])) return 'empty'
  if (change.fields.has('municipalities') && !arePlaces(change.after['municipalities']))
    return 'invalid'
  return facilitatorOnly(seat, change, view)
}

const isNamed = ({ name, shortName }: Values): boolean =>
  says(shortName) && says((name as { bg?: unknown } | null)?.bg)

/**
 * The register of organisations: kept by facilitators. It is the server that takes one off the board and brings it back,
 * because its people's access goes with it.
 */
export const judgeOrganisation: Judge = (seat, change, view) => {
  const { before, after, fields } = change
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  if (fields.has('deletedAt')) return 'fixed'
  if ((fields.has('name') || fields.has('shortName')) && !isNamed(after)) return 'empty'
  if (touches(fields, 'name', 'shortName', 'shortNames') && takesAnothersName(change, view))
    return 'sameName'
  // An organisation keeps the sectors that it has.
  const had = before?.['sectors']
  const added = (fields.has('sectors') ? (after['sectors'] as unknown[]) : []).filter(
    (sector) => !Array.isArray(had) || !had.includes(sector),
  )
  const place = fields.has('municipality') ? valueOf(after, 'municipality') : null
  const isKnown = knowsSectors(view, added) && (place === null || knowsPlace(view, place))
  return isKnown ? null : 'invalid'
}

/** Whether a text is another one with letters taken out and none put in. */
const isShortened = (before: unknown, after: unknown): boolean => {
  if (typeof before !== 'string' || typeof after !== 'string') return false
  let kept = 0
  for (let at = 0; at < before.length; at++) if (before[at] === after[kept]) kept++
  return kept === after.length
}

/**
 * Reports: of those who take part in the action item, in their own name; facilitators write down what others said, and
 * take out of any report what should not stand there.
 */
export const judgeReport: Judge = (seat, { before, after, fields }, view) => {
  if (before !== null) {
    const mayChange =
      isOwn(seat, before['orgId']) ||
      (seat.role === 'facilitator' &&
        !fields.has('deletedAt') &&
        isShortened(before['text'], after['text']))
    return mayChange && only(fields, 'text', 'deletedAt') ? null : 'foreign'
  }
  if (after['createdBy'] !== seat.personId) return 'foreign'
  const action = view.row('actions', String(after['actionId']))
  if (!action || !namesOrganisations(seat, view, after['orgId'])) return 'invalid'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, after['orgId'])) return 'foreign'
  const co = action['coOrgIds']
  const takesPart =
    isOwn(seat, action['responsibleOrgId']) ||
    (Array.isArray(co) && co.includes(seat.organisationId))
  return takesPart ? null : 'foreign'
}
