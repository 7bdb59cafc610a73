import type {
  ActionId,
  AgendaItemId,
  AnyId,
  DecisionId,
  MatchId,
  MeetingId,
  NeedId,
  OfferId,
  OrganisationId,
} from '../ids.ts'
import type { MunicipalityCode } from './municipalities.ts'
import type { SectorId } from './sectors.ts'
import type { UnitId } from './units.ts'

/** Days are counted from the day of the meeting: 0 is that day, negative is before it. */
type DaysFromMeeting = number

export interface SampleMeeting {
  readonly id: MeetingId
  readonly number: number
  readonly title: string
  readonly series: string
  readonly dateInDays: DaysFromMeeting
  readonly startTime: string
  readonly endTime: string
  readonly format: 'inPerson' | 'online' | 'hybrid'
  readonly place: string
  readonly chairOrgId: OrganisationId
  readonly facilitatorOrgId: OrganisationId
  readonly minuteTakerOrgId: OrganisationId
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
  readonly orgId: OrganisationId
  readonly mode: 'inPerson' | 'online' | 'absent' | 'excused'
  readonly representatives: number
}

export interface SampleAgendaItem {
  readonly id: AgendaItemId
  readonly title: string
  readonly presenterOrgId: OrganisationId
  readonly coOrgIds: readonly OrganisationId[]
  /** Time-box, and the minutes it really took. */
  readonly minutes: number
  readonly usedMinutes: number
  readonly kind: 'procedural' | 'review' | 'discussion' | 'matching'
  readonly status: 'closed'
  readonly notes: string
}

export interface SampleDecision {
  readonly id: DecisionId
  /** The 3 of “№ 11.3”. */
  readonly number: number
  readonly agendaItemId: AgendaItemId
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
  readonly id: ActionId
  readonly title: string
  readonly responsibleOrgId: OrganisationId
  readonly coOrgIds: readonly OrganisationId[]
  readonly dueInDays: DaysFromMeeting
  readonly status: 'proposed' | 'accepted' | 'inProgress' | 'blocked' | 'done'
  readonly agendaItemId: AgendaItemId
  readonly decisionId: DecisionId | null
  /** The earlier meeting that it comes from; that meeting is not part of the sample. */
  readonly carriedOverFrom: MeetingId | null
  /** What was reported on it, or ''. */
  readonly report: string
}

interface SampleHelp {
  readonly title: string
  readonly orgId: OrganisationId
  readonly sector: SectorId
  readonly kind: 'goods' | 'service'
  readonly quantity: number
  readonly unit: UnitId
  readonly municipality: MunicipalityCode
  readonly validUntilDays: DaysFromMeeting
}

export interface SampleNeed extends SampleHelp {
  readonly id: NeedId
  readonly neededFromDays: DaysFromMeeting
  readonly urgency: 'critical' | 'high' | 'normal'
  readonly peopleInNeed: number
  readonly note: string
}

export interface SampleOffer extends SampleHelp {
  readonly id: OfferId
  readonly coverage: 'municipality' | 'region'
  readonly availableFromDays: DaysFromMeeting
  readonly conditions: string
}

export interface SampleMatch {
  readonly id: MatchId
  readonly offerId: OfferId
  readonly needId: NeedId
  readonly quantity: number
  readonly status: 'proposed' | 'confirmed' | 'delivered'
}

/** What stands in the files of the sample: ids are written as words. */
type Written<T> = T extends AnyId
  ? string
  : T extends object
    ? { readonly [K in keyof T]: Written<T[K]> }
    : T

/** Data of the sample from what is written in its files. */
export const sample = <T>(written: Written<T>): T => written as T
