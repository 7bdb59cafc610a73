import * as v from 'valibot'
import { BoardId, InvitationId, type MembershipId, OrganisationId, type PersonId } from '../ids.ts'
import { limits } from '../limits.ts'
import { canLast } from '../meeting/planned-length.ts'
import type { MarkedPlace } from '../privacy/personal-marks.ts'
import { printableLine, tellingLine } from '../text/printable.ts'
import { isRealTime, RealDay, RealMoment, RealTime } from '../time/real-dates.ts'
import type { Minutes } from '../minutes/minutes.ts'
import { Role } from '../seat.ts'

/** Requests and answers of the HTTP routes: the one description that both sides use. Times are epoch milliseconds. */

const Name = tellingLine(limits.nameLength)
const Title = tellingLine(200)
const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,100}$/))
/** Six to sixteen digits; spaces and dashes that people put between them are dropped. */
const Code = v.pipe(
  v.string(),
  v.regex(/^(?:[\s-]*[0-9]){6,16}[\s-]*$/),
  v.transform((text) => text.replace(/[\s-]/g, '')),
)

export const SetupRequest = v.object({
  token: Token,
  name: Name,
  /** As in `JoinRequest`: the link works once, and must not be spent on a browser that forgets who used it. */
  checksCookies: v.optional(v.boolean(), false),
})

/** Opens the operator's page. */
export const OpenOperatorRequest = v.object({
  token: Token,
  checksCookies: v.optional(v.boolean(), false),
})

const TokenKey = v.object({ token: Token })
const CodeKey = v.object({ code: Code })
/** A link's token, or the code on the screen. */
export const JoinKey = v.lazy((found) =>
  typeof found === 'object' && found !== null && Object.hasOwn(found, 'code') ? CodeKey : TokenKey,
)
export const JoinLookRequest = v.object({ key: JoinKey })
export const JoinRequest = v.object({
  key: JoinKey,
  organisationId: v.nullable(OrganisationId),
  name: Name,
  /** Under another name than the one who is signed in: the same person, or somebody else at this device. */
  person: v.optional(v.picklist(['same', 'other'])),
  /** What becomes of another seat at the board that one has already. Unsaid, it is never changed. */
  seat: v.optional(v.picklist(['keep', 'change'])),
  /** Others use this computer, too. */
  shared: v.optional(v.boolean(), false),
  /** The page has looked first, and wants to be told when the browser did not keep the cookie it got there. */
  checksCookies: v.optional(v.boolean(), false),
})
export type JoinRequest = v.InferInput<typeof JoinRequest>
/** Takes everybody away who came by one way (a link, or null: the room code) since a moment. */
export const SweepRequest = v.object({ invitationId: v.nullable(InvitationId), since: RealMoment })
export type SweepRequest = v.InferOutput<typeof SweepRequest>

export const NewBoardRequest = v.object({
  title: Title,
  templateId: v.picklist([
    'refugeeResponse',
    'naturalDisaster',
    'healthEmergency',
    'utilitiesOutage',
    'general',
  ]),
  /** Bring the 25 institutions of Stara Zagora Region along. */
  withOrganisations: v.boolean(),
  /** A board of which one is a facilitator, and whose register is to be copied; not the sample's. */
  copyOrganisationsFrom: v.optional(v.nullable(BoardId), null),
})

/** The title is typed once more, letter by letter: nobody deletes a board by a slip. */
export const DeleteBoardRequest = v.object({ title: Title })

export const NewInvitationRequest = v.object({
  role: Role,
  organisationId: v.nullable(OrganisationId),
})
/** What a person wrote in so many minutes before now. */
export const TakeBackRequest = v.object({
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
})
/** `receipt`: as it came from taking back. */
export const GiveBackRequest = v.object({ receipt: v.pipe(v.string(), v.maxLength(2_000)) })
/** Words of a person in a row that stays: in which, and how they read (at most some lines of them). */
export interface WrittenWords {
  /** The row's collection, and what it is called. */
  root: string
  title: string
  text: string
}
/** What a person wrote: rows by collection, and how many letters in rows that stay; some of these to look at. */
export interface WrittenBy {
  counts: Record<string, number>
  letters: number
  words: WrittenWords[]
}
/** A person was removed with what they wrote; the receipt brings both back. */
export interface TakenBack {
  counts: Record<string, number>
  letters: number
  receipt: string
}

/** What brought an organisation off the board; null brings the organisation back without its people. */
export const RestoreOrganisationRequest = v.object({
  receipt: v.nullable(v.pipe(v.string(), v.maxLength(60_000))),
})
/** An organisation was taken off the board: how many people lost their access, and what brings all of it back. */
export interface RemovedOrganisation {
  people: number
  receipt: string
}

export const MemberPatchRequest = v.object({
  role: Role,
  organisationId: v.nullable(OrganisationId),
})

/** Whether the hours go together; what is no time at all is said of that field alone. */
const haveLength = (hours: { startTime: string; endTime: string }): boolean =>
  !isRealTime(hours.startTime) || !isRealTime(hours.endTime) || canLast(hours)

export const NewMeetingRequest = v.pipe(
  v.object({
    title: Title,
    series: printableLine(200),
    date: RealDay,
    startTime: RealTime,
    /** Earlier than the start: on the next day. */
    endTime: RealTime,
    place: printableLine(300),
    format: v.picklist(['inPerson', 'online', 'hybrid']),
    /** Standing items of the board's template become the agenda. */
    fromTemplate: v.boolean(),
    /** Until when members propose items; null when there is no cut-off. */
    proposalsUntil: v.optional(v.nullable(RealMoment), null),
  }),
  v.forward(v.partialCheck([['startTime'], ['endTime']], haveLength), ['endTime']),
)
export type NewMeetingRequest = v.InferOutput<typeof NewMeetingRequest>
export type NewBoardRequest = v.InferOutput<typeof NewBoardRequest>
export type JoinKey = v.InferOutput<typeof JoinKey>

export interface BoardSummary {
  id: BoardId
  title: string
  demo: boolean
  /** The role of the membership; in an archived board everybody reads only. */
  role: Role
  organisationId: OrganisationId | null
  /** Since when the board is read only, epoch ms; null, or missing in what was remembered earlier: it is worked on. */
  archivedAt?: number | null
}
export interface Me {
  person: { id: PersonId; name: string }
  /** Facilitators who came by the set-up link may open new boards. */
  mayCreateBoards: boolean
  boards: BoardSummary[]
}
export interface BoardDetails extends BoardSummary {
  templateId: string
  /** Only for facilitators and screens, and only while one is in force. */
  roomCode: RoomCode | null
  /** What became of it; `never` for those who do not see it. */
  roomCodeState: RoomCodeState
}
export interface RoomCode {
  /** The digits that people type: six, or more where many wrong ones were tried. */
  code: string
  /** All sixteen, for the QR code: they let in whatever is going on. */
  full: string
  expiresAt: number
}
/** What facilitators are told about the ways in. */
export interface DoorReport {
  /** Wrong codes that were tried on this server since the code in force was made; null without one. */
  wrongCodes: { count: number; since: number } | null
  /** More people came by one way within the last hour than a hall does, and were refused. */
  crowds: { invitationId: InvitationId | null; refused: number; since: number }[]
}
export type RoomCodeState = 'never' | 'inForce' | 'expired' | 'stopped'
export interface OrganisationChoice {
  id: OrganisationId
  kind: 'institution' | 'ngo'
  shortName: string
  name: { bg: string; en: string; uk: string }
}
export interface JoinLook {
  boardTitle: string
  demo: boolean
  role: Role
  /** Set when the link is for one organisation. */
  organisationId: OrganisationId | null
  organisations: OrganisationChoice[]
  /** The seat that whoever asks has at this board already. */
  seat?: {
    boardId: BoardId
    role: Role
    organisationId: OrganisationId | null
    organisation: OrganisationChoice['name'] | null
  }
}
export interface Invitation {
  id: InvitationId
  role: Role
  organisationId: OrganisationId | null
  createdAt: number
  expiresAt: number
  uses: number
}
/** The token is shown once, at creation or rotation; the server keeps only its hash. */
export interface NewInvitation extends Invitation {
  token: string
}
export interface Member {
  id: MembershipId
  personId: PersonId
  name: string
  role: Role
  organisationId: OrganisationId | null
  joinedAt: number
  joinedBy: 'setup' | 'link' | 'code'
  /** The link they came by. */
  invitationId: InvitationId | null
  lastSeenAt: number | null
}

export interface About {
  version: string
  /** Where the source of what runs here is; null when the operator has not said. */
  sourceUrl: string | null
  /** Whom to ask: a mail address, a web address or words; null when the operator has not said. */
  contact: string | null
  /** How many days this server keeps backups; null: until whoever runs it deletes them. */
  backupDays: number | null
}

/** What in a meeting looks like personal data, as the server has it. */
export interface Marks {
  places: MarkedPlace[]
}

/** What a meeting's minutes said when it was closed. */
export interface KeptMinutes {
  minutes: Minutes
}

/** Machine-readable error codes; the client finds the sentence under `errors.<code>` in the dictionaries. */
export const errorCodes = [
  'badRequest',
  'signedOut',
  'forbidden',
  'notFound',
  'linkExpired',
  'codeUnknown',
  'codeExpired',
  'codeLonger',
  'tooMany',
  'crowded',
  'otherName',
  'otherSeat',
  'cookiesBlocked',
  'tooLarge',
  'conflict',
  /** The board is read only. */
  'archived',
  /** There was such a board; it was deleted with everything. */
  'boardDeleted',
  'storage',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]
export interface ApiError {
  error: ErrorCode
  /** Names of the request's fields that did not fit. */
  fields?: string[]
  /** How long to wait (`tooMany`, `crowded`). */
  seconds?: number
  /** How many digits of the code are asked (`codeLonger`). */
  digits?: number
  /** What undoes the part that was done (`storage`). */
  receipt?: string
}
