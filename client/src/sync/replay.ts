import { mayCreate, mayWrite, type Refusal } from '@sedyanka/shared/policy.ts'
import { origins, replaceText } from '@sedyanka/shared/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { plainValues, viewOf } from '@sedyanka/shared/view.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import type { TouchedField } from './touched.ts'

/** What was not accepted, as words that can be copied. */
export interface Unaccepted {
  root: string
  row: string
  field: string
  reason: string
  text: string
}

export interface ReplayOptions {
  kind: RoomKind
  seat: Seat
  /** The document with the refused edit in it. */
  old: Y.Doc
  /** The rows that this page made and the server had not yet stored. */
  made: Y.Doc
  /** The server's document, fresh. */
  fresh: Y.Doc
  /** What this page's unacknowledged edits touched. */
  touched: readonly TouchedField[]
  /** `root/row[/field]` that the server refused, and why. */
  refused: { place: string; reason: string }
}

const wordsOf = (stored: unknown): string => {
  if (stored instanceof Y.XmlFragment || stored instanceof Y.XmlElement)
    return stored.toArray().map(wordsOf).filter(Boolean).join('\n')
  if (stored instanceof Y.XmlText) return (stored.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('')
  if (stored instanceof Y.Text) return stored.toString()
  if (stored === undefined || stored === null) return ''
  return typeof stored === 'string' ? stored : JSON.stringify(stored)
}

const rowOf = (doc: Y.Doc, root: string, row: string): Y.Map<unknown> | null => {
  const found = doc.getMap<unknown>(root).get(row)
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}

/** Makes the blocks of one rich text read like another's, leaving equal blocks at both ends alone. */
const replaceBlocks = (to: Y.XmlFragment, from: Y.XmlFragment): void => {
  const text = (block: unknown) => String(block)
  const now = to.toArray().map(text)
  const next = from.toArray().map(text)
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end)) end++
  if (now.length - start - end > 0) to.delete(start, now.length - start - end)
  const blocks = from.toArray().slice(start, next.length - end)
  to.insert(start, blocks.map((block) => block.clone()) as (Y.XmlElement | Y.XmlText)[])
}

/** Puts one field of the old row into the fresh one. */
const copyField = (fresh: Y.Map<unknown>, old: Y.Map<unknown>, field: string): void => {
  const from = old.get(field)
  const to = fresh.get(field)
  if (from instanceof Y.Text && !(from instanceof Y.XmlText)) {
    if (to instanceof Y.Text) replaceText(to, from.toString())
    else fresh.set(field, new Y.Text(from.toString()))
  } else if (from instanceof Y.XmlFragment) {
    if (to instanceof Y.XmlFragment) replaceBlocks(to, from)
    else fresh.set(field, from.clone())
  } else if (from === undefined) fresh.delete(field)
  else if (JSON.stringify(to) !== JSON.stringify(from)) fresh.set(field, from)
}

/**
 * After a refusal: writes what this page had typed and the server had not yet stored into a fresh document, field by
 * field, as far as the policy allows, and returns the rest as words, so that nothing typed is thrown away.
 */
export const replay = ({ kind, seat, old, made, fresh, touched, refused }: ReplayOptions): Unaccepted[] => {
  const unaccepted: Unaccepted[] = []
  const schema = documentSchema[kind]
  const byRow = new Map<string, TouchedField[]>()
  for (const place of touched) {
    const key = `${place.root}/${place.row}`
    const places = byRow.get(key) ?? []
    if (!places.some(({ field }) => field === place.field)) byRow.set(key, [...places, place])
  }
  const writtenRow = (root: string, row: string) => rowOf(made, root, row) ?? rowOf(old, root, row)
  const setAside = (place: TouchedField, reason: string) => {
    const text = wordsOf(writtenRow(place.root, place.row)?.get(place.field))
    if (text !== '') unaccepted.push({ ...place, reason, text })
  }
  const isRefused = ({ root, row, field }: TouchedField) =>
    refused.place === `${root}/${row}` || refused.place.startsWith(`${root}/${row}/${field}`)

  const replayRow = (places: TouchedField[]) => {
    const [first] = places
    const oldRow = first && writtenRow(first.root, first.row)
    if (!first || !oldRow) return
    const { root, row } = first
    const shape = schema.get(root)
    const view = viewOf(kind, fresh)
    const freshRow = rowOf(fresh, root, row)
    if (!freshRow) {
      const refusal = mayCreate(seat, view, { root, id: row, values: plainValues(oldRow) ?? {} })
      if (refusal) return places.forEach((place) => setAside(place, refusal))
      fresh.getMap(root).set(row, oldRow.clone())
      return
    }
    const allowed = (place: TouchedField): Refusal | null =>
      mayWrite(seat, view, { root, id: row, fields: [place.field], patch: { [place.field]: oldRow.get(place.field) } })
    for (const place of places) {
      const field = shape?.fields[place.field]
      if (!field || (field.kind === 'value' && field.fixed)) continue
      const refusal = allowed(place)
      if (refusal) setAside(place, refusal)
      else copyField(freshRow, oldRow, place.field)
    }
  }

  fresh.transact(() => {
    for (const places of byRow.values()) {
      // Somebody made the same row first: the values go into theirs.
      const isTaken = refused.reason === 'taken'
      for (const place of places) if (!isTaken && isRefused(place)) setAside(place, refused.reason)
      replayRow(places.filter((place) => isTaken || !isRefused(place)))
    }
  }, origins.edit)
  return unaccepted
}
