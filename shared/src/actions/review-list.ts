import { type Action, byUrgency, isOpen } from './actions.ts'
import type { Report } from './reports.ts'

/**
 * What a meeting's review of action items goes through: what was agreed before and is open, overdue first, and what was
 * finished while the meeting was on, in the same order. Times are epoch milliseconds on the server's clock; a meeting that
 * has not started (`startedAt` null) saw nothing finished.
 */
export const reviewList = (
  actions: readonly Action[],
  reports: readonly Report[],
  meeting: { id: string; startedAt: number | null; endedAt: number | null },
): Action[] => {
  const { id, startedAt, endedAt } = meeting
  const finished = new Set(
    reports
      .filter(
        ({ status, createdAt }) =>
          status === 'done' &&
          startedAt !== null &&
          createdAt >= startedAt &&
          createdAt <= (endedAt ?? Infinity),
      )
      .map(({ actionId }) => actionId),
  )
  return actions
    .filter(
      (action) =>
        action.meetingId !== id &&
        (isOpen(action) || (action.status === 'done' && finished.has(action.id))),
    )
    .sort(byUrgency)
}
