import { addDays } from '../i18n/calendar.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { sampleMeeting } from './sample-meeting.ts'

/** What was agreed at the sample's meeting, held on `today`, for the one after it. */
export const sampleNextMeeting = (today: string): NonNullable<Meeting['nextMeeting']> => {
  const { dateInDays, startTime, place } = sampleMeeting.next
  return { date: addDays(today, dateInDays), startTime, place }
}
