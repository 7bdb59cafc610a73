import { uuidv4 } from 'lib0/random'
import * as v from 'valibot'

declare const kinds: unique symbol
/** The id of a thing of these kinds. Kinds are the compiler's alone: at run time an id is its text. */
type IdOf<K extends string> = string & { readonly [kinds]: { readonly [kind in K]: true } }

export type PersonId = IdOf<'person'>
export type SessionId = IdOf<'session'>
export type BoardId = IdOf<'board'>
export type MembershipId = IdOf<'membership'>
export type InvitationId = IdOf<'invitation'>
/** The id of a row in a document, of whichever collection; the two of which there is only one are known by name. */
export type RowId = IdOf<'row'> | 'board' | 'meeting'
export type OrganisationId = IdOf<'row' | 'organisation'>
export type MeetingId = IdOf<'row' | 'meeting'>
export type ActionId = IdOf<'row' | 'action'>
export type ReportId = IdOf<'row' | 'report'>
export type NeedId = IdOf<'row' | 'need'>
export type OfferId = IdOf<'row' | 'offer'>
export type MatchId = IdOf<'row' | 'match'>
export type AgendaItemId = IdOf<'row' | 'agendaItem'>
export type DecisionId = IdOf<'row' | 'decision'>
export type VoteId = IdOf<'row' | 'vote'>
export type SpeakerId = IdOf<'row' | 'speaker'>

/** An id of any kind. */
export type AnyId = IdOf<never>

/** Ids are random UUIDs made by whoever creates the row (lib0's generator: `crypto.randomUUID` is withheld without TLS). */
export const makeId = <I extends string>(): I => uuidv4() as I

/** Row ids of the sample and of templates are readable words, so any short token without path characters is an id. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9:_-]{0,79}$/))

/** Reads ids of one kind: the form is checked, the kind is what its place says. */
export type IdSchema<I extends string = string> = v.GenericSchema<I, I>
const idOf = Id as unknown
export const PersonId = idOf as IdSchema<PersonId>
export const BoardId = idOf as IdSchema<BoardId>
export const MembershipId = idOf as IdSchema<MembershipId>
export const InvitationId = idOf as IdSchema<InvitationId>
export const RowId = idOf as IdSchema<RowId>
export const OrganisationId = idOf as IdSchema<OrganisationId>
export const MeetingId = idOf as IdSchema<MeetingId>
export const ActionId = idOf as IdSchema<ActionId>
export const ReportId = idOf as IdSchema<ReportId>
export const NeedId = idOf as IdSchema<NeedId>
export const OfferId = idOf as IdSchema<OfferId>
export const MatchId = idOf as IdSchema<MatchId>
export const AgendaItemId = idOf as IdSchema<AgendaItemId>
export const DecisionId = idOf as IdSchema<DecisionId>
export const VoteId = idOf as IdSchema<VoteId>
export const SpeakerId = idOf as IdSchema<SpeakerId>

/** Whether a text has the form of an id; of which kind is known to whoever asks. */
export const isId = <I extends string>(text: string): text is I => v.is(Id, text)

const ROOM = /^(board|meeting):([A-Za-z0-9][A-Za-z0-9_-]{0,79})$/

export type RoomKind = 'board' | 'meeting'
/** `board:<id>` or `meeting:<id>`: one document, one room. */
export type RoomName = `${RoomKind}:${string}`

/** A room's name and what it says. */
export type Room = { name: RoomName } & (
  | { kind: 'board'; id: BoardId }
  | { kind: 'meeting'; id: MeetingId }
)

export const boardRoom = (boardId: BoardId): RoomName => `board:${boardId}`
export const meetingRoom = (meetingId: MeetingId): RoomName => `meeting:${meetingId}`

/** Reads a room's name; null when it is not one. */
export const parseRoomName = (name: string): Room | null => {
  const found = ROOM.exec(name)
  return found && ({ kind: found[1], id: found[2], name } as Room)
}
