import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { votes } from '@sedyanka/shared/meeting/votes.ts'
import type { NoteBlock } from '@sedyanka/shared/minutes/rich-text.ts'
import { readNotes } from '@sedyanka/shared/notes/read-notes.ts'
import type * as Y from 'yjs'

const ofBoard = [board, organisations, actions, reports, needs, offers, matches, meetings]
const ofMeeting = [meeting, agenda, decisions, votes, attendance, speakers]

type Rows = Record<string, object>

/** Every row of a document, removed ones included, by collection and id. */
export const readRows = (doc: Y.Doc): Record<string, Rows> =>
  Object.fromEntries(
    [...ofBoard, ...ofMeeting].flatMap((collection): [string, Rows][] => {
      const rows = Object.fromEntries(collection.everything(doc).map((row) => [row.id, row]))
      return Object.keys(rows).length > 0 ? [[collection.root, rows]] : []
    }),
  )

/** The notes of every agenda item, removed ones included, as the minutes would print them. */
export const readAllNotes = (doc: Y.Doc): Record<string, NoteBlock[]> =>
  Object.fromEntries(agenda.everything(doc).map(({ id }) => [id, readNotes(doc, id)]))
