import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { heldAt } from '@sedyanka/shared/meeting/held-at.ts'
import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isOver } from '@sedyanka/shared/meeting/meeting-state.ts'
import type { Speaker } from '@sedyanka/shared/meeting/speakers.ts'

/** The day and hours of its minutes; null of a meeting that is not over. */
const heldOf = (meeting: Meeting): MeetingListing['held'] => {
  if (!isOver(meeting.status)) return null
  const { date, opened, closed } = heldAt(meeting)
  return closed === null ? null : { date, opened, closed }
}

const hasFloor = ({ status }: Meeting): boolean => status === 'inProgress'
const isCalled = ({ calledAt }: Speaker): boolean => calledAt !== null

/** A meeting's line in its board's list. `queue`: who speaks or waits, the speaker first. */
export const listingOf = (
  meetingId: MeetingId,
  meeting: Meeting,
  queue: readonly Speaker[] = [],
): MeetingListing => ({
  id: meetingId,
  number: meeting.number,
  title: meeting.title,
  series: meeting.series,
  date: meeting.date,
  startTime: meeting.startTime,
  endTime: meeting.endTime,
  place: meeting.place,
  status: meeting.status,
  proposalsUntil: meeting.proposalsUntil,
  nextMeeting: meeting.nextMeeting,
  held: heldOf(meeting),
  speakingOrgId: hasFloor(meeting) ? (queue.find(isCalled)?.orgId ?? null) : null,
  nextOrgId: hasFloor(meeting) ? (queue.find((hand) => !isCalled(hand))?.orgId ?? null) : null,
})
