import { actions } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { asId } from '../../support/as-id.ts'
import { addAction, facilitator, memberA, memberB } from '../../support/fixtures.ts'
import { type Attack, by, rowOf, type Trespass } from './attack.ts'
import { memberC, readers, writers } from './world.ts'

const members = [memberA, memberB, memberC]
const forgedMatch =
  (
    seat: Seat,
    status: 'proposed' | 'confirmed' | 'delivered',
    refs: { offerId: OfferId; needId: NeedId },
  ) =>
  ({ doc, step }: Attack) =>
    matches.create(doc, {
      id: asId(`m-${step}`),
      ...refs,
      quantity: 3,
      status,
      ...authoredBy(seat, 1),
    })
/** An action item in which the seat's organisation takes no part. */
const foreignAction = (doc: Y.Doc, { organisationId }: Seat): string => {
  const found = actions
    .all(doc)
    .find((row) => ![row.responsibleOrgId, ...row.coOrgIds].includes(organisationId))
  return found?.id ?? 'none'
}
const aToB = { offerId: asId<OfferId>('offer-a'), needId: asId<NeedId>('need-b') }

export const boardTrespasses: Record<string, Trespass> = {
  'a field of a foreign need': by([memberA, memberC], ({ doc, random }) =>
    rowOf(doc, 'needs', 'need-b').set(random.pick(['quantity', 'peopleInNeed']), 1 + random.int(8)),
  ),
  'a foreign need removed': by([memberA, memberC], ({ doc }) =>
    needs.set(doc, asId('need-b'), { deletedAt: 5 }),
  ),
  'a foreign offer withdrawn': by([memberB, memberC], ({ doc }) =>
    offers.set(doc, asId('offer-a'), { withdrawnAt: 5 }),
  ),
  'a field of a foreign row deleted': by([memberA, memberC], ({ doc, random }) =>
    rowOf(doc, 'needs', 'need-b').delete(random.pick(['note', 'sector', 'title'])),
  ),
  'a row owned anew': by([memberA, memberC, facilitator], ({ doc, seat }) =>
    rowOf(doc, 'needs', 'need-b').set('orgId', seat.organisationId),
  ),
  'an owner deleted': by(writers, ({ doc, random }) =>
    rowOf(doc, 'needs', 'need-b').delete(random.pick(['orgId', 'createdBy', 'createdAt'])),
  ),
  'somebody else’s signature': by(writers, ({ doc, seat, step }) =>
    addAction(doc, `x-${step}`, {
      org: seat.organisationId,
      seat: seat === memberB ? memberA : memberB,
    }),
  ),
  'another organisation’s signature': by(writers, ({ doc, seat, step }) =>
    addAction(doc, `x-${step}`, {
      org: seat.organisationId,
      seat: { ...seat, organisationId: asId('org-z') },
    }),
  ),
  'authorship rewritten': by(writers, ({ doc, random }) =>
    rowOf(doc, 'actions', 'action-b').set(
      random.pick(['createdAt', 'createdBy', 'createdByOrg']),
      random.pick([77, 'p-other']),
    ),
  ),
  'consent in another’s name': by([memberB, memberC], ({ doc, random }) => {
    const now = actions.read(doc, asId('action-a'))?.status
    actions.set(doc, asId('action-a'), {
      status: random.pick(
        (['accepted', 'inProgress', 'blocked', 'done'] as const).filter((each) => each !== now),
      ),
    })
  }),
  'consent by who only proposed': by(memberB, ({ doc, random }) =>
    actions.set(doc, asId('action-for-a'), {
      status: random.pick(['accepted', 'inProgress', 'done']),
    }),
  ),
  'a new action item that others have accepted': by(members, ({ doc, seat, step }) => {
    const target = seat === memberC ? 'org-a' : 'org-c'
    addAction(doc, `f-${step}`, { org: asId(target), seat })
    rowOf(doc, 'actions', `f-${step}`).set('status', 'accepted')
  }),
  'an accepted action item handed on': by(memberC, ({ doc }) => {
    const row = rowOf(doc, 'actions', 'action-c')
    row.set('status', 'accepted')
    row.set('responsibleOrgId', 'org-b')
  }),
  'a foreign action item seized': by(memberC, ({ doc }) =>
    actions.set(doc, asId('action-b'), { responsibleOrgId: asId('org-c') }),
  ),
  'a report on a foreign action item': by([memberB, memberC], ({ doc, seat, step }) =>
    reports.create(doc, {
      id: asId(`r-${step}`),
      actionId: asId(foreignAction(doc, seat)),
      orgId: asId(String(seat.organisationId)),
      status: 'done',
      text: 'x',
      createdBy: seat.personId,
      createdAt: 1,
      deletedAt: null,
    }),
  ),
  'a report in another’s name': by(writers, ({ doc, seat, step, random }) => {
    const orgId = random.chance(0.5) && seat.role === 'member' ? 'org-z' : 'org-a'
    reports.create(doc, {
      id: asId(`r-${step}`),
      actionId: asId('action-a'),
      orgId: asId(orgId),
      status: 'done',
      text: 'x',
      createdBy: asId('p-other'),
      createdAt: 1,
      deletedAt: null,
    })
  }),
  'a foreign report corrected': by([memberB, memberC], ({ doc }) =>
    reports.set(doc, asId('report-a'), { text: 'чуждо' }),
  ),
  'a report’s status changed': by(memberA, ({ doc }) =>
    rowOf(doc, 'reports', 'report-a').set('status', 'done'),
  ),
  'a match confirmed by who needs': by(memberB, ({ doc }) =>
    matches.set(doc, asId('match-proposed'), { status: 'confirmed' }),
  ),
  'a match delivered by who offers': by(memberA, ({ doc }) =>
    matches.set(doc, asId('match-confirmed'), { status: 'delivered' }),
  ),
  'a match delivered before it was confirmed': by(memberB, ({ doc }) =>
    matches.set(doc, asId('match-proposed'), { status: 'delivered' }),
  ),
  'a match between others': by(memberC, (attack) => forgedMatch(memberC, 'proposed', aToB)(attack)),
  'a match confirmed at once by who needs': by(memberB, (attack) =>
    forgedMatch(memberB, 'confirmed', aToB)(attack),
  ),
  'a match of nothing': by(writers, (attack) =>
    forgedMatch(
      attack.seat,
      'proposed',
      attack.random.pick([
        { offerId: asId<OfferId>('none'), needId: asId<NeedId>('need-b') },
        { offerId: asId<OfferId>('offer-a'), needId: asId<NeedId>('__proto__x') },
        { offerId: asId<OfferId>('need-b'), needId: asId<NeedId>('offer-a') },
      ]),
    )(attack),
  ),
  'a confirmed quantity changed by who needs': by(memberB, ({ doc }) =>
    matches.set(doc, asId('match-confirmed'), { quantity: 999 }),
  ),
  'what the match is of, changed': by(writers, ({ doc, random }) =>
    rowOf(doc, 'matches', 'match-proposed').set(
      random.pick(['offerId', 'needId']),
      random.pick(['offer-b', 'need-c']),
    ),
  ),
  'the list of meetings': by(writers, ({ doc, step, random }) => {
    if (random.chance(0.5)) return meetings.set(doc, asId('m1'), { title: 'Чуждо' })
    meetings.create(doc, {
      id: asId(`mm-${step}`),
      number: 2,
      title: 'x',
      series: '',
      date: '2026-11-24',
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      status: 'scheduled',
      proposalsUntil: null,
      nextMeeting: null,
    })
  }),
  'the register': by(members, ({ doc, random }) =>
    organisations.set(doc, asId('org-a'), random.pick([{ shortName: 'x' }, { deletedAt: 5 }])),
  ),
  'the board’s title': by(members, ({ doc }) => board.set(doc, 'board', { title: 'Чуждо' })),
  'the demo notice': by(writers, ({ doc }) => rowOf(doc, 'board', 'board').set('demo', true)),
  'anything by who only reads': by(readers, ({ doc, seat, step, random }) =>
    random.pick([
      () => needs.set(doc, asId('need-b'), { quantity: 2 }),
      () => addAction(doc, `o-${step}`, { org: null, seat }),
      () => actions.sharedText(doc, asId('action-a'), 'title')?.insert(0, 'x'),
      () =>
        rowOf(doc, 'actions', 'action-a').delete('dueDate') ??
        actions.set(doc, asId('action-a'), { dueDate: '2026-12-01' }),
    ])(),
  ),
}
