import type * as Y from 'yjs'
import type { Seat } from '../seat.ts'
import { type Action, actions, isAskingForDate, isOpen } from './actions.ts'

/** Another due date: the responsible organisation asks, who set it answers in one step. */

const isOwn = (seat: Seat, orgId: string | null): boolean =>
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

/** Asks for another due date; the reason may be empty. An earlier wish is replaced. */
export const askForDate = (
  doc: Y.Doc,
  { actionId, day, reason }: { actionId: string; day: string; reason: string },
): void =>
  actions.set(doc, actionId, {
    requestedDueDate: day,
    requestReason: reason.trim() || null,
    dueAnswer: null,
  })

/** Grants the date that was asked for, or leaves the one that stands. */
export const answerDate = (doc: Y.Doc, action: Action, answer: 'granted' | 'refused'): void =>
  actions.set(doc, action.id, {
    dueAnswer: answer,
    ...(answer === 'granted' ? { dueDate: action.requestedDueDate } : {}),
  })

/** Takes the wish back, or puts its answer away. */
export const dropDateRequest = (doc: Y.Doc, actionId: string): void =>
  actions.set(doc, actionId, { requestedDueDate: null, requestReason: null, dueAnswer: null })
