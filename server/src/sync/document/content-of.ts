import * as Y from 'yjs'

type Part = { insert: unknown; attributes: Record<string, unknown> }

const plain = (value: unknown): unknown =>
  value instanceof Y.AbstractType ? (value as Y.AbstractType<unknown>).toJSON() : value

const marksOf = (attributes: Part['attributes']): string =>
  JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))

/** A text as it reads: pieces of the same marks are one, wherever the marks begin and end. */
const readText = (text: Y.Text): unknown => {
  const parts: Part[] = []
  for (const { insert, attributes = {} } of text.toDelta() as Partial<Part>[]) {
    const last = parts.at(-1)
    if (
      last &&
      marksOf(last.attributes) === marksOf(attributes) &&
      typeof last.insert === 'string' &&
      typeof insert === 'string'
    )
      last.insert += insert
    else parts.push({ insert: plain(insert), attributes })
  }
  return { parts, ...text.getAttributes() }
}

const readField = (stored: unknown): unknown =>
  stored instanceof Y.Text
    ? readText(stored)
    : stored instanceof Y.XmlFragment
      ? stored.toString()
      : plain(stored)

const readRow = (row: Y.Map<unknown>): unknown =>
  Object.fromEntries(
    [...row].flatMap(([field, stored]) =>
      // Notes as release 0.1.0 kept them are not part of it where there are notes of today.
      stored instanceof Y.XmlFragment && row.has('noteText') ? [] : [[field, readField(stored)]],
    ),
  )

/** All that a document says, as plain values, whatever it is made of. */
export const contentOf = (doc: Y.Doc, roots: readonly string[]): unknown =>
  Object.fromEntries(
    roots.map((root) => [
      root,
      Object.fromEntries(
        [...doc.getMap<unknown>(root)].map(([id, row]) => [
          id,
          row instanceof Y.Map ? readRow(row as Y.Map<unknown>) : plain(row),
        ]),
      ),
    ]),
  )
