import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'

/** What an editor does to notes: words, marks, links, blocks of every kind, splitting, joining, cutting. */

const marks = [
  { bold: true },
  { bold: null },
  { italic: true },
  { italic: null },
  { link: 'https://example.org/план' },
  { link: null },
]

/** A place between two letters: Yjs does not survive halves of a surrogate pair, and no editor makes them. */
const between = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at

/** As many characters as the text has; a boundary is a line feed. */
const plainOf = (note: Y.Text): string =>
  (note.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\n'))
    .join('')

const changeBlock = (holder: Y.Text | Y.Map<unknown>, random: Random): void => {
  const [name, value] = random.pick([
    ['k', random.pick(['h2', 'h3', 'ul', 'ol', 'ol-a', 'ol-I'])],
    ['d', random.int(9)],
    ['s', random.int(40)],
  ] as const)
  if (holder instanceof Y.Text) {
    if (random.chance(0.2)) holder.removeAttribute(name)
    else holder.setAttribute(name, value)
  } else if (random.chance(0.2)) holder.delete(name)
  else holder.set(name, value)
}

export const scribble = (note: Y.Text, random: Random): void => {
  const plain = plainOf(note)
  const at = between(plain, random.int(plain.length + 1))
  const length = between(plain, Math.min(plain.length, at + 1 + random.int(4))) - at
  const boundaries = (note.toDelta() as { insert: unknown }[]).flatMap(({ insert }) =>
    insert instanceof Y.Map ? [insert as Y.Map<unknown>] : [],
  )
  const roll = random.int(12)
  if (roll < 2) return changeBlock(random.pick([note, ...boundaries]), random)
  if (roll === 2) return note.insertEmbed(at, new Y.Map([['k', 'ul']]), {})
  if (roll === 3) return note.insertEmbed(at, new Y.Map(), {})
  if (roll < 6 && length > 0) return note.delete(at, length)
  if (roll < 8 && length > 0) return note.format(at, length, random.pick(marks))
  note.insert(at, random.chance(0.1) ? '😀' : random.word(1 + random.int(4)))
}
