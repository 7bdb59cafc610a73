import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'

/** A meeting's line in its board's list. */
export const listingOf = (meetingId: string, meeting: Meeting): MeetingListing => ({
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
})
