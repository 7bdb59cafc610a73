import { limits } from '@sedyanka/shared/limits.ts'
import * as Y from 'yjs'
import { noteOf } from '../../support/notes.ts'
import { by, rowOf, type Trespass } from './attack.ts'
import { writers } from './world.ts'

const hostileLinks = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:x',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  'http:',
  '',
  'blob:x',
  `https://${'x'.repeat(3_000)}`,
]

export const notesTrespasses: Record<string, Trespass> = {
  'a kind that no block has': by(writers, ({ doc, random }) =>
    noteOf(doc).insertEmbed(
      0,
      new Y.Map([
        ['k', random.pick(['p', 'h1', 'script', 'UL', '', 1, null, { a: 1 }, ['h2'], true])],
      ]),
      {},
    ),
  ),
  'a depth or number out of its range': by(writers, ({ doc, random }) =>
    noteOf(doc).setAttribute(
      random.pick(['d', 's']),
      random.pick([-1, 1.5, 10_000, Number.NaN, '1', null, [1], new Uint8Array([1])]),
    ),
  ),
  'an entry that no block has': by(writers, ({ doc, random }) => {
    const name = random.pick(['onclick', 'style', 'href', '__proto__', 'kk', 't', ''])
    if (random.chance(0.5)) noteOf(doc).setAttribute(name, 'h2')
    else noteOf(doc).insertEmbed(0, new Y.Map([[name, 'h2']]), {})
  }),
  'something within a block': by(writers, ({ doc, random }) => {
    const block = new Y.Map<unknown>()
    noteOf(doc).insertEmbed(0, block, {})
    block.set(
      'k',
      random.pick([new Y.Map(), new Y.Text('x'), new Y.Array(), new Y.XmlElement('p')]),
    )
  }),
  'a mark that no editor has': by(writers, ({ doc, random }) =>
    noteOf(doc).insert(0, 'дума', {
      [random.pick(['bold--x', 'onclick', 'code', 'constructor', 'link2', 'b'.repeat(60)])]: true,
    }),
  ),
  'a mark of another value': by(writers, ({ doc, random }) =>
    noteOf(doc).insert(0, 'дума', {
      [random.pick(['bold', 'italic'])]: random.pick([{}, 'x', 1, false, [true]]),
    }),
  ),
  'a hostile link': by(writers, ({ doc, random }) =>
    noteOf(doc).insert(0, 'връзка', {
      link: random.pick([...hostileLinks, { href: 'https://x.example' }, {}, true]),
    }),
  ),
  'controls among the letters': by(writers, ({ doc, random }) =>
    noteOf(doc).insert(0, `а${random.pick(['\0', '\r', '\x0B', '\x1B', '\x85', '\uFFFF'])}б`),
  ),
  'notes without end': by(writers, ({ doc, random }) => {
    const note = noteOf(doc)
    if (random.chance(0.5)) return note.insert(0, 'x'.repeat(limits.notesLength + 1))
    for (let block = 0; block <= limits.notesLength; block++) note.insertEmbed(0, new Y.Map(), {})
  }),
  'things within notes': by(writers, ({ doc, random }) => {
    const note = noteOf(doc)
    random.pick([
      () => note.insertEmbed(0, { image: 'x' }),
      () => note.insertEmbed(0, new Y.Text('x')),
      () => note.insertEmbed(0, new Y.Array()),
      () => note.insertEmbed(0, new Y.XmlElement('script')),
    ])()
  }),
  'the notes of an earlier version': by(writers, ({ doc }) => {
    rowOf(doc, 'agenda', 'item-1').set('notes', new Y.XmlFragment())
  }),
}
