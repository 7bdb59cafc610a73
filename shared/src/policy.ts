import { actionConsequences, judgeAction } from './board/judge-action.ts'
import { helpConsequences, judgeHelp } from './board/judge-help.ts'
import { judgeMatch, matchConsequences } from './board/judge-match.ts'
import { judgeBoard, judgeOrganisation, judgeReport } from './board/judge-register.ts'
import {
  type Consequence,
  type Consequences,
  isDerivedId,
  type Judge,
  type Refusal,
  type RowChange,
  type Values,
  type View,
} from './judging.ts'
import { judgeAgenda } from './meeting/judge-agenda.ts'
import { decisionConsequences, judgeDecision, judgeVote } from './meeting/judge-decision.ts'
import { judgeFrozen, judgeMeeting } from './meeting/judge-meeting.ts'
import {
  attendanceConsequences,
  judgeAttendance,
  judgeSpeaker,
  speakerConsequences,
} from './meeting/judge-people.ts'
import type { Seat } from './seat.ts'
import { judgeShare } from './shares.ts'

/**
 * Who may change which field of which row. Pure: the page asks in order to disable, the server asks in order to refuse,
 * and both get the same answer. Each collection's rules stand beside it (`judge-….ts`).
 */
const judges: Record<string, Judge> = {
  board: judgeBoard,
  organisations: judgeOrganisation,
  /** Written by the server alone. */
  meetings: () => 'facilitatorOnly',
  actions: judgeAction,
  reports: judgeReport,
  needs: judgeHelp,
  offers: judgeHelp,
  matches: judgeMatch,
  meeting: judgeMeeting,
  agenda: judgeAgenda,
  decisions: judgeDecision,
  votes: judgeVote,
  attendance: judgeAttendance,
  speakers: judgeSpeaker,
}

const consequences: Record<string, Consequences> = {
  actions: actionConsequences,
  needs: helpConsequences,
  offers: helpConsequences,
  matches: matchConsequences,
  decisions: decisionConsequences,
  attendance: attendanceConsequences,
  speakers: speakerConsequences,
}

/**
 * Judges one row as an edit leaves it. Null means: allowed.
 * Fixed fields and the server's own are not looked at here: the guard refuses those by the schema.
 */
export const judge = (seat: Seat, change: RowChange, view: View): Refusal | null => {
  if (seat.role === 'observer' || seat.role === 'screen') return 'observer'
  if (view.isFrozen()) {
    const refusal = judgeFrozen(seat, change)
    if (refusal) return refusal
  }
  // A vote's id says whose it is and on what; all others of that form are the server's.
  if (change.before === null && isDerivedId(change.id) && change.root !== 'votes') return 'invalid'
  const judgeRow = judges[change.root]
  return judgeRow ? (judgeRow(seat, change, view) ?? judgeShare(seat, change, view)) : 'invalid'
}

/** What the server writes behind an edit that was allowed: agreements that end, as their object is another now. */
export const consequencesOf = (seat: Seat, change: RowChange, view: View): Consequence[] =>
  consequences[change.root]?.(seat, change, view) ?? []

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

/** For the page: may this seat make this row? Texts that are not given are taken to say something. */
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
  const text: View['text'] = (root, id, field) =>
    root === row.root && id === row.id
      ? String(row.values[field] ?? 'x')
      : view.text(root, id, field)
  const rows: View['rows'] = (root) =>
    root === row.root ? [...view.rows(root), { ...row.values, id: row.id }] : view.rows(root)
  return judge(seat, change, { ...view, text, rows })
}
