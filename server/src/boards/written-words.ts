import { judge } from '@sedyanka/shared/rights/policy.ts'
import type { RoomKind, RowId } from '@sedyanka/shared/ids.ts'
import { storedRows } from '@sedyanka/shared/rows/records.ts'
import { serverSchema } from '@sedyanka/shared/server-schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { isFrozenDocument, plainValues, viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import { Aftermaths } from '../sync/guard/aftermaths.ts'

/** Of each client id of a person the clock from which on its letters are meant. */
export type Letters = ReadonlyMap<number, number>

/** A run of letters, or one boundary of a block, that is not deleted. */
export interface Part {
  item: Y.Item
  /** The letters of the item from here on … */
  offset: number
  /** … so many. */
  length: number
  /** Whether the person wrote it. */
  isTheirs: boolean
  /** The marks that it stands under. */
  format: Readonly<Record<string, unknown>>
}

/** A text into which the person wrote. */
export interface FoundText {
  root: string
  id: RowId
  field: string
  text: Y.Text
  parts: Part[]
}

const isIn = (letters: Letters, { client, clock }: Y.ID): boolean =>
  clock >= (letters.get(client) ?? Number.POSITIVE_INFINITY)

const isBoundary = ({ item }: Part): boolean => item.content instanceof Y.ContentType

/** Tells of items whether they were written behind words of the person, in the same block; each way back is gone once. */
const createIsBehindTheirs = (doc: Y.Doc, letters: Letters) => {
  const known = new Map<Y.Item, boolean>()
  return (item: Y.Item): boolean => {
    const passed: Y.Item[] = []
    let found = false
    for (let at: unknown = item; at instanceof Y.Item && at.origin;) {
      const before = known.get(at)
      found = before ?? isIn(letters, at.origin)
      passed.push(at)
      if (before !== undefined || found) break
      at = Y.getItem(doc.store, at.origin)
      if (at instanceof Y.Item && at.content instanceof Y.ContentType) break
    }
    for (const each of passed) known.set(each, found)
    return found
  }
}

const partsOf = (text: Y.Text, letters: Letters): Part[] => {
  const parts: Part[] = []
  let format: Record<string, unknown> = {}
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    const { content, id, length } = item
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = format
      format = content.value === null ? others : { ...others, [content.key]: content.value }
      continue
    }
    const from = letters.get(id.client) ?? Number.POSITIVE_INFINITY
    const before = Math.min(length, Math.max(0, from - id.clock))
    if (before > 0) parts.push({ item, offset: 0, length: before, isTheirs: false, format })
    if (before < length)
      parts.push({ item, offset: before, length: length - before, isTheirs: true, format })
  }
  return parts
}

/**
 * A boundary of theirs stands if what is then left of its block was written behind their words: others' lines stay lines
 * of their own. What stood there before they pressed Enter is joined again.
 */
const keepBoundaries = (doc: Y.Doc, letters: Letters, parts: Part[]): void => {
  const isBehindTheirs = createIsBehindTheirs(doc, letters)
  // From the end: what stands first in the block that was passed last, others' letters or another boundary.
  let next: Part | null = null
  for (const part of parts.toReversed()) {
    const behind = next
    if (isBoundary(part) || !part.isTheirs) next = part
    if (!part.isTheirs || !isBoundary(part) || !behind || isBoundary(behind)) continue
    if (isBehindTheirs(behind.item)) part.isTheirs = false
  }
}

/**
 * The texts and notes into which somebody wrote, in rows that stand and that `seat` may change; of a closed meeting none.
 * `isLeftOut` names rows that are not looked at.
 */
export const findWords = (
  { kind, doc }: { kind: RoomKind; doc: Y.Doc },
  { letters, seat }: { letters: Letters; seat: Seat },
  isLeftOut: (root: string, id: string) => boolean,
): FoundText[] => {
  if (letters.size === 0 || isFrozenDocument(kind, doc)) return []
  const found: FoundText[] = []
  const view = viewOf(kind, doc)
  for (const { root, fields } of serverSchema[kind].values()) {
    const texts = Object.keys(fields).filter((name) =>
      ['text', 'note'].includes(fields[name]?.kind ?? ''),
    )
    for (const [id, row] of texts.length > 0 ? storedRows(doc, root) : []) {
      const before = plainValues(row)
      if (!before || (before['deletedAt'] ?? null) !== null || isLeftOut(root, id)) continue
      for (const field of texts) {
        const text: unknown = (row as Y.Map<unknown>).get(field)
        if (!(text instanceof Y.Text)) continue
        const parts = partsOf(text, letters)
        keepBoundaries(doc, letters, parts)
        if (!parts.some(({ isTheirs }) => isTheirs)) continue
        const change = { root, id, before, after: before, fields: new Set([field]) }
        if (judge(seat, change, view) === null) found.push({ root, id, field, text, parts })
      }
    }
  }
  return found
}

/** What somebody wrote into a text, as it reads; between pieces that stand apart an ellipsis. */
export const readTheirs = ({ parts }: Pick<FoundText, 'parts'>): string => {
  let words = ''
  let isApart = false
  for (const part of parts) {
    if (!part.isTheirs) {
      isApart = words !== ''
      continue
    }
    if (isApart) words += ' … '
    isApart = false
    const { content } = part.item
    words +=
      content instanceof Y.ContentString
        ? content.str.slice(part.offset, part.offset + part.length)
        : '\n'
  }
  return words.trim()
}

/** How many letters and boundaries of theirs there are. */
export const countTheirs = (texts: readonly FoundText[]): number =>
  texts
    .flatMap(({ parts }) => parts)
    .reduce((sum, { isTheirs, length }) => sum + (isTheirs ? length : 0), 0)

/** Deletes what is theirs, by id: others' letters around it are not touched. */
const deleteTheirs = (doc: Y.Doc, { text, parts }: FoundText): void => {
  const deletes = Y.createDeleteSet()
  for (const { item, offset, length, isTheirs } of parts) {
    if (!isTheirs) continue
    const ranges = deletes.clients.get(item.id.client) ?? []
    ranges.push({ clock: item.id.clock + offset, len: length })
    deletes.clients.set(item.id.client, ranges)
  }
  for (const ranges of deletes.clients.values()) ranges.sort((a, b) => a.clock - b.clock)
  doc.transact((transaction) => {
    const structs: (Y.GC | Y.Item)[] = []
    // It cuts items at the ends of the ranges, so they are deleted afterwards; as Yjs's own undo manager does.
    Y.iterateDeletedStructs(transaction, deletes, (struct) => void structs.push(struct))
    for (const struct of structs) if (struct instanceof Y.Item) struct.delete(transaction)
    if (text._searchMarker) text._searchMarker.length = 0
  })
}

/** Deletes what was found, with what follows from it for agreements; within the room's own edit. `now` in epoch milliseconds. */
export const deleteWords = (
  { kind, doc }: { kind: RoomKind; doc: Y.Doc },
  texts: readonly FoundText[],
  { seat, now }: { seat: Seat; now: number },
): void => {
  const aftermaths = new Aftermaths()
  const view = viewOf(kind, doc, () => now)
  for (const found of texts) {
    const { root, id, field } = found
    const before = view.row(root, id) ?? {}
    const change = { root, id, before, after: before, fields: new Set([field]) }
    const consequences = serverSchema[kind].get(root)?.consequences?.(seat, change, view) ?? []
    aftermaths.add({ guesses: [], rows: [], due: [], consequences })
    deleteTheirs(doc, found)
  }
  aftermaths.write(doc, now)
}
