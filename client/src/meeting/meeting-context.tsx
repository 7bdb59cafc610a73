import { type Action, actions, byCreation } from '@sedyanka/shared/actions/actions.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import type { AgendaItemId, MeetingId } from '@sedyanka/shared/ids.ts'
import { agenda, type AgendaItem, byOrder, isListed } from '@sedyanka/shared/meeting/agenda.ts'
import { type Attendance, attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { byNumber, type Decision, decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting, type Meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { isFrozen } from '@sedyanka/shared/meeting/meeting-state.ts'
import { byCallAndAsking, type Speaker, speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { dedupeQueue } from '@sedyanka/shared/meeting/speaking.ts'
import { type Vote, votes } from '@sedyanka/shared/meeting/votes.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import {
  type Accessor,
  createContext,
  createMemo,
  type ParentProps,
  Show,
  useContext,
} from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { type Act, createAct } from '../rows/create-act.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { createPeople, type Here } from '../sync/people-here.ts'
import { useRoom } from '../sync/RoomProvider.tsx'
import { createRow, createRows } from '../sync/rows.ts'
import { createClock } from './clock.ts'
import { createFollow, type Follow } from './follow.ts'
import { createOrganisations, type Organisations } from './organisations.ts'
import { createTyping, type Typing } from './typing.ts'

/** What every part of the meeting's page shares. */
export interface MeetingState {
  /** The board's document: action items, organisations. */
  board: ClientRoom
  /** The meeting's own document. */
  room: ClientRoom
  /** Does a command in the meeting's document. */
  act: Act
  /** … and in the board's. */
  actOnBoard: Act
  seat: Seat
  meetingId: MeetingId
  meeting: Accessor<Meeting>
  /** Listed items in order. */
  items: Accessor<AgendaItem[]>
  /** Proposed by members, waiting for the facilitator. */
  proposals: Accessor<AgendaItem[]>
  /** Number of an item as people see it, from 1; 0 when it is not listed. */
  numberOf: (id: AgendaItemId | null) => number
  /** “postponed from № 11”; '' for an item that was not carried over. */
  originOf: (meetingId: MeetingId | null) => string
  organisations: Organisations
  /** Every action item of the board. */
  actions: Accessor<Action[]>
  decisions: Accessor<Decision[]>
  votes: Accessor<Vote[]>
  attendance: Accessor<Attendance[]>
  /** Hands that are up, the speaker first. */
  queue: Accessor<Speaker[]>
  /** Server time, ticking every second. */
  now: Accessor<number>
  follow: Follow
  people: Accessor<Here[]>
  typing: Typing
  isFacilitator: Accessor<boolean>
  /** The meeting takes edits. */
  isOpen: Accessor<boolean>
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

const MeetingContext = createContext<MeetingState>()

const makeState = (
  meetingId: MeetingId,
  rooms: { board: ClientRoom; room: ClientRoom },
  row: Accessor<Meeting>,
): MeetingState => {
  const { t } = useI18n()
  const { board, room } = rooms
  const everyItem = createRows(room, agenda, byOrder)
  const hands = createRows(room, speakers, byCallAndAsking)
  const items = createMemo(() => everyItem().filter(isListed))
  const numbers = createMemo(() => new Map(items().map((item, index) => [item.id, index + 1])))
  return {
    board,
    room,
    act: createAct(room),
    actOnBoard: createAct(board),
    seat: room.seat,
    meetingId,
    meeting: row,
    items,
    proposals: createMemo(() => everyItem().filter((item) => item.status === 'proposed')),
    numberOf: (id) => (id === null ? 0 : (numbers().get(id) ?? 0)),
    originOf: (from) => {
      // A meeting keeps its number.
      const number = from === null ? undefined : meetings.read(board.doc, from)?.number
      return number === undefined ? '' : t('owed.from', { number: String(number) })
    },
    organisations: createOrganisations(board),
    actions: createRows(board, actions, byCreation),
    decisions: createRows(room, decisions, byNumber),
    votes: createRows(room, votes, byId),
    attendance: createRows(room, attendance, byId),
    queue: createMemo(() => dedupeQueue(hands().filter((speaker) => speaker.doneAt === null))),
    now: createClock(room),
    follow: createFollow({ currentId: () => row().currentItemId, items }),
    people: createPeople(room),
    typing: createTyping(room),
    isFacilitator: () => room.seat.role === 'facilitator',
    isOpen: () => !isFrozen(row().status),
  }
}

/** Gives the meeting to everything below. Inside both rooms' providers; shows nothing until the meeting's row is there. */
export const MeetingProvider = (props: ParentProps<{ meetingId: MeetingId }>) => {
  const board = useRoom('board')
  const room = useRoom('meeting')
  const row = createRow(room, meeting, () => 'meeting')
  return (
    <Show when={row() !== null}>
      <Provide state={makeState(props.meetingId, { board, room }, () => row() as Meeting)}>
        {props.children}
      </Provide>
    </Show>
  )
}

const Provide = (props: ParentProps<{ state: MeetingState }>) => (
  <MeetingContext.Provider value={props.state}>{props.children}</MeetingContext.Provider>
)

/** The meeting that the page shows. Only below `MeetingProvider`. */
export const useMeeting = (): MeetingState => {
  const state = useContext(MeetingContext)
  if (!state) throw new Error('useMeeting: there is no MeetingProvider above this component')
  return state
}
