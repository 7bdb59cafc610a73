import type * as Y from 'yjs'
import { type Action, readActions } from '../actions/actions.ts'
import { readOrganisations } from '../organisations/organisations.ts'
import { reports } from '../actions/reports.ts'
import type { AgendaItemId, MeetingId, RowId } from '../ids.ts'
import { agenda, type AgendaItem, readAgenda } from '../meeting/agenda.ts'
import { readAttendance } from '../meeting/attendance.ts'
import { type Decision, readDecisions } from '../meeting/decisions.ts'
import { everyName } from '../meeting/organisation-names.ts'
import { courtesies } from '../i18n/personal-patterns.ts'
import { readMeeting } from '../meeting/meeting.ts'
import { votes } from '../meeting/votes.ts'
import { readFlat } from '../notes/read-note.ts'
import { findMarked, type MarkedKind } from './personal-data.ts'

/** What kind of text something is marked in. */
export type MarkedIn = 'details' | 'item' | 'notes' | 'decision' | 'dissent' | 'action' | 'report'

/** One place in a meeting that has something like personal data in it. */
export interface MarkedPlace {
  in: MarkedIn
  /** The row it belongs to: meeting, agenda item, decision, vote; of a report its action item. */
  rowId: RowId
  /** The agenda item under which it is read; null where it belongs to none. */
  itemId: AgendaItemId | null
  /** What is marked, as it stands there. */
  found: { kind: MarkedKind; words: string }[]
}

/**
 * Names that a meeting may speak of: its organisations and those who, by the attendance list, sit at the table in their
 * office, also with a courtesy before the surname. Given to `findMarked`.
 */
export const allowedNames = (
  organisations: readonly Parameters<typeof everyName>[0][],
  attendees: readonly string[] = [],
): string[] => {
  const people = attendees.flatMap((names) =>
    findMarked(names).flatMap(({ kind, start, end }) => {
      if (kind !== 'name') return []
      const words = names.slice(start, end)
      const surname = words.split(/\s+/).at(-1) ?? words
      return [words, ...courtesies.map((courtesy) => `${courtesy} ${surname}`)]
    }),
  )
  return [...organisations.flatMap(everyName), ...people]
}

const lookOver = (
  texts: readonly (string | null | undefined)[],
  allowed: readonly string[],
): MarkedPlace['found'] =>
  texts.flatMap((text) =>
    text
      ? findMarked(text, allowed).map(({ kind, start, end }) => ({
          kind,
          words: text.slice(start, end),
        }))
      : [],
  )

/** A hall has an address and it stands in the minutes; nobody lives there. */
const withoutAddress = (found: MarkedPlace['found']): MarkedPlace['found'] =>
  found.filter(({ kind }) => kind !== 'address')

/** The texts of the blocks of an item's notes, one after the other. */
const notesOf = (meeting: Y.Doc, item: AgendaItem): string[] => {
  const note = agenda.note(meeting, item.id, 'noteText')
  return note ? readFlat(note).map(({ runs }) => runs.map(({ text }) => text).join('')) : []
}

const inItem = (meeting: Y.Doc, item: AgendaItem, allowed: readonly string[]): MarkedPlace[] => {
  const at = { rowId: item.id, itemId: item.id }
  return [
    { in: 'item', ...at, found: lookOver([item.title], allowed) },
    { in: 'notes', ...at, found: lookOver(notesOf(meeting, item), allowed) },
  ]
}

const inDecision = (
  meeting: Y.Doc,
  { id, agendaItemId: itemId, title, text }: Decision,
  allowed: readonly string[],
): MarkedPlace[] => [
  { in: 'decision', rowId: id, itemId, found: lookOver([title, text], allowed) },
  ...votes
    .all(meeting)
    .filter(({ decisionId }) => decisionId === id)
    .map((vote) => ({
      in: 'dissent' as const,
      rowId: vote.id,
      itemId,
      found: lookOver([vote.dissent], allowed),
    })),
]

const inAction = (
  board: Y.Doc,
  { id, agendaItemId, ...action }: Action,
  allowed: readonly string[],
): MarkedPlace[] => {
  const itemId = agendaItemId
  const { title, blockedReason, declineReason, requestReason } = action
  const texts = [title, blockedReason, declineReason, requestReason]
  return [
    { in: 'action', rowId: id, itemId, found: lookOver(texts, allowed) },
    ...reports
      .all(board)
      .filter(({ actionId }) => actionId === id)
      .map((report) => ({
        in: 'report' as const,
        rowId: id,
        itemId,
        found: lookOver([report.text], allowed),
      })),
  ]
}

/**
 * Every place of a meeting in which something like personal data stands: items in their order, then decisions and action items. It holds what people typed,
 * whatever page or program they typed it with. The facilitator's page asks it before a meeting is closed, the server
 * before minutes go out. It reads what is stored and nothing else, so there is nothing that a writer could leave out.
 */
export const findMarkedPlaces = (documents: {
  board: Y.Doc
  meeting: Y.Doc
  meetingId: MeetingId
}): MarkedPlace[] => {
  const { board, meeting, meetingId } = documents
  const row = readMeeting(meeting)
  if (!row) return []
  const attendees = readAttendance(meeting).map(({ names }) => names)
  const allowed = allowedNames(readOrganisations(board), attendees)
  const details = lookOver([row.title, row.openingNote, row.closingNote, row.reopenReason], allowed)
  const places = withoutAddress(lookOver([row.place, row.nextMeeting?.place], allowed))
  return [
    { in: 'details' as const, rowId: row.id, itemId: null, found: [...details, ...places] },
    ...readAgenda(meeting)
      .filter(({ status }) => status !== 'withdrawn')
      .flatMap((item) => inItem(meeting, item, allowed)),
    ...readDecisions(meeting).flatMap((decision) => inDecision(meeting, decision, allowed)),
    ...readActions(board)
      .filter((action) => action.meetingId === meetingId)
      .flatMap((action) => inAction(board, action, allowed)),
  ].filter(({ found }) => found.length > 0)
}
