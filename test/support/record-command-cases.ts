import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { asId } from './as-id.ts'
import type { CommandCase } from './command-case.ts'
import { facilitator, memberB, observer } from './fixtures.ts'

const nobody = { id: 'nobody' }
const lead = { may: facilitator, mayNot: memberB }
const item = (fields: Record<string, unknown>): CommandCase['leaves'] => [
  'agenda',
  'item-1',
  fields,
]
const decision = (fields: Record<string, unknown>): CommandCase['leaves'] => [
  'decisions',
  'decision-1',
  fields,
]
const fresh = { title: 'Преглед', minutes: 15, kind: 'review' }

/** The commands on the agenda of a meeting and its decisions. */
export const recordCommandCases: Record<string, CommandCase> = {
  'agenda.add': {
    may: memberB,
    mayNot: observer,
    args: { id: 'item-n', title: 'Точка' },
    leaves: ['agenda', 'item-n', { status: 'proposed', presenterOrgId: 'org-b' }],
    wrong: { title: '' },
    missing: null,
  },
  'agenda.change': {
    ...lead,
    args: { id: 'item-1', minutes: 20, presenterOrgId: 'org-c' },
    leaves: item({ minutes: 20, presenterOrgId: 'org-c' }),
    wrong: { minutes: 1.5 },
    missing: nobody,
  },
  'agenda.include': {
    ...lead,
    before: (doc) => agenda.set(doc, asId('item-1'), { status: 'postponed' }),
    args: { id: 'item-1' },
    leaves: item({ status: 'scheduled' }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.takeIn': {
    ...lead,
    before: (doc) => agenda.set(doc, asId('item-1'), { status: 'proposed' }),
    args: { id: 'item-1' },
    leaves: item({ status: 'scheduled', order: 'a2' }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.postpone': {
    ...lead,
    args: { id: 'item-1' },
    leaves: item({ status: 'postponed' }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.postponeAll': {
    ...lead,
    args: { ids: ['item-1', 'gone', 'item-2'] },
    leaves: item({ status: 'postponed' }),
    wrong: { ids: 'item-1' },
    missing: null,
  },
  'agenda.withdraw': {
    ...lead,
    args: { id: 'item-1' },
    leaves: item({ status: 'withdrawn' }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.move': {
    ...lead,
    args: { id: 'item-1', place: 1 },
    leaves: item({ order: 'a2' }),
    wrong: { place: 0.5 },
    missing: nobody,
  },
  'agenda.remove': {
    ...lead,
    args: { id: 'item-1' },
    leaves: item({ deletedAt: 7, deletedByOrg: 'org-a' }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.restore': {
    ...lead,
    before: (doc) => agenda.set(doc, asId('item-1'), { deletedAt: 1 }),
    args: { id: 'item-1' },
    leaves: item({ deletedAt: null }),
    wrong: { id: '' },
    missing: nobody,
  },
  'agenda.decideOwed': {
    ...lead,
    args: { itemId: 'item-1', state: 'dropped', fresh },
    leaves: item({ status: 'withdrawn' }),
    wrong: { state: 'later' },
    missing: { itemId: 'nobody' },
  },
  'decisions.draft': {
    ...lead,
    args: { id: 'decision-n', agendaItemId: 'item-1', text: '' },
    leaves: ['decisions', 'decision-n', { status: 'draft', method: 'consensus' }],
    wrong: { text: null },
    missing: null,
  },
  'decisions.openVote': {
    ...lead,
    before: (doc) => decisions.set(doc, asId('decision-1'), { method: 'consensus' }),
    args: { id: 'decision-1' },
    leaves: decision({ method: 'vote' }),
    wrong: { id: '' },
    missing: nobody,
  },
  ...Object.fromEntries(
    (
      [
        ['cancelVote', { method: 'consensus' }],
        ['adopt', { status: 'adopted', decidedAt: 7 }],
        ['reject', { status: 'rejected', decidedAt: 7 }],
        ['remove', { deletedAt: 7 }],
      ] as const
    ).map(([verb, fields]): [string, CommandCase] => [
      `decisions.${verb}`,
      {
        ...lead,
        args: { id: 'decision-1' },
        leaves: decision(fields),
        wrong: { id: '' },
        missing: nobody,
      },
    ]),
  ),
  'decisions.retract': {
    ...lead,
    before: (doc) => decisions.set(doc, asId('decision-1'), { status: 'adopted', decidedAt: 1 }),
    args: { id: 'decision-1' },
    leaves: decision({ status: 'draft', decidedAt: null }),
    wrong: { id: '' },
    missing: nobody,
  },
  'decisions.restore': {
    ...lead,
    before: (doc) => decisions.set(doc, asId('decision-1'), { deletedAt: 1 }),
    args: { id: 'decision-1' },
    leaves: decision({ deletedAt: null }),
    wrong: { id: '' },
    missing: nobody,
  },
  'decisions.count': {
    ...lead,
    args: { id: 'decision-1', counted: { for: 9, against: 1, abstained: 0 } },
    leaves: decision({ counted: { for: 9, against: 1, abstained: 0 } }),
    wrong: { counted: { for: -1, against: 0, abstained: 0 } },
    missing: nobody,
  },
}
