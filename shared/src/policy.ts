import type { RoomKind } from './ids.ts'
import { isFrozen, isPastCutOff } from './meeting/meeting.ts'
import { voteId } from './meeting/votes.ts'
import type { Seat } from './seat.ts'

/**
 * Who may change which field of which row. Pure: the page asks in order to disable, the server asks in order to refuse,
 * and both get the same answer.
 */
export type Refusal =
  /** Observers and screens read. */
  | 'observer'
  /** The meeting is closed. */
  | 'closed'
  /** Proposals for the agenda were taken until a day that is past. */
  | 'tooLate'
  /** The row belongs to another organisation. */
  | 'foreign'
  /** Only facilitators do this. */
  | 'facilitatorOnly'
  /** This is set once, with the row. */
  | 'fixed'
  /** Somebody made a row of this id a moment earlier: write into theirs. */
  | 'taken'
  /** The value or the row does not fit. */
  | 'invalid'

type Values = Readonly<Record<string, unknown>>

/** One row as an edit leaves it. */
export interface RowChange {
  root: string
  id: string
  /** The stored row; null when the edit makes it. */
  before: Values | null
  /** The row with the edit's values in it. */
  after: Values
  /** The fields that the edit writes. */
  fields: ReadonlySet<string>
}

/** What a judgement may look at: the document as the edit would leave it. */
export interface View {
  kind: RoomKind
  row(root: string, id: string): Values | null
  /** The server's clock, epoch milliseconds. */
  now(): number
  /** Whether the document, as it is before the edit, is a meeting that takes no more edits. */
  isFrozen(): boolean
}

type Judge = (seat: Seat, change: RowChange, view: View) => Refusal | null

const only = (fields: ReadonlySet<string>, ...allowed: string[]): boolean =>
  [...fields].every((field) => allowed.includes(field))

const isOwn = (seat: Seat, orgId: unknown): boolean =>
  seat.organisationId !== null && orgId === seat.organisationId

/** Authorship is the seat's own, for facilitators too: nobody signs for another. */
const isSigned = (seat: Seat, after: Values): boolean =>
  after['createdBy'] === seat.personId && (after['createdByOrg'] ?? null) === seat.organisationId

const facilitatorOnly: Judge = (seat) => (seat.role === 'facilitator' ? null : 'facilitatorOnly')

const judgeAction: Judge = (seat, { before, after, fields }) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role === 'facilitator') return null
  const responsible = isOwn(seat, after['responsibleOrgId'])
  if (
    before !== null &&
    !isOwn(seat, before['responsibleOrgId']) &&
    !isOwn(seat, before['createdByOrg'])
  )
    return 'foreign'
  // Acceptance is the responsible organisation's consent: whoever else makes or reassigns an action item only proposes.
  if (!responsible && (fields.has('status') || fields.has('responsibleOrgId') || before === null)) {
    const status = after['status']
    if (status !== 'proposed' && status !== 'cancelled') return 'foreign'
  }
  return null
}

const judgeReport: Judge = (seat, { before, after, fields }, view) => {
  if (before !== null)
    return isOwn(seat, before['orgId']) && only(fields, 'text', 'deletedAt') ? null : 'foreign'
  if (after['createdBy'] !== seat.personId) return 'foreign'
  const action = view.row('actions', String(after['actionId']))
  if (!action) return 'invalid'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, after['orgId'])) return 'foreign'
  const co = action['coOrgIds']
  const takesPart =
    isOwn(seat, action['responsibleOrgId']) ||
    (Array.isArray(co) && co.includes(seat.organisationId))
  return takesPart ? null : 'foreign'
}

/** Needs and offers: the organisation's own; facilitators enter them for those who have no device. */
const judgeOwned: Judge = (seat, { before, after }) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role === 'facilitator') return null
  return isOwn(seat, (before ?? after)['orgId']) ? null : 'foreign'
}

const judgeMatch: Judge = (seat, { before, after, fields }, view) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  const offer = view.row('offers', String(after['offerId']))
  const need = view.row('needs', String(after['needId']))
  if (!offer || !need) return 'invalid'
  if (seat.role === 'facilitator') return null
  const offers = isOwn(seat, offer['orgId'])
  const needs = isOwn(seat, need['orgId'])
  if (!offers && !needs) return 'foreign'
  if (fields.has('quantity') && before !== null && before['status'] !== 'proposed' && !offers)
    return 'foreign'
  if (before !== null && !fields.has('status')) return null
  switch (after['status']) {
    // Each side may take its own step back: the offering one its word, the needing one its refusal or its receipt.
    case 'proposed':
      return before === null ||
        before['status'] === 'proposed' ||
        before['status'] === 'declined' ||
        offers
        ? null
        : 'foreign'
    case 'confirmed':
      return offers || before?.['status'] === 'delivered' ? null : 'foreign'
    case 'delivered':
      return needs && (before?.['status'] === 'confirmed' || before?.['status'] === 'delivered')
        ? null
        : 'foreign'
    case 'declined':
      return null
    default:
      return 'invalid'
  }
}

const judgeAgenda: Judge = (seat, { before, after, fields }, view) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  const remover = after['deletedByOrg'] ?? null
  if (fields.has('deletedByOrg') && remover !== null && !isOwn(seat, remover)) return 'foreign'
  if (seat.role === 'facilitator') return null
  // Everybody at the table writes the notes of an open meeting.
  if (before !== null && only(fields, 'notes')) return null
  if (before === null) {
    if (after['status'] !== 'proposed' || (after['carriedFrom'] ?? null) !== null)
      return 'facilitatorOnly'
    // By the server's clock: a proposal that was written offline in time and arrives late is late.
    const until = view.row('meeting', 'meeting')?.['proposalsUntil']
    return isPastCutOff(until, view.now()) ? 'tooLate' : null
  }
  if (before['status'] !== 'proposed') return 'facilitatorOnly'
  if (!isOwn(seat, before['createdByOrg'])) return 'foreign'
  return only(
    fields,
    'title',
    'minutes',
    'presenterOrgId',
    'coOrgIds',
    'notes',
    'deletedAt',
    'deletedByOrg',
  )
    ? null
    : 'facilitatorOnly'
}

const judgeDecision: Judge = (seat, { before, after }) => {
  if (seat.role !== 'facilitator') return 'facilitatorOnly'
  return before !== null || isSigned(seat, after) ? null : 'foreign'
}

/** One organisation, one vote, its own: for facilitators too. */
const judgeVote: Judge = (seat, { id, before, after, fields }, view) => {
  if (!isOwn(seat, after['orgId'])) return 'foreign'
  if (before === null && after['createdBy'] !== seat.personId) return 'foreign'
  if (id !== voteId(String(after['decisionId']), String(after['orgId']))) return 'invalid'
  const decision = view.row('decisions', String(after['decisionId']))
  if (!decision) return 'invalid'
  const writesChoice = before === null ? (after['choice'] ?? null) !== null : fields.has('choice')
  return writesChoice && decision['status'] !== 'draft' ? 'closed' : null
}

const judgeAttendance: Judge = (seat, { id, before, after, fields }) => {
  if (after['orgId'] !== id) return 'invalid'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, id)) return 'foreign'
  if (before === null ? (after['confirmedAt'] ?? null) !== null : fields.has('confirmedAt'))
    return 'facilitatorOnly'
  return null
}

const judgeSpeaker: Judge = (seat, { before, after, fields }) => {
  if (before === null && !isSigned(seat, after)) return 'foreign'
  if (seat.role === 'facilitator') return null
  if (!isOwn(seat, (before ?? after)['orgId'])) return 'foreign'
  if (before === null) return after['calledAt'] || after['doneAt'] ? 'facilitatorOnly' : null
  // One may take the hand down, or say that one has finished.
  return only(fields, 'deletedAt', 'doneAt') ? null : 'facilitatorOnly'
}

const judges: Record<string, Judge> = {
  board: facilitatorOnly,
  organisations: facilitatorOnly,
  /** Written by the server alone. */
  meetings: () => 'facilitatorOnly',
  actions: judgeAction,
  reports: judgeReport,
  needs: judgeOwned,
  offers: judgeOwned,
  matches: judgeMatch,
  meeting: facilitatorOnly,
  agenda: judgeAgenda,
  decisions: judgeDecision,
  votes: judgeVote,
  attendance: judgeAttendance,
  speakers: judgeSpeaker,
}

/** Status and papers of a closed meeting: all that may still be written, by facilitators. */
const closedMeetingFields = ['status', 'reopenReason', 'closingNote'] as const
/** With the opening comes the item at which the meeting goes on. */
const openingFields = [...closedMeetingFields, 'currentItemId', 'currentSince'] as const

/**
 * Judges a closed meeting's edits: the minutes may go forward, and a facilitator may open it again with a reason.
 * Returns null for 'go on judging'.
 */
const judgeFrozen = (seat: Seat, change: RowChange): Refusal | null => {
  if (change.root !== 'meeting' || seat.role !== 'facilitator') return 'closed'
  if (isFrozen(change.after['status']))
    return only(change.fields, ...closedMeetingFields) ? null : 'closed'
  if (!only(change.fields, ...openingFields)) return 'closed'
  const reason = change.after['reopenReason']
  return change.fields.has('reopenReason') && typeof reason === 'string' && reason.trim() !== ''
    ? null
    : 'closed'
}

/**
 * Judges one row as an edit leaves it. Null means: allowed.
 * Fixed fields are not looked at here: the guard and `mayWrite` refuse those by the schema.
 */
export const judge = (seat: Seat, change: RowChange, view: View): Refusal | null => {
  if (seat.role === 'observer' || seat.role === 'screen') return 'observer'
  if (view.isFrozen()) {
    const refusal = judgeFrozen(seat, change)
    if (refusal) return refusal
  }
  const judgeRow = judges[change.root]
  return judgeRow ? judgeRow(seat, change, view) : 'invalid'
}

/** For the page: may this seat write these fields of this row (as it stands, or with `patch` applied)? */
export const mayWrite = (
  seat: Seat,
  view: View,
  row: { root: string; id: string; fields: readonly string[]; patch?: Values },
): Refusal | null => {
  const before = view.row(row.root, row.id)
  if (!before) return 'invalid'
  const change = {
    root: row.root,
    id: row.id,
    before,
    after: { ...before, ...row.patch },
    fields: new Set(row.fields),
  }
  return judge(seat, change, view)
}

/** For the page: may this seat make this row? */
export const mayCreate = (
  seat: Seat,
  view: View,
  row: { root: string; id: string; values: Values },
): Refusal | null => {
  const change = {
    root: row.root,
    id: row.id,
    before: null,
    after: row.values,
    fields: new Set(Object.keys(row.values)),
  }
  return judge(seat, change, view)
}
