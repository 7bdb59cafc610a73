import { isShortened } from '../text/is-shortened.ts'
import {
  facilitatorOnly,
  isOwn,
  type Judge,
  knowsPlace,
  knowsSectors,
  listOf,
  namesOrganisations,
  only,
  rowOf,
  touches,
  valueOf,
  type ValuesOf,
  says,
} from '../rights/judging.ts'
import type { ActionFields } from '../actions/actions.ts'
import type { BoardFields } from '../board/board.ts'
import type { OrganisationFields } from './organisations.ts'
import type { ReportFields } from '../actions/reports.ts'
import { takesAnothersName } from './same-organisation.ts'

/** Each place has an id of its own and a name that can be read. */
const arePlaces = (found: unknown): boolean => {
  const list = listOf(found) as readonly ({ id?: unknown; name?: { bg?: unknown } } | null)[]
  const ids = new Set(list.map((place) => place?.id))
  return ids.size === list.length && list.every((place) => says(place?.name?.bg))
}

/** The board itself: made by the server, with a title. */
export const judgeBoard: Judge<BoardFields> = (seat, { before, after, fields }) => {
  if (before === null) return 'invalid'
  if (!says(after.title)) return 'empty'
  if (fields.has('municipalities') && !arePlaces(after.municipalities)) return 'invalid'
  return facilitatorOnly(seat)
}

const isNamed = ({ name, shortName }: ValuesOf<OrganisationFields>): boolean =>
  says(shortName) && says((name as { bg?: unknown } | null)?.bg)

/**
 * The register of organisations: kept by facilitators. It is the server that takes one off the board and brings it back,
 * because its people's access goes with it.
 */
export const judgeOrganisation: Judge<OrganisationFields> = (seat, change, view) => {
  const { before, after, fields } = change
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  if (fields.has('deletedAt')) return 'fixed'
  if ((fields.has('name') || fields.has('shortName')) && !isNamed(after)) return 'empty'
  if (touches(fields, 'name', 'shortName', 'shortNames') && takesAnothersName(change, view))
    return 'sameName'
  // An organisation keeps the sectors that it has.
  const had = listOf(before?.sectors)
  const added = listOf(fields.has('sectors') ? after.sectors : null).filter(
    (sector) => !had.includes(sector),
  )
  const place = fields.has('municipality') ? valueOf(after, 'municipality') : null
  const isKnown = knowsSectors(view, added) && (place === null || knowsPlace(view, place))
  return isKnown ? null : 'invalid'
}

/**
 * Reports: of those who take part in the action item, in their own name; facilitators write down what others said, and
 * take out of any report what should not stand there.
 */
export const judgeReport: Judge<ReportFields> = (seat, { before, after, fields }, view) => {
  if (before !== null) {
    const mayChange =
      isOwn(seat, before.orgId) ||
      (seat.role === 'facilitator' &&
        !fields.has('deletedAt') &&
        isShortened(before.text, after.text))
    return mayChange && only(fields, 'text', 'deletedAt') ? null : 'foreign'
  }
  if (after.createdBy !== seat.personId) return 'foreign'
  const action = rowOf<ActionFields>(view, 'actions', after.actionId)
  if (!action || !namesOrganisations(seat, view, after.orgId)) return 'invalid'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, after.orgId)) return 'foreign'
  const takesPart =
    isOwn(seat, action.responsibleOrgId) || listOf(action.coOrgIds).includes(seat.organisationId)
  return takesPart ? null : 'foreign'
}
