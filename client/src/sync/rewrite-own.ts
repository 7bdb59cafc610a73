import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import {
  boundary,
  cutSpans,
  insertSpans,
  marksBehind,
  type Span,
  spansOfBlocks,
} from '@sedyanka/shared/notes/spans.ts'
import * as Y from 'yjs'

/** Which letters a page's edits brought, and which they took out. */
export interface OwnEdits {
  /** Up to where from a clock on it is one or the other. */
  stretch(client: number, clock: number, end: number): { isOwn: boolean; end: number }
  /** How many letters of a deleted item it took out of what others had, too. Neighbours of one author are one item. */
  takenOutOf(item: Y.Item): number
}

export const ownEditsIn = (updates: readonly Uint8Array[]): OwnEdits => {
  const made = new Map<number, [from: number, to: number][]>()
  const gone = new Map<number, [from: number, to: number][]>()
  const add = (to: typeof made, client: number, range: [number, number]) =>
    to.set(client, [...(to.get(client) ?? []), range])
  for (const { structs, ds } of updates.map((update) => Y.decodeUpdate(update))) {
    for (const { id, length } of structs) add(made, id.client, [id.clock, id.clock + length])
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) add(gone, client, [clock, clock + len])
  }
  return {
    stretch: (client, clock, end) => {
      const own = made.get(client) ?? []
      const within = own.find(([from, to]) => from <= clock && clock < to)
      if (within) return { isOwn: true, end: Math.min(end, within[1]) }
      const next = own.filter(([from]) => from > clock).map(([from]) => from)
      return { isOwn: false, end: Math.min(end, ...next) }
    },
    takenOutOf: ({ id: { client, clock }, length }) => {
      const within = (ranges: [number, number][] | undefined, at: number) =>
        (ranges ?? []).some(([from, to]) => from <= at && at < to)
      let letters = 0
      for (let at = clock; at < clock + length; at++)
        if (within(gone.get(client), at) && !within(made.get(client), at)) letters++
      return letters
    },
  }
}

/** A stretch of a text: letters of everybody's, letters of this page's own, or so many that it took out. */
type Piece = { kind: 'kept' | 'own'; text: string } | { kind: 'gone'; length: number }

const piecesOf = (text: Y.Text, own: OwnEdits): Piece[] => {
  const pieces: Piece[] = []
  for (let item = text._start; item; item = item.right) {
    const { content, deleted, id } = item
    if (deleted) {
      const letters = own.takenOutOf(item)
      if (letters > 0) pieces.push({ kind: 'gone', length: letters })
      continue
    }
    const letters =
      content instanceof Y.ContentString ? content.str : item.countable ? boundary : ''
    for (let at = 0; at < letters.length;) {
      const { isOwn, end } = own.stretch(id.client, id.clock + at, id.clock + letters.length)
      pieces.push({ kind: isOwn ? 'own' : 'kept', text: letters.slice(at, end - id.clock) })
      at = end - id.clock
    }
  }
  return pieces
}

const textOf = (pieces: readonly Piece[], kinds: readonly Piece['kind'][]): string =>
  pieces
    .map((piece) => (piece.kind !== 'gone' && kinds.includes(piece.kind) ? piece.text : ''))
    .join('')

/** The letters that a page itself wrote into a text; what stands between them is left out. */
export const ownLetters = (text: Y.Text, own: OwnEdits): string => {
  let letters = ''
  let isGoingOn = true
  for (const piece of piecesOf(text, own)) {
    if (piece.kind !== 'own') isGoingOn = false
    else {
      letters += (isGoingOn || letters === '' ? '' : '\n') + piece.text.replaceAll(boundary, '\n')
      isGoingOn = true
    }
  }
  return letters.trim()
}

/** More places than that are not looked for one by one. */
const gapsLookedFor = 20

/** Whether a text is as it was before this page's edits; what they took out is not known any more but for its length. */
const isAsBefore = (pieces: readonly Piece[], now: string): boolean => {
  const parts: string[] = []
  let gaps = 0
  for (const piece of pieces) {
    if (piece.kind === 'own') continue
    if (piece.kind === 'gone') gaps++
    parts.push(
      piece.kind === 'gone'
        ? `[^]{0,${piece.length}}`
        : piece.text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
    )
  }
  return gaps <= gapsLookedFor && new RegExp(`^${parts.join('')}$`).test(now)
}

/**
 * Writes what a page typed into its copy of a text into the one of a new edition: its own letters at their places, none of
 * anybody else's. `copy` makes the text like the page's; it is called where nobody has changed it since, so that this brings
 * nothing else. What stands there already, as the server had got it, is not written twice.
 */
export const rewriteOwn = (
  to: Y.Text,
  {
    typed,
    own,
    kind,
    copy,
  }: { typed: Y.Text; own: OwnEdits; kind: 'text' | 'note'; copy: () => void },
): void => {
  const pieces = piecesOf(typed, own)
  const now = textOf(piecesOf(to, ownEditsIn([])), ['kept'])
  if (isAsBefore(pieces, now)) return copy()
  const is = textOf(pieces, ['kept', 'own'])
  if (now === is) return
  const kept = textOf(pieces, ['kept'])
  const { front, back } = commonEnds(kept, now)
  const spans: Span[] = kind === 'note' ? spansOfBlocks(readFlat(typed)) : [{ text: is }]
  let [place, end] = [kept.length, is.length]
  for (const piece of pieces.toReversed()) {
    if (piece.kind === 'gone') continue
    const begin = end - piece.text.length
    if (piece.kind === 'kept') place -= piece.text.length
    else {
      const there = place <= front ? place : now.length - Math.min(kept.length - place, back)
      const come = cutSpans(spans, begin, end)
      if (!now.startsWith(piece.text, there))
        insertSpans(to, there, { spans: come, left: marksBehind(cutSpans(spans, 0, begin)) })
    }
    end = begin
  }
}
