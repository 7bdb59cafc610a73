import type { OrganisationKind } from './board/organisations.ts'
import type { MeetingStatus } from './board/meetings.ts'
import type { ActionStatus } from './board/actions.ts'
import type { Language } from './i18n/translate.ts'
import type { AttendanceMode } from './meeting/attendance.ts'
import type { ItemState } from './meeting/timing.ts'
import type { Tally } from './meeting/votes.ts'
import type { NoteBlock } from './minutes/rich-text.ts'
import type * as v from 'valibot'

/**
 * The minutes of one meeting: a plain tree, made from the documents of the board and of the meeting by `readMinutes` and
 * set in words, in the order of the Bulgarian протокол, by `layOutMinutes`. Days are `YYYY-MM-DD`, times of day `HH:MM`
 * in the board's time zone; organisations stand by their names in the language of the minutes.
 */
export interface Minutes {
  language: Language
  status: v.InferOutput<typeof MeetingStatus>
  /** Not approved yet: the paper says that it is a draft. */
  isDraft: boolean
  /** Sample data: the paper says so. */
  isDemo: boolean
  number: number
  title: string
  date: string
  place: string
  /** When it was really opened, or is to be. */
  opened: string
  /** When it was really closed; null while it goes on. */
  closed: string | null
  chair: string | null
  facilitator: string | null
  minuteTaker: string | null
  openingNote: string
  closingNote: string
  attendance: MinutesAttendance
  /** Organisations that must be present; null when the series defines no quorum. */
  quorum: number | null
  items: MinutesItem[]
  /** Decisions that belong to no item of the agenda. */
  otherDecisions: MinutesDecision[]
  actions: MinutesAction[]
  nextMeeting: { date: string; startTime: string; place: string } | null
  needs: MinutesNeed[]
  offers: MinutesOffer[]
}

export interface MinutesAttendance {
  /** Each in the order of the register: institutions first. */
  present: Attendee[]
  excused: Attendee[]
  absent: Attendee[]
  /** Organisations around the table. */
  total: number
}

export interface Attendee {
  name: string
  kind: v.InferOutput<typeof OrganisationKind>
  mode: AttendanceMode
  representatives: number
  /** Names and positions; '' unless they were asked for. */
  names: string
  /** False while only the organisation itself has said so. */
  isConfirmed: boolean
}

export interface MinutesItem {
  number: number
  title: string
  state: ItemState
  /** The presenting organisation first, then those that present with it. */
  presenters: string[]
  notes: NoteBlock[]
  /** Organisations that were given the floor, in the order of speaking, each once. */
  speakers: string[]
  decisions: MinutesDecision[]
}

export interface MinutesDecision {
  /** `11.3`, or null before it was adopted. */
  number: string | null
  title: string
  text: string
  status: 'draft' | 'adopted' | 'rejected' | 'superseded'
  method: 'consensus' | 'vote'
  /** A show of hands counted in the hall. */
  counted: Tally | null
  /** Votes that organisations cast on the board; null when there was none. */
  cast: Tally | null
  dissents: { organisation: string; text: string }[]
}

export interface MinutesAction {
  /** `11-04` */
  number: string
  title: string
  responsible: string | null
  supporting: string[]
  dueDate: string | null
  status: ActionStatus
  isCarriedOver: boolean
}

export interface MinutesNeed {
  title: string
  organisation: string
  unit: string
  quantity: number
  covered: number
  remaining: number
}

export interface MinutesOffer {
  title: string
  organisation: string
  unit: string
  quantity: number
  allocated: number
  free: number
}
