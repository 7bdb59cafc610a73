import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'
import type { CommandCase } from './command-case.ts'
import { memberA, memberB, seatOf } from './fixtures.ts'

const memberC = seatOf(asId('p-c'), 'member', asId('org-c'))
const nobody = { id: 'nobody' }
const need = {
  title: 'Легла',
  sector: 'health',
  kind: 'goods',
  quantity: 4,
  unit: 'beds',
  municipality: null,
  validUntil: null,
}
const asNeed = { neededFrom: null, urgency: 'high', peopleInNeed: null, note: '' }
const asOffer = { availableFrom: null, coverage: 'region', conditions: '' }
const pledged = (doc: Y.Doc): void =>
  matches.create(doc, {
    id: asId('match-1'),
    offerId: asId('offer-a'),
    needId: asId('need-b'),
    quantity: 5,
    status: 'proposed',
    ...authoredBy(memberA, 1),
  })

/** The commands on needs, offers and matches. */
export const helpCommandCases: Record<string, CommandCase> = {
  'needs.add': {
    may: memberB,
    mayNot: memberA,
    args: { id: 'need-n', orgId: 'org-b', ...need, ...asNeed },
    leaves: ['needs', 'need-n', { quantity: 4 }],
    wrong: { quantity: 0 },
    missing: null,
  },
  'needs.change': {
    may: memberB,
    mayNot: memberA,
    args: { id: 'need-b', quantity: 50 },
    leaves: ['needs', 'need-b', { quantity: 50 }],
    wrong: { urgency: 'never' },
    missing: nobody,
  },
  'offers.add': {
    may: memberA,
    mayNot: memberB,
    args: { id: 'offer-n', orgId: 'org-a', ...need, ...asOffer },
    leaves: ['offers', 'offer-n', { quantity: 4 }],
    wrong: { title: '' },
    missing: null,
  },
  'offers.change': {
    may: memberA,
    mayNot: memberB,
    args: { id: 'offer-a', validUntil: '2026-12-31' },
    leaves: ['offers', 'offer-a', { validUntil: '2026-12-31' }],
    wrong: { quantity: -1 },
    missing: nobody,
  },
  ...standing('needs', { id: 'need-b', may: memberB, mayNot: memberA }),
  ...standing('offers', { id: 'offer-a', may: memberA, mayNot: memberB }),
  'offers.pledge': {
    may: memberA,
    mayNot: memberB,
    args: { needId: 'need-b', quantity: 3, orgId: 'org-a' },
    leaves: ['needs', 'need-b', { quantity: 40 }],
    wrong: { quantity: 0 },
    missing: { needId: 'nobody' },
  },
  'offers.takeBackPledge': {
    before: pledged,
    may: memberA,
    mayNot: memberC,
    args: { offerId: 'offer-a', matchId: 'match-1' },
    leaves: ['matches', 'match-1', { deletedAt: 7 }],
    wrong: { matchId: null },
    missing: { matchId: 'nobody' },
  },
  'matches.link': {
    may: memberA,
    mayNot: memberC,
    args: { needId: 'need-b', offerId: 'offer-a', quantity: 3 },
    leaves: ['offers', 'offer-a', { quantity: 30 }],
    wrong: { quantity: 'три' },
    missing: { offerId: 'nobody' },
  },
  'matches.setStatus': {
    before: pledged,
    may: memberA,
    mayNot: memberB,
    args: { id: 'match-1', status: 'confirmed' },
    leaves: ['matches', 'match-1', { status: 'confirmed' }],
    wrong: { status: 'lost' },
    missing: nobody,
  },
  'matches.remove': {
    before: pledged,
    may: memberA,
    mayNot: memberC,
    args: { id: 'match-1' },
    leaves: ['matches', 'match-1', { deletedAt: 7 }],
    wrong: { id: '' },
    missing: nobody,
  },
  'matches.restore': {
    before: (doc) => {
      pledged(doc)
      matches.set(doc, asId('match-1'), { deletedAt: 1 })
    },
    may: memberA,
    mayNot: memberC,
    args: { id: 'match-1' },
    leaves: ['matches', 'match-1', { deletedAt: null }],
    wrong: { id: '' },
    missing: nobody,
  },
}

/** Withdrawing and removing a need or an offer, and the ways back. */
function standing(
  root: 'needs' | 'offers',
  { id, may, mayNot }: Pick<CommandCase, 'may' | 'mayNot'> & { id: string },
): Record<string, CommandCase> {
  const rows = root === 'needs' ? needs : offers
  const way = (
    fields: Record<string, unknown>,
    before?: { withdrawnAt?: number; deletedAt?: number },
  ): CommandCase => ({
    ...(before ? { before: (doc: Y.Doc) => rows.set(doc, asId(id), before) } : {}),
    may,
    mayNot,
    args: { id },
    leaves: [root, id, fields],
    wrong: { id: '' },
    missing: nobody,
  })
  return {
    [`${root}.withdraw`]: way({ withdrawnAt: 7 }),
    [`${root}.resume`]: way({ withdrawnAt: null }, { withdrawnAt: 1 }),
    [`${root}.remove`]: way({ deletedAt: 7 }),
    [`${root}.restore`]: way({ deletedAt: null }, { deletedAt: 1 }),
  }
}
