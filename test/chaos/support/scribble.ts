import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'

/** What an editor does to notes: paragraphs, lists, marks, links, splitting, joining, cutting. */

const makeParagraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

const makeList = (random: Random): Y.XmlElement => {
  const list = new Y.XmlElement(random.pick(['bulletList', 'orderedList']))
  const entry = new Y.XmlElement('listItem')
  entry.insert(0, [makeParagraph(random.word(4))])
  list.insert(0, [entry])
  return list
}

const makeHeading = (random: Random): Y.XmlElement => {
  const heading = new Y.XmlElement<{ level: number }>('heading')
  heading.setAttribute('level', 1 + random.int(3))
  heading.insert(0, [new Y.XmlText(random.word(6))])
  return heading as Y.XmlElement
}

const textsBelow = (node: Y.XmlFragment): Y.XmlText[] =>
  node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsBelow(child) : [],
    )

const marks = [
  { bold: true },
  { bold: null },
  { italic: {} },
  { italic: null },
  { link: { href: 'https://example.org/план', target: '_blank' } },
  { link: null },
]

/** A place between two letters: Yjs does not survive halves of a surrogate pair, and no editor makes them. */
const between = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at

const changeText = (text: Y.XmlText, random: Random): void => {
  const plain = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  const at = between(plain, random.int(plain.length + 1))
  const length = between(plain, Math.min(plain.length, at + 1 + random.int(4))) - at
  if (random.chance(0.25) && length > 0) return text.delete(at, length)
  if (random.chance(0.25) && length > 0) return text.format(at, length, random.pick(marks))
  text.insert(at, random.chance(0.1) ? '😀' : random.word(1 + random.int(4)))
}

export const scribble = (notes: Y.XmlFragment, random: Random): void => {
  const roll = random.int(10)
  if (roll === 0 || notes.length === 0)
    return notes.insert(random.int(notes.length + 1), [makeParagraph(random.word(5))])
  if (roll === 1) return notes.insert(random.int(notes.length + 1), [makeList(random)])
  if (roll === 2) return notes.insert(random.int(notes.length + 1), [makeHeading(random)])
  if (roll === 3 && notes.length > 2) return notes.delete(random.int(notes.length), 1)
  const texts = textsBelow(notes)
  if (texts.length > 0) changeText(random.pick(texts), random)
}
