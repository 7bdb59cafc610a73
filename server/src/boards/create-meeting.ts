import type { NewMeetingRequest } from '@sedyanka/shared/wire/api.ts'
import { readBoard } from '@sedyanka/shared/board/board.ts'
import { meetings, readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type MeetingId,
  boardRoom,
  makeId,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import {
  carryItems,
  lastOfSeries,
  nextOfSeries,
  owedItems,
  precedingMeeting,
} from '@sedyanka/shared/meeting/carry-over.ts'
import { meeting, type Meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { boardTemplates, standingItems } from '@sedyanka/shared/reference/templates.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import type { Documents } from '../store/tables/documents.ts'
import { StorageError } from '../store/storage-error.ts'
import type { OwnEdit } from '../sync/ports.ts'
import { actorOf } from '../sync/record/recorded-change.ts'
import type { DocumentAccess } from './document-access.ts'
import { listingOf } from './listing.ts'

export interface NewMeeting {
  boardId: BoardId
  asked: NewMeetingRequest
  /** The facilitator who opens it. */
  seat: Seat
}

/** Opens a meeting on a board and answers with its id and number; null when there is no such board. */
export type CreateMeeting = (asked: NewMeeting) => Promise<{ id: string; number: number } | null>

/** How long somebody waits for a disk that refuses, ms. */
const patience = 2_000

/** What an earlier meeting left to this one. */
/** What the meeting before left open; null when there was none. */
interface Owed {
  meetingId: MeetingId
  items: AgendaItem[]
}

/** What a series keeps from meeting to meeting. */
type Custom = Pick<
  Meeting,
  | 'chairOrgId'
  | 'minuteTakerOrgId'
  | 'chairPerson'
  | 'minuteTakerPerson'
  | 'quorum'
  | 'speakingMinutes'
>

const noCustom: Custom = {
  chairOrgId: null,
  minuteTakerOrgId: null,
  chairPerson: '',
  minuteTakerPerson: '',
  quorum: null,
  speakingMinutes: null,
}

const customOf = (doc: Y.Doc): Custom | null => {
  const row = readMeeting(doc)
  if (!row) return null
  const { chairOrgId, minuteTakerOrgId, chairPerson, minuteTakerPerson, quorum } = row
  const { speakingMinutes } = row
  return { chairOrgId, minuteTakerOrgId, chairPerson, minuteTakerPerson, quorum, speakingMinutes }
}

const fill = (
  doc: Y.Doc,
  { asked, boardId, seat }: NewMeeting,
  frame: { number: number; templateId: string; now: number; owed: Owed | null; custom: Custom },
) => {
  const { fromTemplate, ...described } = asked
  meeting.create(doc, {
    id: 'meeting',
    boardId,
    number: frame.number,
    ...described,
    ...frame.custom,
    facilitatorOrgId: seat.organisationId,
    status: 'scheduled',
    startedAt: null,
    endedAt: null,
    currentItemId: null,
    currentSince: null,
    guests: '',
    observers: '',
    basis: '',
    openingNote: '',
    closingNote: '',
    nextMeeting: null,
    reopenReason: null,
  })
  const template = boardTemplates.find(({ id }) => id === frame.templateId)
  for (const standing of fromTemplate ? (template?.standingItems ?? []) : []) {
    const { title, minutes, kind } = standingItems[standing]
    // The record is kept in Bulgarian; facilitators may translate a title like any other text.
    addItem(doc, { title: title.bg, minutes, kind }, { seat, at: frame.now })
  }
  if (frame.owed) carryItems(doc, frame.owed.items, frame.owed.meetingId)
}

/**
 * The meeting's document is stored before its line on the board, so that the list never leads nowhere. Meetings of one
 * board are made one after the other: two facilitators who press at once get two numbers.
 */
export const createCreateMeeting = ({
  documents,
  rooms,
  now = wallNow,
}: {
  documents: Documents
  rooms: DocumentAccess
  now?: () => number
}): CreateMeeting => {
  const turns = new Map<string, Promise<unknown>>()

  const make: CreateMeeting = async (asked) => {
    const room = boardRoom(asked.boardId)
    if (rooms.isDegraded(room)) throw new StorageError('ROOM_DEGRADED')
    const frame = await rooms.read(room, (doc) => {
      const listed = readMeetings(doc)
      const planned = nextOfSeries(listed, asked.asked.series)
      // What was postponed goes to the meeting that comes first, and from there to this one.
      const isNext = planned === null || asked.asked.date < planned.date
      return {
        number: 1 + Math.max(0, ...meetings.everything(doc).map(({ number }) => number)),
        templateId: readBoard(doc)?.templateId ?? '',
        now: now(),
        precedingId: isNext ? (precedingMeeting(listed, asked.asked)?.id ?? null) : null,
        lastId: lastOfSeries(listed, asked.asked)?.id ?? null,
      }
    })
    if (!frame) return null
    const { precedingId, lastId } = frame
    const items = precedingId && (await rooms.read(meetingRoom(precedingId), owedItems))
    const owed = precedingId && items ? { meetingId: precedingId, items } : null
    const custom = (lastId && (await rooms.read(meetingRoom(lastId), customOf))) || noCustom
    const id = makeId<MeetingId>()
    const doc = new Y.Doc()
    doc.transact(() => fill(doc, asked, { ...frame, owed, custom }))
    const made = readMeeting(doc)
    if (!made) throw new Error('a new meeting does not fit its own schema')
    const update = Y.encodeStateAsUpdate(doc)
    await documents.create({ room: meetingRoom(id), boardId: asked.boardId, update, at: frame.now })
    const list = (board: Y.Doc, own: OwnEdit) => {
      own.by(actorOf(asked.seat))
      meetings.create(board, listingOf(id, made))
    }
    await rooms.change(room, list, patience)
    return { id, number: frame.number }
  }

  return (asked) => {
    const turn = (turns.get(asked.boardId) ?? Promise.resolve())
      .catch(() => {})
      .then(() => make(asked))
    turns.set(asked.boardId, turn)
    const leave = () => {
      if (turns.get(asked.boardId) === turn) turns.delete(asked.boardId)
    }
    turn.then(leave, leave)
    return turn
  }
}
