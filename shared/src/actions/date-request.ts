import * as v from 'valibot'
import { changing } from '../rows/command.ts'
import type { OrganisationId } from '../ids.ts'
import { fitsTyped, type ValueField } from '../rows/records.ts'
import type { Seat } from '../seat.ts'
import { type Action, actions, isAskingForDate, isOpen } from './actions.ts'

const { fields } = actions

/** Another due date: the responsible organisation asks, who set it answers in one step. */

const isOwn = (seat: Seat, orgId: OrganisationId | null): boolean =>
  seat.organisationId !== null && orgId === seat.organisationId

/** Whether the date of an action item is this seat's own to set: of a member's that nobody else proposed or a meeting took. */
const setsItself = (seat: Seat, action: Action): boolean =>
  seat.role === 'facilitator' || (action.meetingId === null && isOwn(seat, action.createdByOrg))

/** Whether this seat may ask for another date: as the organisation that owes the task and does not set the date itself. */
export const mayAskForDate = (seat: Seat, action: Action): boolean =>
  seat.role === 'member' &&
  isOpen(action) &&
  isOwn(seat, action.responsibleOrgId) &&
  !setsItself(seat, action)

/** Whether this seat answers such a wish. */
export const mayAnswerDate = (seat: Seat, action: Action): boolean =>
  isAskingForDate(action) &&
  (seat.role === 'facilitator' || (seat.role === 'member' && setsItself(seat, action)))

/** A value for a field that may be empty, and is not here. */
const said = (field: ValueField) =>
  v.custom<string>((found) => typeof found === 'string' && fitsTyped(field, found))

/** Asks for another due date; the reason may be empty. An earlier wish is replaced. */
export const askForDate = changing('actions.askForDate', actions, {
  args: {
    day: said(fields.requestedDueDate),
    reason: said(fields.requestReason),
  },
  patch: ({ day, reason }) => ({
    requestedDueDate: day,
    requestReason: reason.trim() || null,
    dueAnswer: null,
  }),
})

/** Grants the date that is asked for, or leaves the one that stands. */
export const answerDate = changing('actions.answerDate', actions, {
  args: { answer: v.picklist(['granted', 'refused']) },
  patch: ({ answer }, _, row) =>
    isAskingForDate(row)
      ? {
          dueAnswer: answer,
          ...(answer === 'granted' ? { dueDate: row.requestedDueDate } : {}),
        }
      : null,
})

/** Takes the wish back, or puts its answer away. */
export const dropDateRequest = changing('actions.dropDateRequest', actions, {
  args: {},
  patch: () => ({ requestedDueDate: null, requestReason: null, dueAnswer: null }),
})
