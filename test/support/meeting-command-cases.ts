import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'
import type { CommandCase } from './command-case.ts'
import { facilitator, memberA, memberB, observer } from './fixtures.ts'

const nobody = { id: 'nobody' }
const lead = { may: facilitator, mayNot: memberB }
const row = (fields: Record<string, unknown>): CommandCase['leaves'] => [
  'meeting',
  'meeting',
  fields,
]
const hand = (fields: Record<string, unknown>): CommandCase['leaves'] => [
  'speakers',
  'hand-b',
  fields,
]
const been = (patch: Parameters<typeof meeting.set>[2]) => (doc: Y.Doc) =>
  meeting.set(doc, 'meeting', patch)
const raised =
  (calledAt: number | null = null) =>
  (doc: Y.Doc) =>
    speakers.create(doc, {
      id: asId('hand-b'),
      orgId: asId('org-b'),
      calledAt,
      doneAt: null,
      ...authoredBy(memberB, 1),
    })
const onRecord = (doc: Y.Doc) =>
  attendance.create(doc, {
    id: asId('org-b'),
    orgId: asId('org-b'),
    mode: 'online',
    representatives: 1,
    names: '',
    confirmedAt: null,
  })

/** The commands of a meeting, but for those on its agenda and decisions (record-command-cases.ts). */
export const meetingCommandCases: Record<string, CommandCase> = {
  'meeting.start': {
    ...lead,
    before: been({ status: 'scheduled', startedAt: null }),
    args: {},
    leaves: row({ status: 'inProgress', startedAt: 7, currentItemId: 'item-1' }),
    wrong: { moves: 'yes' },
    missing: null,
  },
  'meeting.goTo': {
    ...lead,
    args: { itemId: 'item-2' },
    leaves: row({ currentItemId: 'item-2', currentSince: 7 }),
    wrong: { itemId: null },
    missing: { itemId: 'nobody' },
  },
  'meeting.next': {
    ...lead,
    args: {},
    leaves: row({ currentItemId: 'item-1' }),
    wrong: { by: 2 },
    missing: null,
  },
  'meeting.previous': {
    ...lead,
    before: (doc) => {
      been({ currentItemId: asId('item-2'), currentSince: 1 })(doc)
      agenda.set(doc, asId('item-1'), { status: 'closed', closedAt: 1 })
    },
    args: {},
    leaves: row({ currentItemId: 'item-1' }),
    wrong: { by: 2 },
    missing: null,
  },
  'meeting.close': {
    ...lead,
    args: {},
    leaves: row({ status: 'closed', endedAt: 7 }),
    wrong: { keepsEnd: 'no' },
    missing: null,
  },
  'meeting.cancel': {
    ...lead,
    before: been({ status: 'scheduled', startedAt: null }),
    args: {},
    leaves: row({ status: 'cancelled' }),
    wrong: { reason: 'x' },
    missing: null,
  },
  'meeting.reopen': {
    ...lead,
    before: been({ status: 'closed', endedAt: 2 }),
    args: { reason: ' пропуск ' },
    leaves: row({ status: 'inProgress', reopenReason: 'пропуск' }),
    wrong: { reason: ' ' },
    missing: null,
  },
  'meeting.setMinutesState': {
    ...lead,
    before: been({ status: 'closed', endedAt: 2 }),
    args: { status: 'minutesApproved' },
    leaves: row({ status: 'minutesApproved' }),
    wrong: { status: 'cancelled' },
    missing: null,
  },
  'meeting.lead': {
    ...lead,
    args: { orgId: 'org-a' },
    leaves: row({ facilitatorOrgId: 'org-a' }),
    wrong: { orgId: 7 },
    missing: null,
  },
  'meeting.limitSpeaking': {
    ...lead,
    args: { minutes: 3 },
    leaves: row({ speakingMinutes: 3 }),
    wrong: { minutes: 0 },
    missing: null,
  },
  'meeting.change': {
    ...lead,
    args: { place: 'Зала 2' },
    leaves: row({ place: 'Зала 2' }),
    wrong: { date: '2026-02-30' },
    missing: null,
  },
  'votes.cast': {
    may: memberB,
    mayNot: observer,
    args: { decisionId: 'decision-1', choice: 'for' },
    leaves: ['votes', 'decision-1:org-b', { choice: 'for', dissent: null }],
    wrong: { choice: 'maybe' },
    missing: { decisionId: 'nobody' },
  },
  'attendance.record': {
    may: memberB,
    mayNot: memberA,
    args: { orgId: 'org-b', mode: 'online', confirms: false },
    leaves: ['attendance', 'org-b', { mode: 'online', representatives: 1, confirmedAt: null }],
    wrong: { mode: 'late' },
    missing: null,
  },
  'attendance.confirm': {
    ...lead,
    args: { proposals: [{ orgId: 'org-b', mode: 'inPerson', representatives: 2 }] },
    leaves: ['attendance', 'org-b', { representatives: 2, confirmedAt: 7 }],
    wrong: { proposals: [{ orgId: 'org-b' }] },
    missing: null,
  },
  'attendance.markRestAbsent': {
    ...lead,
    args: { orgIds: ['org-b'] },
    leaves: ['attendance', 'org-b', { mode: 'absent', confirmedAt: 7 }],
    wrong: { orgIds: [null] },
    missing: null,
  },
  'attendance.recordNames': {
    ...lead,
    mayNot: memberA,
    before: onRecord,
    args: { proposals: [{ orgId: 'org-b', names: 'Иван Петров', representatives: 1 }] },
    leaves: ['attendance', 'org-b', { names: 'Иван Петров' }],
    wrong: { proposals: [{ orgId: 'org-b', names: 1, representatives: 1 }] },
    missing: null,
  },
  'speakers.raise': {
    may: memberB,
    mayNot: memberA,
    args: { id: 'hand-n', orgId: 'org-b' },
    leaves: ['speakers', 'hand-n', { orgId: 'org-b', calledAt: null }],
    wrong: { orgId: null },
    missing: null,
  },
  'speakers.lower': {
    may: memberB,
    mayNot: memberA,
    before: raised(),
    args: { orgId: 'org-b' },
    leaves: hand({ deletedAt: 7 }),
    wrong: { orgId: null },
    missing: null,
  },
  'speakers.call': {
    ...lead,
    before: raised(),
    args: { id: 'hand-b' },
    leaves: hand({ calledAt: 7 }),
    wrong: { id: '' },
    missing: nobody,
  },
  'speakers.finish': {
    may: memberB,
    mayNot: memberA,
    before: raised(1),
    args: {},
    leaves: hand({ doneAt: 7 }),
    wrong: { id: 'hand-b' },
    missing: null,
  },
  'speakers.remove': {
    may: facilitator,
    mayNot: memberA,
    before: raised(),
    args: { id: 'hand-b' },
    leaves: hand({ deletedAt: 7 }),
    wrong: { id: '' },
    missing: nobody,
  },
}
