import type * as Y from 'yjs'
import { readBoard } from '../board/board.ts'
import type { Language } from '../i18n/translate.ts'
import { heldAt } from '../meeting/held-at.ts'
import { readMeeting } from '../meeting/meeting.ts'
import type { Minutes } from '../minutes.ts'
import { makeDirectory } from './directory.ts'
import { readMinutesAttendance } from './read-attendance.ts'
import { readMinutesActions } from './read-minutes-actions.ts'
import { readMinutesDecisions } from './read-minutes-decisions.ts'
import { readMinutesHelp } from './read-minutes-help.ts'
import { readMinutesItems } from './read-minutes-items.ts'

/**
 * Reads the minutes of a meeting from its document and its board's; null when the document holds no meeting. What does
 * not fit the schema is left out, and nothing that a peer wrote makes it throw. `withNames` takes in the names that
 * organisations gave for the attendance list.
 */
export const readMinutes = (
  documents: { board: Y.Doc; meeting: Y.Doc; meetingId: string },
  { language, withNames = false }: { language: Language; withNames?: boolean },
): Minutes | null => {
  const { board, meeting, meetingId } = documents
  const row = readMeeting(meeting)
  if (!row) return null
  const held = heldAt(row)
  const directory = makeDirectory(board, language)
  const decisions = readMinutesDecisions(meeting, row.number, directory)
  return {
    language,
    status: row.status,
    isDraft: row.status !== 'minutesApproved',
    isDemo: readBoard(board)?.demo === true,
    number: row.number,
    title: row.title.trim(),
    place: row.place.trim(),
    ...held,
    chair: directory.nameOf(row.chairOrgId),
    facilitator: directory.nameOf(row.facilitatorOrgId),
    minuteTaker: directory.nameOf(row.minuteTakerOrgId),
    openingNote: row.openingNote.trim(),
    closingNote: row.closingNote.trim(),
    attendance: readMinutesAttendance(meeting, directory, withNames),
    quorum: row.quorum,
    ...readMinutesItems({ meeting, row, directory, decisions }),
    actions: readMinutesActions(board, { id: meetingId, number: row.number }, directory),
    nextMeeting: row.nextMeeting,
    ...readMinutesHelp(board, held.date, directory),
  }
}
