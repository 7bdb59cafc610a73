import type * as Y from 'yjs'
import {
  type Action,
  actionNumber,
  actions,
  byUrgency,
  isOpen,
  isOverdue,
} from '../actions/actions.ts'
import { meetings } from '../board/meetings.ts'
import { readReports } from '../actions/reports.ts'
import type { MeetingId } from '../ids.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Minutes, MinutesItem } from './minutes.ts'
import type { Directory } from './directory.ts'

/** An item of the agenda with its kind, as it was gone through. */
export interface ReviewItem extends Pick<MinutesItem, 'number' | 'state'> {
  kind: string
}

/**
 * What the review of earlier action items found: those that were open as the meeting began, in their state of now, which is
 * that of its end when the minutes are kept. Null when the agenda has no review, or it was not reached.
 */
export const readMinutesReview = (
  board: Y.Doc,
  {
    row,
    meetingId,
    items,
    day,
  }: {
    row: Meeting
    meetingId: MeetingId
    items: readonly ReviewItem[]
    /** The day of the meeting. */
    day: string
  },
  directory: Directory,
): Minutes['review'] => {
  const item = items.find(
    ({ kind, state }) => kind === 'review' && (state === 'closed' || state === 'current'),
  )
  const { startedAt } = row
  if (!item || startedAt === null) return null
  const everything = actions.everything(board)
  const wasOpen = (action: Action): boolean =>
    isOpen(action) ||
    (action.meetingId === meetingId && action.carriedOverFrom !== null) ||
    readReports(board, action.id).some(
      ({ createdAt, status }) => createdAt >= startedAt && status === action.status,
    )
  const reviewed = everything
    .filter(
      (action) =>
        action.deletedAt === null &&
        action.title.trim() !== '' &&
        ((action.meetingId === meetingId && action.carriedOverFrom !== null) ||
          (action.meetingId !== meetingId && action.createdAt < startedAt)) &&
        wasOpen(action),
    )
    .sort(byUrgency)
  return {
    item: item.number,
    actions: reviewed.map((action) => {
      const taken = action.meetingId === null ? null : meetings.read(board, action.meetingId)
      const number = actionNumber(everything, action)
      const report = readReports(board, action.id).find(({ text }) => text.trim() !== '')
      return {
        code: taken && number ? { meeting: taken.number, item: number } : null,
        title: action.title.trim(),
        responsible: directory.nameOf(action.responsibleOrgId),
        dueDate: action.dueDate,
        status: action.status,
        isOverdue: isOverdue(action, day),
        report:
          (action.status === 'blocked' && action.blockedReason?.trim()) ||
          (report?.text.trim() ?? ''),
      }
    }),
  }
}
