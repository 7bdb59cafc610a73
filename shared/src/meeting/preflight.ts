import { type Action, isOpen } from '../board/actions.ts'
import type { Attendance } from './attendance.ts'
import type { Decision } from './decisions.ts'

/** What is looked at before a meeting ends: everything that the minutes would show as a gap. */
export interface PreflightFacts {
  meetingId: string
  actions: readonly Action[]
  decisions: readonly Decision[]
  attendance: readonly Attendance[]
  organisationIds: readonly string[]
}

export interface Preflight {
  actionsWithoutOrganisation: Action[]
  actionsWithoutDate: Action[]
  /** Organisations without a confirmed word on their attendance. */
  unconfirmed: string[]
  drafts: Decision[]
  isClear: boolean
}

/** Finds the gaps of a meeting. They warn; they never stop the facilitator. */
export const checkMeeting = (facts: PreflightFacts): Preflight => {
  const open = facts.actions.filter(
    (action) => action.meetingId === facts.meetingId && isOpen(action),
  )
  const confirmed = new Set(
    facts.attendance.filter((row) => row.confirmedAt !== null).map((row) => row.orgId),
  )
  const actionsWithoutOrganisation = open.filter((action) => action.responsibleOrgId === null)
  const actionsWithoutDate = open.filter((action) => action.dueDate === null)
  const unconfirmed = facts.organisationIds.filter((orgId) => !confirmed.has(orgId))
  const drafts = facts.decisions.filter((decision) => decision.status === 'draft')
  const gaps = [actionsWithoutOrganisation, actionsWithoutDate, unconfirmed, drafts]
  return {
    actionsWithoutOrganisation,
    actionsWithoutDate,
    unconfirmed,
    drafts,
    isClear: gaps.every((gap) => gap.length === 0),
  }
}
