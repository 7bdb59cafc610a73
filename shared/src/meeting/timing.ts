import { type AgendaItem, isListed } from './agenda.ts'
import type { Meeting } from './meeting.ts'

/**
 * Time in a meeting, derived from what is stored and from the server's clock: everybody sees the same countdown, and
 * nothing ticks in the document. `now` is epoch milliseconds on the server's clock; results are seconds.
 */

const sinceStart = (start: number | null, now: number): number =>
  start === null ? 0 : Math.max(0, now - start) / 1000

export type ItemState = 'proposed' | 'scheduled' | 'current' | 'closed' | 'postponed' | 'withdrawn'

/** The state of an item as people see it: which one is on now is the meeting's word, not the item's. */
export const itemState = (item: AgendaItem, meeting: Pick<Meeting, 'currentItemId'>): ItemState => {
  if (item.id === meeting.currentItemId) return 'current'
  return item.status === 'current' ? 'scheduled' : item.status
}

/** Seconds that an item has been on so far. */
export const elapsedSeconds = (
  item: AgendaItem,
  meeting: Pick<Meeting, 'currentItemId' | 'currentSince'>,
  now: number,
): number =>
  item.usedSeconds + (item.id === meeting.currentItemId ? sinceStart(meeting.currentSince, now) : 0)

/** Seconds left of an item's time-box, negative when it is over; null when it has none. */
export const remainingSeconds = (
  item: AgendaItem,
  meeting: Pick<Meeting, 'currentItemId' | 'currentSince'>,
  now: number,
): number | null =>
  item.minutes === 0 ? null : item.minutes * 60 - elapsedSeconds(item, meeting, now)

/** How long the meeting has been going on; 0 before it starts. It stands still once the meeting has ended. */
export const runningSeconds = (
  meeting: Pick<Meeting, 'status' | 'startedAt' | 'endedAt'>,
  now: number,
): number =>
  sinceStart(meeting.startedAt, meeting.status === 'inProgress' ? now : (meeting.endedAt ?? now))

/** Sum of the time-boxes of what is on the agenda, in minutes; postponed items give their time back. */
export const plannedMinutes = (items: readonly AgendaItem[]): number =>
  items
    .filter((item) => isListed(item) && item.status !== 'postponed')
    .reduce((sum, item) => sum + item.minutes, 0)

/** When the meeting will end if every item keeps to its time-box from now on, epoch milliseconds. */
export const projectedEnd = (
  items: readonly AgendaItem[],
  meeting: Pick<Meeting, 'currentItemId' | 'currentSince'>,
  now: number,
): number => {
  let left = 0
  for (const item of items) {
    const state = itemState(item, meeting)
    if (state !== 'scheduled' && state !== 'current') continue
    left += Math.max(0, remainingSeconds(item, meeting, now) ?? 0)
  }
  return now + left * 1000
}
