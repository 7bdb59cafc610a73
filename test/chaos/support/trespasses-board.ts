import { actions } from '@sedyanka/shared/board/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { organisations } from '@sedyanka/shared/board/organisations.ts'
import { reports } from '@sedyanka/shared/board/reports.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { addAction, facilitator, memberA, memberB } from '../../support/fixtures.ts'
import { type Attack, rowOf, type Trespass } from './attack.ts'
import { memberC, readers, writers } from './world.ts'

const by = (seats: Seat | readonly Seat[], commit: Trespass['commit']): Trespass => ({
  by: Array.isArray(seats) ? (seats as readonly Seat[]) : [seats as Seat],
  commit,
})
const members = [memberA, memberB, memberC]
const roots = [
  'board',
  'organisations',
  'actions',
  'reports',
  'needs',
  'offers',
  'matches',
  'meetings',
] as const
const anyRow = ({ doc, random }: Attack): { root: string; id: string; row: Y.Map<unknown> } => {
  const root = random.pick(roots)
  const id = random.pick([...doc.getMap(root).keys()])
  return { root, id, row: rowOf(doc, root, id) }
}
/** Values of every kind that Yjs can carry and a plain field must not. */
const strangeValue = ({ random }: Attack): unknown =>
  random.pick([
    () => new Y.Map(),
    () => new Y.Array(),
    () => new Y.Text('x'),
    () => new Y.XmlElement('script'),
    () => new Y.XmlFragment(),
    () => new Y.Doc(),
    () => new Uint8Array([1, 2]),
    () => Number.NaN,
    () => Infinity,
    () => -1,
    () => 'x'.repeat(6_000),
    () => ({ a: { b: { c: { d: { e: {} } } } } }),
    () => ({ inner: { constructor: 1 } }),
    () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown,
    () => undefined,
    () => [[[[[[1]]]]]],
  ])()

const forgedMatch =
  (
    seat: Seat,
    status: 'proposed' | 'confirmed' | 'delivered',
    refs: { offerId: string; needId: string },
  ) =>
  ({ doc, step }: Attack) =>
    matches.create(doc, { id: `m-${step}`, ...refs, quantity: 3, status, ...authoredBy(seat, 1) })
/** An action item in which the seat's organisation takes no part. */
const foreignAction = (doc: Y.Doc, { organisationId }: Seat): string => {
  const found = actions
    .all(doc)
    .find((row) => ![row.responsibleOrgId, ...row.coOrgIds].includes(organisationId))
  return found?.id ?? 'none'
}
const aToB = { offerId: 'offer-a', needId: 'need-b' }

export const boardTrespasses: Record<string, Trespass> = {
  'a field of a foreign need': by([memberA, memberC], ({ doc, random }) =>
    rowOf(doc, 'needs', 'need-b').set(random.pick(['quantity', 'peopleInNeed']), 1 + random.int(8)),
  ),
  'a foreign need removed': by([memberA, memberC], ({ doc }) =>
    needs.set(doc, 'need-b', { deletedAt: 5 }),
  ),
  'a foreign offer withdrawn': by([memberB, memberC], ({ doc }) =>
    offers.set(doc, 'offer-a', { withdrawnAt: 5 }),
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
      seat: { ...seat, organisationId: 'org-z' },
    }),
  ),
  'authorship rewritten': by(writers, ({ doc, random }) =>
    rowOf(doc, 'actions', 'action-b').set(
      random.pick(['createdAt', 'createdBy', 'createdByOrg']),
      random.pick([77, 'p-other']),
    ),
  ),
  'a row taken out': by(writers, (attack) => {
    const { root, id } = anyRow(attack)
    attack.doc.getMap(root).delete(id)
  }),
  'a row replaced': by(writers, (attack) => {
    const { root, id } = anyRow(attack)
    attack.doc
      .getMap(root)
      .set(
        id,
        attack.random.pick([() => new Y.Map(), () => 'text', () => new Y.Array(), () => null])(),
      )
  }),
  'a row cleared': by(writers, (attack) => anyRow(attack).row.clear()),
  'a root of another name': by(writers, ({ doc, step, random }) => {
    const name = random.pick(['extra', '__proto__x', 'agenda', 'prosemirror', `r${step}`])
    random.pick([
      () => void doc.getMap(name).set('a', 1),
      () => doc.getArray(name).push([1]),
      () => doc.getText(name).insert(0, 'x'),
      () => doc.getXmlFragment(name).insert(0, [new Y.XmlText('x')]),
    ])()
  }),
  'a field of another name': by(writers, (attack) =>
    anyRow(attack).row.set(
      attack.random.pick(['extra', '__proto__', 'constructor', 'toString', 'id']),
      1,
    ),
  ),
  'a strange value': by(writers, (attack) => {
    // Own rows, so that nothing but the value is wrong.
    const { doc, seat, step } = attack
    if (seat.organisationId === null)
      return void rowOf(doc, 'board', 'board').set('title', strangeValue(attack))
    const need = needs.read(doc, 'need-b')
    if (need)
      needs.create(doc, {
        ...need,
        id: `n-${step}`,
        orgId: seat.organisationId,
        ...authoredBy(seat, 1),
      })
    rowOf(doc, 'needs', `n-${step}`).set(
      attack.random.pick(['quantity', 'urgency', 'kind', 'validUntil', 'orgId']),
      strangeValue(attack),
    )
  }),
  'a strange row': by(writers, ({ doc, step, random }) =>
    doc
      .getMap(random.pick(roots))
      .set(
        `s-${step}`,
        random.pick([
          () => 'text',
          () => new Y.Array(),
          () => new Y.Text('x'),
          () => 7,
          () => new Y.XmlElement('p'),
          () => new Uint8Array(3),
        ])(),
      ),
  ),
  'half a row': by(writers, ({ doc, seat, step, random }) =>
    doc.getMap(random.pick(['actions', 'needs', 'offers', 'reports'])).set(
      `h-${step}`,
      new Y.Map<unknown>([
        ['createdBy', seat.personId],
        ['status', 'proposed'],
      ]),
    ),
  ),
  'a row under a bad name': by(writers, ({ doc, seat, random }) => {
    const made = new Y.Map<unknown>(
      Object.entries({
        status: 'proposed',
        createdBy: seat.personId,
        createdByOrg: seat.organisationId,
        createdAt: 1,
      }),
    )
    doc
      .getMap('actions')
      .set(random.pick(['', 'a b', '../x', '__proto__', '<b>', 'x'.repeat(90), 'a/b']), made)
  }),
  'a text replaced': by(writers, ({ doc, random }) =>
    rowOf(doc, 'actions', 'action-a').set(
      'title',
      random.pick([() => 'plain', () => new Y.Text('other'), () => new Y.Map(), () => null])(),
    ),
  ),
  'a text deleted': by(writers, ({ doc }) => rowOf(doc, 'actions', 'action-a').delete('title')),
  'a text without end': by([memberA, facilitator], ({ doc }) =>
    actions.sharedText(doc, 'action-a', 'title')?.insert(0, 'x'.repeat(600)),
  ),
  'marks and things in a plain text': by([memberA, facilitator], ({ doc, random }) => {
    const title = actions.sharedText(doc, 'action-a', 'title')
    random.pick([
      () => title?.format(0, 3, { bold: true }),
      () => title?.insertEmbed(0, { a: 1 }),
      () => title?.insertEmbed(0, new Y.Map()),
      () => title?.setAttribute('x', 1),
    ])()
  }),
  'consent in another’s name': by([memberB, memberC], ({ doc, random }) => {
    const now = actions.read(doc, 'action-a')?.status
    actions.set(doc, 'action-a', {
      status: random.pick(
        (['accepted', 'inProgress', 'blocked', 'done'] as const).filter((each) => each !== now),
      ),
    })
  }),
  'consent by who only proposed': by(memberB, ({ doc, random }) =>
    actions.set(doc, 'action-for-a', { status: random.pick(['accepted', 'inProgress', 'done']) }),
  ),
  'a new action item that others have accepted': by(members, ({ doc, seat, step }) => {
    const target = seat === memberC ? 'org-a' : 'org-c'
    addAction(doc, `f-${step}`, { org: target, seat })
    rowOf(doc, 'actions', `f-${step}`).set('status', 'accepted')
  }),
  'an accepted action item handed on': by(memberC, ({ doc }) => {
    const row = rowOf(doc, 'actions', 'action-c')
    row.set('status', 'accepted')
    row.set('responsibleOrgId', 'org-b')
  }),
  'a foreign action item seized': by(memberC, ({ doc }) =>
    actions.set(doc, 'action-b', { responsibleOrgId: 'org-c' }),
  ),
  'a report on a foreign action item': by([memberB, memberC], ({ doc, seat, step }) =>
    reports.create(doc, {
      id: `r-${step}`,
      actionId: foreignAction(doc, seat),
      orgId: String(seat.organisationId),
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
      id: `r-${step}`,
      actionId: 'action-a',
      orgId,
      status: 'done',
      text: 'x',
      createdBy: 'p-other',
      createdAt: 1,
      deletedAt: null,
    })
  }),
  'a foreign report corrected': by([memberB, memberC], ({ doc }) =>
    reports.set(doc, 'report-a', { text: 'чуждо' }),
  ),
  'a report’s status changed': by(memberA, ({ doc }) =>
    rowOf(doc, 'reports', 'report-a').set('status', 'done'),
  ),
  'a match confirmed by who needs': by(memberB, ({ doc }) =>
    matches.set(doc, 'match-proposed', { status: 'confirmed' }),
  ),
  'a match delivered by who offers': by(memberA, ({ doc }) =>
    matches.set(doc, 'match-confirmed', { status: 'delivered' }),
  ),
  'a match delivered before it was confirmed': by(memberB, ({ doc }) =>
    matches.set(doc, 'match-proposed', { status: 'delivered' }),
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
        { offerId: 'none', needId: 'need-b' },
        { offerId: 'offer-a', needId: '__proto__x' },
        { offerId: 'need-b', needId: 'offer-a' },
      ]),
    )(attack),
  ),
  'a confirmed quantity changed by who needs': by(memberB, ({ doc }) =>
    matches.set(doc, 'match-confirmed', { quantity: 999 }),
  ),
  'what the match is of, changed': by(writers, ({ doc, random }) =>
    rowOf(doc, 'matches', 'match-proposed').set(
      random.pick(['offerId', 'needId']),
      random.pick(['offer-b', 'need-c']),
    ),
  ),
  'the list of meetings': by(writers, ({ doc, step, random }) => {
    if (random.chance(0.5)) return meetings.set(doc, 'm1', { title: 'Чуждо' })
    meetings.create(doc, {
      id: `mm-${step}`,
      number: 2,
      title: 'x',
      series: '',
      date: '2026-11-24',
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      status: 'scheduled',
    })
  }),
  'the register': by(members, ({ doc, random }) =>
    organisations.set(doc, 'org-a', random.pick([{ shortName: 'x' }, { deletedAt: 5 }])),
  ),
  'the board’s title': by(members, ({ doc }) => board.set(doc, 'board', { title: 'Чуждо' })),
  'the demo notice': by(writers, ({ doc }) => rowOf(doc, 'board', 'board').set('demo', true)),
  'anything by who only reads': by(readers, ({ doc, seat, step, random }) =>
    random.pick([
      () => needs.set(doc, 'need-b', { quantity: 2 }),
      () => addAction(doc, `o-${step}`, { org: null, seat }),
      () => actions.sharedText(doc, 'action-a', 'title')?.insert(0, 'x'),
      () =>
        rowOf(doc, 'actions', 'action-a').delete('dueDate') ??
        actions.set(doc, 'action-a', { dueDate: '2026-12-01' }),
    ])(),
  ),
}
