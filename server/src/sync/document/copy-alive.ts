import * as Y from 'yjs'

/** Under which client id a letter of the old document stands in the new one, from a clock on and up to another. */
export type AuthorOf = (client: number, clock: number, end: number) => { id: number; end: number }

/** What goes into the new document; what is left out here goes. */
export interface Keeps {
  row?: (place: { root: string; row: string }, stored: unknown) => boolean
  /** A field that stays away is read with its default; of a text that stays away an empty one is left. */
  field?: (place: { root: string; row: string; field: string }, stored: unknown) => boolean
}

interface Run {
  author: number
  insert: string | object
  attributes: Record<string, unknown>
}

/** A change that nobody has thought of must not go by in silence: rather no new edition. */
const refuse = (what: string): never => {
  throw new Error(`cannot be written anew: ${what}`)
}

/** The entries of a type that are not deleted, as they are stored. */
const entriesOf = (type: { _map: Map<string, Y.Item> }): [name: string, stored: unknown][] =>
  [...type._map].flatMap(([name, { deleted, content }]): [string, unknown][] =>
    deleted ? [] : [[name, content.getContent().at(-1)]],
  )

const marksAfter = (marks: Record<string, unknown>, { key, value }: Y.ContentFormat) => {
  const { [key]: _, ...others } = marks
  return value === null ? others : { ...others, [key]: value }
}

/** Y.Map of plain values only: the boundary of a block in notes. */
const copyBoundary = (from: Y.Map<unknown>): Y.Map<unknown> => {
  const entries = entriesOf(from)
  if (entries.some(([, stored]) => stored instanceof Y.AbstractType)) refuse('a boundary in notes')
  return new Y.Map(entries)
}

/** What stands in an item of a text, by the authors of its letters. */
const runsOf = (item: Y.Item, attributes: Run['attributes'], authorOf: AuthorOf): Run[] => {
  const { client, clock } = item.id
  const { content } = item
  if (!(content instanceof Y.ContentString)) {
    const author = authorOf(client, clock, clock + item.length).id
    if (content instanceof Y.ContentEmbed)
      return [{ author, insert: content.embed as object, attributes }]
    const type: unknown = content instanceof Y.ContentType ? content.type : null
    if (type instanceof Y.Map) return [{ author, insert: copyBoundary(type), attributes }]
    return refuse('something in a text')
  }
  const runs: Run[] = []
  for (let at = clock; at < clock + item.length;) {
    const { id, end } = authorOf(client, at, clock + item.length)
    runs.push({ author: id, insert: content.str.slice(at - clock, end - clock), attributes })
    at = end
  }
  return runs
}

/** The letters of a text, run by run. */
const readRuns = (from: Y.Text, authorOf: AuthorOf): Run[] => {
  let marks: Run['attributes'] = {}
  const runs: Run[] = []
  for (let item = from._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) marks = marksAfter(marks, item.content)
    else runs.push(...runsOf(item, marks, authorOf))
  }
  return runs
}

/** Neighbours that `isSame` says are alike, together. */
const groupRuns = (runs: readonly Run[], isSame: (a: Run, b: Run) => boolean): Run[][] => {
  const groups: Run[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    if (group?.[0] && isSame(group[0], run)) group.push(run)
    else groups.push([run])
  }
  return groups
}

const insertionsOf = (runs: readonly Run[]): { insert: string | object }[] =>
  groupRuns(runs, (a, b) => typeof a.insert === 'string' && typeof b.insert === 'string').map(
    (group) => ({
      insert: group.length > 1 ? group.map(({ insert }) => insert).join('') : group[0]!.insert,
    }),
  )

const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { insert }) => sum + (typeof insert === 'string' ? insert.length : 1), 0)

/** Writes a text into an empty one that stands in its document already: its letters first, then one kind of mark at a time. */
const copyText = (from: Y.Text, to: Y.Text, authorOf: AuthorOf): void => {
  const { doc } = to
  if (!doc) return refuse('a text without a document')
  for (const [name, stored] of entriesOf(from)) to.setAttribute(name, stored as string)
  const runs = readRuns(from, authorOf)
  const own = doc.clientID
  let length = 0
  try {
    for (const group of groupRuns(runs, (a, b) => a.author === b.author)) {
      doc.clientID = group[0]!.author
      const passed = length > 0 ? [{ retain: length }] : []
      to.applyDelta([...passed, ...insertionsOf(group)], { sanitize: false })
      length += lengthOf(group)
    }
  } finally {
    doc.clientID = own
  }
  for (const mark of new Set(runs.flatMap(({ attributes }) => Object.keys(attributes)))) {
    const stretches = groupRuns(runs, (a, b) => a.attributes[mark] === b.attributes[mark])
    to.applyDelta(
      stretches.map((group) => {
        const retain = lengthOf(group)
        const value = group[0]?.attributes[mark]
        return value === undefined ? { retain } : { retain, attributes: { [mark]: value } }
      }),
    )
  }
}

const copyRow = (
  { from, to }: { from: Y.Map<unknown>; to: Y.Map<unknown> },
  authorOf: AuthorOf,
  keeps: (field: string, stored: unknown) => boolean,
): void => {
  const entries = entriesOf(from)
  for (const [field, stored] of entries) {
    const stays = keeps(field, stored)
    if (stored instanceof Y.Text) {
      const text = new Y.Text()
      to.set(field, text)
      if (stays) copyText(stored, text, authorOf)
    } else if (!stays) continue
    else if (stored instanceof Y.XmlFragment) {
      // Notes as release 0.1.0 kept them: once they were brought into today's shape they only repeat what may be gone there.
      const isFormer = entries.some(([name]) => name === 'noteText')
      if (!isFormer) to.set(field, stored.clone())
    } else if (stored instanceof Y.AbstractType) refuse(`the field ${field}`)
    else to.set(field, stored)
  }
}

/**
 * Writes all that is alive in one document into another, empty one: rows, values, texts and notes with their marks and the
 * authors of their letters. What was deleted in them does not come along, nor any trace of it. Within a transaction of `to`.
 * Throws where something stands that it does not know.
 */
export const copyAlive = (
  { from, to }: { from: Y.Doc; to: Y.Doc },
  authorOf: AuthorOf,
  keeps: Keeps = {},
): void => {
  for (const [root, type] of from.share) {
    if (type._start) refuse(`the root ${root}`)
    const rows = to.getMap<unknown>(root)
    for (const [row, stored] of entriesOf(type)) {
      if (keeps.row?.({ root, row }, stored) === false) continue
      if (stored instanceof Y.Map) {
        const copy = new Y.Map<unknown>()
        rows.set(row, copy)
        copyRow(
          { from: stored, to: copy },
          authorOf,
          (field, value) => keeps.field?.({ root, row, field }, value) !== false,
        )
      } else if (stored instanceof Y.AbstractType) refuse(`the row ${root}/${row}`)
      else rows.set(row, stored)
    }
  }
}
