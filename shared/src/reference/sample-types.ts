import type { MunicipalityCode } from './municipalities.ts'
import type { SectorId } from './sectors.ts'
import type { UnitId } from './units.ts'

/** Days are counted from the day of the meeting: 0 is that day, negative is before it. */
type DaysFromMeeting = number

export interface SampleMeeting {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly series: string
  readonly dateInDays: DaysFromMeeting
  readonly startTime: string
  readonly endTime: string
  readonly format: 'inPerson' | 'online' | 'hybrid'
  readonly place: string
  readonly chairOrgId: string
  readonly facilitatorOrgId: string
  readonly minuteTakerOrgId: string
  /** Organisations that must be present. */
  readonly quorum: number
  /** Time of day at which it was really opened and closed. */
  readonly openedAt: string
  readonly closedAt: string
  readonly next: {
    readonly dateInDays: DaysFromMeeting
    readonly startTime: string
    readonly place: string
  }
}

export interface SampleAttendance {
  readonly orgId: string
  readonly mode: 'inPerson' | 'online' | 'absent' | 'excused'
  readonly representatives: number
}

export interface SampleAgendaItem {
  readonly id: string
  readonly title: string
  readonly presenterOrgId: string
  readonly coOrgIds: readonly string[]
  /** Time-box, and the minutes it really took. */
  readonly minutes: number
  readonly usedMinutes: number
  readonly kind: 'procedural' | 'review' | 'discussion' | 'matching'
  readonly status: 'closed'
  readonly notes: string
}

export interface SampleDecision {
  readonly id: string
  /** The 3 of “№ 11.3”. */
  readonly number: number
  readonly agendaItemId: string
  readonly title: string
  readonly text: string
  readonly status: 'adopted'
  readonly method: 'consensus' | 'vote'
  readonly counted: {
    readonly for: number
    readonly against: number
    readonly abstained: number
  } | null
}

export interface SampleAction {
  readonly id: string
  readonly title: string
  readonly responsibleOrgId: string
  readonly coOrgIds: readonly string[]
  readonly dueInDays: DaysFromMeeting
  readonly status: 'proposed' | 'accepted' | 'inProgress' | 'blocked' | 'done'
  readonly agendaItemId: string
  readonly decisionId: string | null
  /** The earlier meeting that it comes from; that meeting is not part of the sample. */
  readonly carriedOverFrom: string | null
  /** What was reported on it, or ''. */
  readonly report: string
}

interface SampleHelp {
  readonly id: string
  readonly title: string
  readonly orgId: string
  readonly sector: SectorId
  readonly kind: 'goods' | 'service'
  readonly quantity: number
  readonly unit: UnitId
  readonly municipality: MunicipalityCode
  readonly validUntilDays: DaysFromMeeting
}

export interface SampleNeed extends SampleHelp {
  readonly neededFromDays: DaysFromMeeting
  readonly urgency: 'critical' | 'high' | 'normal'
  readonly peopleInNeed: number
  readonly note: string
}

export interface SampleOffer extends SampleHelp {
  readonly coverage: 'municipality' | 'region'
  readonly availableFromDays: DaysFromMeeting
  readonly conditions: string
}

export interface SampleMatch {
  readonly id: string
  readonly offerId: string
  readonly needId: string
  readonly quantity: number
  readonly status: 'proposed' | 'confirmed' | 'delivered'
}
