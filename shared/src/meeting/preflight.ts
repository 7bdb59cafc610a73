import { type Action, isOpen } from '../actions/actions.ts'
import type { MeetingId, OrganisationId } from '../ids.ts'
import { type AgendaItem, isListed } from './agenda.ts'
import { type Attendance, isPresent } from './attendance.ts'
import { countPresent } from './checking-in.ts'
import type { Decision } from './decisions.ts'
import type { Meeting } from './meeting.ts'
import { itemState } from './timing.ts'

/** What is looked at before a meeting ends: everything that the minutes would show as a gap. */
export interface PreflightFacts {
  meetingId: MeetingId
  meeting: Meeting
  items: readonly AgendaItem[]
  actions: readonly Action[]
  decisions: readonly Decision[]
  attendance: readonly Attendance[]
  organisationIds: readonly OrganisationId[]
  /** Proposals for the agenda that wait for the facilitator. */
  proposals: readonly AgendaItem[]
  /** Offers in force of which more was promised than there is. */
  overPromised: readonly { id: string }[]
}

export interface Preflight {
  actionsWithoutOrganisation: Action[]
  actionsWithoutDate: Action[]
  /** Organisations without a confirmed word on their attendance. */
  unconfirmed: OrganisationId[]
  drafts: Decision[]
  /** Adopted although fewer organisations are on record as present than the quorum asks for. */
  withoutQuorum: Decision[]
  /** Items of the agenda that were neither on nor postponed. */
  notReached: AgendaItem[]
  /** Organisations named as chair or minute-taker that are not on record as present. */
  missingRoles: { role: 'chair' | 'minuteTaker'; orgId: OrganisationId }[]
  /** Roles for which no organisation and nobody is named: the minutes would say so. */
  unnamedRoles: ('chair' | 'minuteTaker')[]
  /** Proposals for the agenda that nobody decided on: they go to the next meeting. */
  proposals: AgendaItem[]
  /** Offers of which more was promised than there is. */
  overPromised: { id: string }[]
  hasNoFacilitator: boolean
  hasNoNextMeeting: boolean
  isClear: boolean
}

const findMissingRoles = ({ meeting, attendance }: PreflightFacts): Preflight['missingRoles'] => {
  const present = new Set(
    attendance.filter((row) => row.confirmedAt !== null && isPresent(row)).map((row) => row.orgId),
  )
  const roles = [
    { role: 'chair' as const, orgId: meeting.chairOrgId },
    { role: 'minuteTaker' as const, orgId: meeting.minuteTakerOrgId },
  ]
  return roles.flatMap(({ role, orgId }) =>
    orgId === null || present.has(orgId) ? [] : [{ role, orgId }],
  )
}

const findUnnamedRoles = (row: Meeting): Preflight['unnamedRoles'] => {
  const roles = [
    { role: 'chair' as const, is: row.chairOrgId ?? row.chairPerson.trim() },
    { role: 'minuteTaker' as const, is: row.minuteTakerOrgId ?? row.minuteTakerPerson.trim() },
  ]
  return roles.filter(({ is }) => is === '').map(({ role }) => role)
}

/** Finds the gaps of a meeting. They warn; they never stop the facilitator. */
export const checkMeeting = (facts: PreflightFacts): Preflight => {
  const { meeting, attendance } = facts
  const open = facts.actions.filter(
    (action) => action.meetingId === facts.meetingId && isOpen(action),
  )
  const confirmed = new Set(
    attendance.filter((row) => row.confirmedAt !== null).map((row) => row.orgId),
  )
  // What was decided on an item that was taken off is not in the minutes; the item itself is named to be restored.
  const off = new Set(facts.items.filter((item) => !isListed(item)).map(({ id }) => id))
  const decisions = facts.decisions.filter(
    ({ agendaItemId }) => agendaItemId === null || !off.has(agendaItemId),
  )
  const lacksQuorum = meeting.quorum !== null && countPresent(attendance) < meeting.quorum
  const gaps = {
    actionsWithoutOrganisation: open.filter((action) => action.responsibleOrgId === null),
    actionsWithoutDate: open.filter((action) => action.dueDate === null),
    unconfirmed: facts.organisationIds.filter((orgId) => !confirmed.has(orgId)),
    drafts: decisions.filter((decision) => decision.status === 'draft'),
    withoutQuorum: lacksQuorum ? decisions.filter(({ status }) => status === 'adopted') : [],
    notReached: facts.items.filter(
      (item) => isListed(item) && itemState(item, meeting) === 'scheduled',
    ),
    missingRoles: findMissingRoles(facts),
    unnamedRoles: findUnnamedRoles(meeting),
    proposals: [...facts.proposals],
    overPromised: [...facts.overPromised],
  }
  const hasNoFacilitator = meeting.facilitatorOrgId === null
  const hasNoNextMeeting = meeting.nextMeeting === null
  return {
    ...gaps,
    hasNoFacilitator,
    hasNoNextMeeting,
    isClear:
      !hasNoFacilitator &&
      !hasNoNextMeeting &&
      Object.values(gaps).every((gap) => gap.length === 0),
  }
}
