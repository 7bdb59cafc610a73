import { deflateSync, inflateSync } from 'node:zlib'
import { fitText } from '@sedyanka/shared/notes/note-shape.ts'
import { entriesIn } from '@sedyanka/shared/notes/read-note.ts'
import { textOf } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import type { FoundText, Part } from './written-words.ts'

/** One run of letters, or a boundary with the entries of its block, and the marks that it stood under. */
type Taken = { format: Record<string, unknown> } & (
  | { words: string }
  | { block: Record<string, unknown> }
)

/** What stood together in a text, and the place where it stood: the first deleted letter. */
interface Piece {
  client: number
  clock: number
  taken: Taken[]
}

interface TakenText {
  root: string
  id: string
  field: string
  pieces: Piece[]
}

const takenOf = ({ item, offset, length, format }: Part): Taken => {
  const { content } = item
  if (content instanceof Y.ContentString)
    return { words: content.str.slice(offset, offset + length), format }
  const map: unknown = content instanceof Y.ContentType ? content.type : null
  // Without what is undefined: it is stored as JSON.
  return { block: map instanceof Y.Map ? entriesIn(map as Y.Map<unknown>) : {}, format }
}

const piecesOf = (parts: readonly Part[]): Piece[] => {
  const pieces: Piece[] = []
  let last: Piece | null = null
  for (const part of parts) {
    if (!part.isTheirs) {
      last = null
      continue
    }
    if (!last) {
      const { client, clock } = part.item.id
      last = { client, clock: clock + part.offset, taken: [] }
      pieces.push(last)
    }
    last.taken.push(takenOf(part))
  }
  return pieces
}

/** What is to be deleted, ready to be kept until it is brought back or forgotten. */
export const packTaken = (texts: readonly FoundText[]): Uint8Array =>
  deflateSync(
    JSON.stringify({
      format: 1,
      texts: texts.map(({ root, id, field, parts }) => ({
        root,
        id,
        field,
        pieces: piecesOf(parts),
      })),
    }),
  )

/** Pieces by the items in which the places lie where they stood, in the order of their places. */
const byItem = (doc: Y.Doc, pieces: readonly Piece[]): Map<Y.Item, Piece[]> => {
  const found = new Map<Y.Item, Piece[]>()
  for (const piece of pieces) {
    const { client, clock } = piece
    const isKnown = clock < Y.getState(doc.store, client)
    const item: unknown = isKnown ? Y.getItem(doc.store, Y.createID(client, clock)) : null
    if (item instanceof Y.Item)
      found.set(
        item,
        [...(found.get(item) ?? []), piece].sort((a, b) => a.clock - b.clock),
      )
  }
  return found
}

interface Insertion {
  insert: string | Y.Map<unknown>
  attributes: Record<string, unknown>
}

const insertionsOf = ({ taken }: Piece): Insertion[] =>
  taken.map((each) =>
    'words' in each
      ? { insert: fitText(each.words), attributes: each.format }
      : { insert: new Y.Map(Object.entries(each.block)), attributes: each.format },
  )

/**
 * Puts the pieces of one text back to where they stood, whatever was written around them since; to its end where the place is
 * not known any more, as the document was written anew. Returns how many letters.
 */
const putBack = (doc: Y.Doc, text: Y.Text, pieces: readonly Piece[]): number => {
  const places = byItem(doc, pieces)
  const placed = new Set([...places.values()].flat())
  const delta: (Insertion | { retain: number })[] = []
  let letters = 0
  let passed = 0
  const put = (piece: Piece) => {
    const insertions = insertionsOf(piece)
    if (passed > 0) delta.push({ retain: passed })
    passed = 0
    delta.push(...insertions)
    for (const { insert } of insertions) letters += typeof insert === 'string' ? insert.length : 1
  }
  for (let item = text._start; item; item = item.right) {
    for (const piece of places.get(item) ?? []) put(piece)
    if (!item.deleted && item.countable) passed += item.length
  }
  for (const piece of pieces) if (!placed.has(piece)) put(piece)
  if (letters > 0) text.applyDelta(delta, { sanitize: false })
  return letters
}

const unusedClient = (doc: Y.Doc): number => {
  for (;;) {
    const [id = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (id > 0 && !doc.store.clients.has(id)) return id
  }
}

/**
 * Brings back what was taken, with a client id of its own, which `claim` is to give to its author: it counts as theirs
 * again. Within the room's own edit. Returns how many letters.
 */
export const giveWords = (
  doc: Y.Doc,
  packed: Uint8Array,
  claim: (clientId: number) => void,
): number => {
  const { texts } = JSON.parse(String(inflateSync(packed))) as { texts: TakenText[] }
  const own = doc.clientID
  const author = unusedClient(doc)
  let letters = 0
  try {
    doc.clientID = author
    doc.transact(() => {
      for (const { pieces, ...place } of texts) {
        const text = textOf(doc, place)
        if (text) letters += putBack(doc, text, pieces)
      }
    })
  } finally {
    doc.clientID = own
  }
  if (letters > 0) claim(author)
  return letters
}
