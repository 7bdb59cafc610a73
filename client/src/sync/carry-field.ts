import { type Field, type Fields, replaceText } from '@sedyanka/shared/records.ts'
import { plainValues } from '@sedyanka/shared/view.ts'
import * as Y from 'yjs'

/** What a field holds, as words that can be read and copied. */
export const wordsOf = (stored: unknown): string => {
  if (stored instanceof Y.XmlFragment || stored instanceof Y.XmlElement)
    return stored.toArray().map(wordsOf).filter(Boolean).join('\n')
  if (stored instanceof Y.XmlText)
    return (stored.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('')
  if (stored instanceof Y.Text) return stored.toString()
  if (stored === undefined || stored === null) return ''
  return typeof stored === 'string' ? stored : JSON.stringify(stored)
}

/** A stored row, or null. */
export const rowOf = (doc: Y.Doc, root: string, row: string): Y.Map<unknown> | null => {
  const found = doc.getMap<unknown>(root).get(row)
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}

/** Whether a page may write a field again: what is set once, and what the server gives, it may not. */
export const isRewritable = (field: Field): boolean =>
  field.kind !== 'value' || (!field.fixed && field.by !== 'server')

/** A row's plain values and its texts, as the policy asks for them. */
export const valuesOf = (row: Y.Map<unknown>): Record<string, unknown> => {
  const values = plainValues(row) ?? {}
  for (const [name, found] of row) if (found instanceof Y.Text) values[name] = found.toString()
  return values
}

/** A row to be made again: what the server gives is left for it to give. */
export const copyRow = (row: Y.Map<unknown>, fields: Fields): Y.Map<unknown> => {
  const copy = row.clone()
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'value' || field.by !== 'server' || !row.has(name)) continue
    if (field.waiting === undefined) copy.delete(name)
    else copy.set(name, field.waiting)
  }
  return copy
}

/** Makes the blocks of one rich text read like another's, leaving equal blocks at both ends alone. */
const replaceBlocks = (to: Y.XmlFragment, from: Y.XmlFragment): void => {
  const text = (block: unknown) => String(block)
  const now = to.toArray().map(text)
  const next = from.toArray().map(text)
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (
    end < now.length - start &&
    end < next.length - start &&
    now.at(-1 - end) === next.at(-1 - end)
  )
    end++
  if (now.length - start - end > 0) to.delete(start, now.length - start - end)
  const blocks = from.toArray().slice(start, next.length - end)
  to.insert(start, blocks.map((block) => block.clone()) as (Y.XmlElement | Y.XmlText)[])
}

/** Puts one field of the old row into the fresh one, by the smallest change. */
export const copyField = (fresh: Y.Map<unknown>, old: Y.Map<unknown>, field: string): void => {
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
