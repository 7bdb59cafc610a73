import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import * as Y from 'yjs'
import { by, type Trespass } from './attack.ts'
import { writers } from './world.ts'

const notesOf = (doc: Y.Doc): Y.XmlFragment =>
  agenda.richText(doc, 'item-1', 'notes') as Y.XmlFragment

const element = (name: string, attributes: Record<string, unknown> = {}): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  for (const [key, found] of Object.entries(attributes)) made.setAttribute(key, found as string)
  return made
}
const marked = (attributes: Record<string, unknown>): Y.XmlElement => {
  const text = new Y.XmlText()
  text.applyDelta([{ insert: 'връзка', attributes }])
  const made = element('paragraph')
  made.insert(0, [text])
  return made
}
const nested = (levels: number): Y.XmlElement => {
  const made = element('bulletList')
  if (levels > 0) made.insert(0, [nested(levels - 1)])
  return made
}
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

/** Notes as no editor would write them. */
export const notesTrespasses: Record<string, Trespass> = {
  'a node that no editor has': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [
      element(
        random.pick(['script', 'image', 'iframe', 'style', '__proto__', 'constructor', 'svg', '']),
      ),
    ]),
  ),
  'an attribute that no node has': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [
      element('paragraph', { [random.pick(['onclick', 'style', 'href', '__proto__'])]: 'x' }),
    ]),
  ),
  'an attribute that is a thing': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [
      element('heading', { level: random.pick([{ a: 1 }, [1], new Uint8Array([1])]) }),
    ]),
  ),
  'a mark that no editor has': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [
      marked({
        [random.pick(['onclick', 'code', 'style', 'constructor', 'link2', 'b'.repeat(60)])]: true,
      }),
    ]),
  ),
  'a hostile link': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [
      marked({
        link: random.pick([
          ...hostileLinks.map((href) => ({ href })),
          {},
          true,
          'https://x.example',
          { href: { toString: 'x' } },
        ]),
      }),
    ]),
  ),
  'notes without end': by(writers, ({ doc }) => {
    const made = element('paragraph')
    made.insert(0, [new Y.XmlText('x'.repeat(50_001))])
    notesOf(doc).insert(0, [made])
  }),
  'notes without ground': by(writers, ({ doc, random }) =>
    notesOf(doc).insert(0, [nested(32 + random.int(40))]),
  ),
  'things within notes': by(writers, ({ doc, random }) => {
    const text = new Y.XmlText('x')
    notesOf(doc).insert(0, [text])
    random.pick([
      () => text.insertEmbed(0, { image: 'x' }),
      () => text.insertEmbed(0, new Y.Map()),
      () => text.setAttribute('onclick', 'x'),
      () => notesOf(doc).insert(0, [new Y.XmlHook('x') as unknown as Y.XmlElement]),
    ])()
  }),
}
