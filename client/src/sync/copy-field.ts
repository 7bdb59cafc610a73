import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import { replaceNote } from '@sedyanka/shared/notes/spans.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import type { Field, Fields } from '@sedyanka/shared/rows/records.ts'
import { replaceText } from '@sedyanka/shared/text/replace-text.ts'
import { plainValues } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'

/** Whether a page may write a field again: what is set once, and what the server gives, it may not. */
export const isRewritable = (field: Field): boolean =>
  field.kind !== 'value' || (!field.fixed && field.by !== 'server')

/** A row's plain values and its texts, as the policy asks for them. */
export const valuesOf = (row: Y.Map<unknown>): Record<string, unknown> => {
  const values = plainValues(row) ?? {}
  for (const [name, found] of row) if (found instanceof Y.Text) values[name] = found.toString()
  return values
}

/** Puts one field of the old row into the fresh one, by the smallest change. */
export const copyField = (
  fresh: Y.Map<unknown>,
  old: Y.Map<unknown>,
  { name, kind }: { name: string; kind: Field['kind'] },
): void => {
  const from = old.get(name)
  const to = fresh.get(name)
  if (kind === 'former') return
  if (kind === 'value') {
    if (from === undefined) fresh.delete(name)
    else if (JSON.stringify(to) !== JSON.stringify(from)) fresh.set(name, from)
    return
  }
  if (!(from instanceof Y.Text)) return
  const text = to instanceof Y.Text ? to : new Y.Text()
  if (text !== to) fresh.set(name, text)
  if (kind === 'note') replaceNote(text, readFlat(from))
  else replaceText(text, from.toString())
}

/**
 * Makes a row like the old one in a fresh document. What the server gives is left for it to give; what an earlier version
 * kept comes in today's shape.
 */
export const copyRow = (
  fresh: Y.Doc,
  old: Y.Map<unknown>,
  { root, id, fields }: { root: string; id: string; fields: Fields },
): void => {
  const row = new Y.Map<unknown>()
  fresh.getMap(root).set(id, row)
  for (const [name, field] of Object.entries(fields)) {
    const isGiven = field.kind === 'value' && field.by === 'server'
    if (!isGiven) copyField(row, old, { name, kind: field.kind })
    else if (old.has(name) && field.waiting !== undefined) row.set(name, field.waiting)
  }
  const former = old.get('notes')
  if (!(former instanceof Y.XmlFragment) || old.has('noteText')) return
  const note = new Y.Text()
  row.set('noteText', note)
  appendBlocks(note, flattenFormer(former))
}
