import { type MeetingListing, readMeetings } from '@sedyanka/shared/board/meetings.ts'
import type * as Y from 'yjs'

/** Order for `createRows(room, meetings, …)`: the running meeting first, then the newest. */
export const byLiveness = (a: MeetingListing, b: MeetingListing): number =>
  Number(b.status === 'inProgress') - Number(a.status === 'inProgress') ||
  b.date.localeCompare(a.date) ||
  b.number - a.number

/**
 * The meeting that somebody who has just come in is led to: the running one. A screen in the hall also waits at the
 * next one, else shows the last. Null: there is none. `today`: the day where the board is.
 */
export const meetingToEnter = (doc: Y.Doc, isScreen: boolean, today: string): string | null => {
  const list = readMeetings(doc).filter(({ status }) => status !== 'cancelled')
  const live = list.find(({ status }) => status === 'inProgress')
  if (live || !isScreen) return live?.id ?? null
  const next = list.findLast(({ status, date }) => status === 'scheduled' && date >= today)
  return (next ?? list[0])?.id ?? null
}
