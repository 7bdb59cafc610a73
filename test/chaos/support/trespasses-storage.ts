import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import * as Y from 'yjs'
import { asId } from '../../support/as-id.ts'
import { facilitator, memberA } from '../../support/fixtures.ts'
import { type Attack, by, rowOf, type Trespass } from './attack.ts'
import { writers } from './world.ts'

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

/** Rows, fields, texts and values as no page would write them. */
export const storageTrespasses: Record<string, Trespass> = {
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
    const need = needs.read(doc, asId('need-b'))
    if (need)
      needs.create(doc, {
        ...need,
        id: asId(`n-${step}`),
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
    actions.sharedText(doc, asId('action-a'), 'title')?.insert(0, 'x'.repeat(600)),
  ),
  'marks and things in a plain text': by([memberA, facilitator], ({ doc, random }) => {
    const title = actions.sharedText(doc, asId('action-a'), 'title')
    random.pick([
      () => title?.format(0, 3, { bold: true }),
      () => title?.insertEmbed(0, { a: 1 }),
      () => title?.insertEmbed(0, new Y.Map()),
      () => title?.setAttribute('x', 1),
    ])()
  }),
}
