import type { OrganisationKind } from '../organisations/organisations.ts'
import type { MeetingStatus } from '../board/meetings.ts'
import type { ActionStatus } from '../actions/actions.ts'
import type { Language } from '../i18n/translate.ts'
import type { AttendanceMode } from '../meeting/attendance.ts'
import type { ItemState } from '../meeting/timing.ts'
import type { Tally } from '../meeting/votes.ts'
import type { NoteBlock } from './rich-text.ts'
import type * as v from 'valibot'

/**
 * The minutes of one meeting: a plain tree, made from the documents of the board and of the meeting by `readMinutes` and
 * set in words, in the order of the Bulgarian протокол, by `layOutMinutes`. Days are `YYYY-MM-DD`, times of day `HH:MM`
 * in the board's time zone; organisations stand by their names in the language of the minutes.
 */
export interface Minutes {
  /**
   * Which parts of it there are; missing in those that 0.1.0 kept. What such minutes lack is said as it was said then: the
   * paper of a meeting that is closed does not change.
   */
  form?: 2
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
  /** The lines above the title; missing: those of the region. */
  letterhead?: string[]
  /** Why it was convened; '' leaves a place to write. */
  basis?: string
  /** Names and positions of those who sign; '' when they were not given, or are not for this reader. */
  chairPerson?: string
  minuteTakerPerson?: string
  openingNote: string
  closingNote: string
  attendance: MinutesAttendance
  /** Organisations that must be present; null when the series defines no quorum. */
  quorum: number | null
  items: MinutesItem[]
  /** Decisions that belong to no item of the agenda. */
  otherDecisions: MinutesDecision[]
  /** Proposals for the agenda that nobody decided on; each with who made it. */
  undecided?: { title: string; organisation: string }[]
  actions: MinutesAction[]
  /** What the review of earlier action items found; null when there was none. */
  review?: { item: number; actions: ReviewedAction[] } | null
  nextMeeting: { date: string; startTime: string; place: string } | null
  needs: MinutesNeed[]
  offers: MinutesOffer[]
  /** Who gives what to whom, as it stood on that day. */
  matches?: MinutesMatch[]
}

export interface MinutesAttendance {
  /** Each in the order of the register: institutions first. */
  present: Attendee[]
  excused: Attendee[]
  absent: Attendee[]
  /** Organisations around the table. */
  total: number
  /** Those without a seat; how many, and who, where names are asked for. */
  guests?: Visitors
  observers?: Visitors
}

export interface Visitors {
  count: number
  /** Each as it was written: name, position, where from. */
  names: string[]
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
  /** The number of the agenda item that it was taken on at; null when it was none. */
  item?: number | null
}

/** An action item of an earlier meeting, as it stood when this one ended. */
export interface ReviewedAction {
  /** The meeting that took it on and its number there; null of one that no meeting took on. */
  code: { meeting: number; item: number } | null
  title: string
  responsible: string | null
  dueDate: string | null
  status: ActionStatus
  isOverdue: boolean
  /** The newest report, and whose it is; '' when there is none. */
  report: string
}

export interface MinutesNeed {
  title: string
  organisation: string
  unit: string
  quantity: number
  covered: number
  remaining: number
  /** How much of `covered` comes from offers of which more was promised than there is. */
  doubtful?: number
}

export interface MinutesOffer {
  title: string
  organisation: string
  unit: string
  quantity: number
  allocated: number
  free: number
  /** How much more was promised than there is. */
  over?: number
}

export interface MinutesMatch {
  /** What is given, and to which need. */
  offer: string
  need: string
  from: string
  to: string
  unit: string
  quantity: number
  status: 'proposed' | 'confirmed' | 'delivered'
}
