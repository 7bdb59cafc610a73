import type * as Y from 'yjs'
import { readBoard, whereBoardIs } from '../board/board.ts'
import type { Language } from '../i18n/translate.ts'
import type { MeetingId } from '../ids.ts'
import { readAgenda } from '../meeting/agenda.ts'
import { heldAt, heldUntil } from '../meeting/held-at.ts'
import { readMeeting } from '../meeting/meeting.ts'
import type { Minutes } from './minutes.ts'
import { makeDirectory } from './directory.ts'
import { readMinutesAttendance } from './read-attendance.ts'
import { readMinutesActions } from './read-minutes-actions.ts'
import { readMinutesDecisions } from './read-minutes-decisions.ts'
import { readMinutesHelp } from './read-minutes-help.ts'
import { readMinutesItems } from './read-minutes-items.ts'
import { readMinutesReview } from './read-minutes-review.ts'
import { toFormer } from './to-former.ts'
import { withoutPersons } from './without-persons.ts'

/** Lines of a letterhead in a language; in Bulgarian where it was not translated. */
const letterheadOf = (
  letterhead: { bg: string; en: string; uk: string } | null,
  language: Language,
): Pick<Minutes, 'letterhead'> => {
  if (!letterhead) return {}
  const text = letterhead[language].trim() || letterhead.bg.trim()
  return { letterhead: text === '' ? [] : text.split('\n').map((line) => line.trim()) }
}

interface MinutesOptions {
  language: Language
  withNames?: boolean
  forObserver?: boolean
  /** As 0.1.0 read them: those of meetings that it closed. */
  asFormer?: boolean
}

const readHere = (
  documents: { board: Y.Doc; meeting: Y.Doc; meetingId: MeetingId },
  { language, withNames = false, forObserver = false, asFormer = false }: MinutesOptions,
): Minutes | null => {
  const { board, meeting, meetingId } = documents
  const row = readMeeting(meeting)
  if (!row) return null
  const held = heldAt(row)
  const described = readBoard(board)
  const directory = makeDirectory(board, language)
  const decisions = readMinutesDecisions(meeting, row.number, directory)
  const { items, otherDecisions, listed } = readMinutesItems({
    meeting,
    row,
    directory,
    decisions,
    titleLanguage: asFormer ? null : language,
  })
  const numberOf = (id: string | null): number | null => {
    const at = listed.findIndex((item) => item.id === id)
    return at < 0 ? null : at + 1
  }
  const minutes: Minutes = {
    form: 2,
    language,
    status: row.status,
    isDraft: row.status !== 'minutesApproved',
    isDemo: described?.demo === true,
    number: row.number,
    title: row.title.trim(),
    place: row.place.trim(),
    ...held,
    chair: directory.nameOf(row.chairOrgId),
    facilitator: directory.nameOf(row.facilitatorOrgId),
    minuteTaker: directory.nameOf(row.minuteTakerOrgId),
    ...letterheadOf(described?.letterhead ?? null, language),
    basis: row.basis.trim() || (described?.basis.trim() ?? ''),
    chairPerson: row.chairPerson.trim(),
    minuteTakerPerson: row.minuteTakerPerson.trim(),
    openingNote: row.openingNote.trim(),
    closingNote: row.closingNote.trim(),
    attendance: readMinutesAttendance({ meeting, row }, directory, withNames),
    quorum: row.quorum,
    items,
    otherDecisions,
    undecided: readAgenda(meeting)
      .filter(({ status, title }) => status === 'proposed' && title.trim() !== '')
      .map(({ title, createdByOrg }) => ({
        title: title.trim(),
        organisation: directory.nameOf(createdByOrg) ?? '',
      })),
    actions: readMinutesActions(
      board,
      { id: meetingId, number: row.number, itemNumberOf: numberOf },
      directory,
    ),
    review: readMinutesReview(
      board,
      {
        row,
        meetingId,
        items: items.map(({ number, state }, index) => ({
          number,
          state,
          kind: listed[index]?.kind ?? '',
        })),
        day: held.date,
      },
      directory,
    ),
    nextMeeting: row.nextMeeting,
    ...readMinutesHelp(board, { day: held.date, until: heldUntil(row) }, directory),
  }
  const found = asFormer ? toFormer(minutes) : minutes
  return forObserver ? withoutPersons(found) : found
}

/**
 * Reads the minutes of a meeting from its document and its board's; null when the document holds no meeting. What does
 * not fit the schema is left out, and nothing that a peer wrote makes it throw. `withNames` takes in the names that
 * organisations gave for the attendance list; `forObserver` names nobody, those who sign included.
 */
export const readMinutes = (
  documents: { board: Y.Doc; meeting: Y.Doc; meetingId: MeetingId },
  options: MinutesOptions,
): Minutes | null => whereBoardIs(documents.board, () => readHere(documents, options))
