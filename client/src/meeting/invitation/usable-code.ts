import type { BoardDetails } from '@sedyanka/shared/wire/api.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'

/** The code that may be printed for a meeting: one that ends before the meeting begins is none for it. */
export const usableCode = (
  roomCode: BoardDetails['roomCode'],
  { date, startTime, status }: Pick<Meeting, 'date' | 'startTime' | 'status'>,
): BoardDetails['roomCode'] => {
  const isInTime = status === 'inProgress' || (roomCode?.expiresAt ?? 0) > momentOf(date, startTime)
  return isInTime ? roomCode : null
}
