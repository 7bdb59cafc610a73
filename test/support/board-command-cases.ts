import { actions } from '@sedyanka/shared/actions/actions.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import type { ActionId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'
import type { CommandCase } from './command-case.ts'
import { facilitator, memberA, memberB, observer, seatOf } from './fixtures.ts'

const memberC = seatOf(asId('p-c'), 'member', asId('org-c'))
const name = { bg: 'Ново', en: 'New', uk: 'Нове' }
const nobody = { id: 'nobody' }
const reported = (doc: Y.Doc): void => {
  const report = {
    actionId: asId<ActionId>('action-a'),
    orgId: asId<OrganisationId>('org-a'),
    status: 'done',
    text: 'Готово',
  } as const
  reports.create(doc, {
    id: asId('report-1'),
    ...report,
    createdBy: memberA.personId,
    createdAt: 1,
    deletedAt: null,
  })
  actions.set(doc, asId('action-a'), { status: 'done' })
}

/** The commands of a board, but for those on help (help-command-cases.ts). */
export const boardCommandCases: Record<string, CommandCase> = {
  'board.change': {
    may: facilitator,
    mayNot: memberA,
    args: { title: 'Друго табло' },
    leaves: ['board', 'board', { title: 'Друго табло' }],
    wrong: { title: ' ' },
    missing: null,
  },
  'organisations.add': {
    may: facilitator,
    mayNot: memberA,
    args: {
      id: 'org-n',
      kind: 'ngo',
      name,
      shortName: 'Ново',
      shortNames: { en: '', uk: '' },
      sectors: [],
      municipality: null,
    },
    leaves: ['organisations', 'org-n', { shortName: 'Ново' }],
    wrong: { kind: 'firm' },
    missing: null,
  },
  'organisations.change': {
    may: facilitator,
    mayNot: memberA,
    args: { id: 'org-c', shortName: 'Ново' },
    leaves: ['organisations', 'org-c', { shortName: 'Ново' }],
    wrong: { shortName: '' },
    missing: nobody,
  },
  'actions.add': {
    may: memberA,
    mayNot: observer,
    args: { id: 'action-n', title: 'Списък', responsibleOrgId: 'org-a', dueDate: '2026-12-01' },
    leaves: ['actions', 'action-n', { status: 'accepted', dueDate: '2026-12-01' }],
    wrong: { dueDate: 'утре' },
    missing: null,
  },
  'actions.assign': {
    may: facilitator,
    mayNot: memberC,
    args: { id: 'action-b', orgId: 'org-c' },
    leaves: ['actions', 'action-b', { responsibleOrgId: 'org-c', status: 'proposed' }],
    wrong: { orgId: 7 },
    missing: nobody,
  },
  'actions.takeBackAssignment': {
    may: facilitator,
    mayNot: memberC,
    args: {
      id: 'action-b',
      responsibleOrgId: 'org-a',
      status: 'blocked',
      blockedReason: 'Няма ключ',
    },
    leaves: ['actions', 'action-b', { responsibleOrgId: 'org-a', blockedReason: 'Няма ключ' }],
    wrong: { status: 'lost' },
    missing: nobody,
  },
  'actions.setDueDate': {
    may: memberB,
    mayNot: memberC,
    args: { id: 'action-b', dueDate: '2026-12-01' },
    leaves: ['actions', 'action-b', { dueDate: '2026-12-01' }],
    wrong: { dueDate: '2026-02-30' },
    missing: nobody,
  },
  'actions.acceptChange': {
    before: (doc) => actions.set(doc, asId('action-b'), { changedAfter: ['title'] }),
    may: memberB,
    mayNot: memberC,
    args: { id: 'action-b' },
    leaves: ['actions', 'action-b', { changedAfter: null }],
    wrong: { id: '' },
    missing: nobody,
  },
  'actions.remove': {
    may: memberB,
    mayNot: memberA,
    args: { id: 'action-b' },
    leaves: ['actions', 'action-b', { deletedAt: 7 }],
    wrong: { id: '' },
    missing: nobody,
  },
  'actions.restore': {
    before: (doc) => actions.set(doc, asId('action-b'), { deletedAt: 1 }),
    may: memberB,
    mayNot: memberA,
    args: { id: 'action-b' },
    leaves: ['actions', 'action-b', { deletedAt: null }],
    wrong: { id: '' },
    missing: nobody,
  },
  'actions.report': {
    may: memberA,
    mayNot: memberC,
    args: { id: 'action-a', status: 'blocked', text: 'Няма ключ' },
    leaves: ['actions', 'action-a', { status: 'blocked', blockedReason: 'Няма ключ' }],
    wrong: { status: 'lost' },
    missing: nobody,
  },
  'actions.takeBackReport': {
    before: reported,
    may: memberA,
    mayNot: memberC,
    args: {
      id: 'action-a',
      reportId: 'report-1',
      status: 'proposed',
      blockedReason: null,
      declineReason: null,
    },
    leaves: ['reports', 'report-1', { deletedAt: 7 }],
    wrong: { reportId: 7 },
    missing: { reportId: 'nobody' },
  },
  'reports.shorten': {
    before: reported,
    may: facilitator,
    mayNot: memberC,
    args: { id: 'report-1', text: 'Гово' },
    leaves: ['reports', 'report-1', { text: 'Гово' }],
    wrong: { text: 7 },
    missing: nobody,
  },
  'actions.setReasons': {
    before: (doc) => actions.set(doc, asId('action-a'), { declineReason: 'Няма хора' }),
    may: facilitator,
    mayNot: memberC,
    args: { id: 'action-a', declineReason: 'Няма' },
    leaves: ['actions', 'action-a', { declineReason: 'Няма' }],
    wrong: { declineReason: 7 },
    missing: nobody,
  },
  'actions.askForDate': {
    may: memberA,
    mayNot: memberC,
    args: { id: 'action-a', day: '2026-12-15', reason: ' Празници ' },
    leaves: ['actions', 'action-a', { requestedDueDate: '2026-12-15', requestReason: 'Празници' }],
    wrong: { day: null },
    missing: nobody,
  },
  'actions.answerDate': {
    before: (doc) => actions.set(doc, asId('action-a'), { requestedDueDate: '2026-12-15' }),
    may: facilitator,
    mayNot: memberC,
    args: { id: 'action-a', answer: 'granted' },
    leaves: ['actions', 'action-a', { dueDate: '2026-12-15', dueAnswer: 'granted' }],
    wrong: { answer: 'later' },
    missing: nobody,
  },
  'actions.dropDateRequest': {
    before: (doc) => actions.set(doc, asId('action-a'), { requestedDueDate: '2026-12-15' }),
    may: memberA,
    mayNot: memberC,
    args: { id: 'action-a' },
    leaves: ['actions', 'action-a', { requestedDueDate: null }],
    wrong: { id: '' },
    missing: nobody,
  },
}
