import type { RoomKind, RowId } from '@sedyanka/shared/ids.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { type Field, origins } from '@sedyanka/shared/rows/records.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import { copyField, copyRow, isRewritable, valuesOf } from './copy-field.ts'
import { rowOf, wordsOf } from './row-words.ts'
import { rewriteFormer, formerNews } from './rewrite-former.ts'
import type { Unaccepted } from './replay.ts'
import type { TouchedField } from './touched-fields.ts'

/** Whether a type holds anything, deleted or not, that `old` has never seen. */
const hasNews = (type: Y.Item['parent'], old: Y.Doc): boolean => {
  if (!(type instanceof Y.AbstractType)) return false
  const isNew = (item: Y.Item) =>
    item.id.clock + item.length > Y.getState(old.store, item.id.client) ||
    (item.content instanceof Y.ContentType && hasNews(item.content.type, old))
  for (let item = type._start; item; item = item.right) if (isNew(item)) return true
  return [...type._map.values()].some(isNew)
}

/** Whether the server's field was written after everything that `old` knows: then it is left alone. */
const isNewer = (item: Y.Item | undefined, field: Field, old: Y.Doc): boolean => {
  if (!item) return false
  if (field.kind !== 'value')
    return hasNews((item.content as Partial<Y.ContentType>).type ?? null, old)
  return item.id.clock >= Y.getState(old.store, item.id.client)
}

/** Whether every letter of `part` stands in `whole`, in the same order. */
const contains = (whole: string, part: string): boolean => {
  let at = 0
  for (const letter of whole) if (letter === part[at]) at++
  return at === part.length
}

/**
 * After the server was put back to an older state: writes into its document what this page still holds and the server
 * has lost, as far as this seat may, and returns as words what collides with something newer, and what was typed here and
 * may not be written any more. Pages do this one after another, so nothing comes back twice.
 */
export const recover = ({
  kind,
  seat,
  old,
  fresh,
  touched,
}: {
  kind: RoomKind
  seat: Seat
  old: Y.Doc
  fresh: Y.Doc
  /** What this page typed and no server ever had. */
  touched: readonly TouchedField[]
}): Unaccepted[] => {
  const asWords: Unaccepted[] = []
  const view = viewOf(kind, fresh)
  const both = new Y.Doc()
  for (const doc of [old, fresh]) Y.applyUpdate(both, Y.encodeStateAsUpdate(doc))
  const isOwn = (place: TouchedField) =>
    touched.some(
      ({ root, row, field }) => root === place.root && row === place.row && field === place.field,
    )
  const setAside = (place: TouchedField, reason: string, text: string) => {
    if (text !== '') asWords.push({ ...place, reason, text })
  }

  /** What only an earlier version's copy holds: that of a page of today has it in its notes. */
  const recoverFormer = (place: TouchedField, oldRow: Y.Map<unknown>, freshRow: Y.Map<unknown>) => {
    const { root, row, field } = place
    const stood = freshRow.get(field)
    const merged = rowOf(both, root, row)?.get(field)
    if (!(stood instanceof Y.XmlFragment) || !(merged instanceof Y.XmlFragment)) return
    if (oldRow.has('noteText') && !isOwn(place)) return
    const news = formerNews({ stood, merged })
    if (news === '') return
    const note = freshRow.get('noteText')
    const refusal = mayWrite(seat, view, { root, id: row, fields: ['noteText'], patch: {} })
    const isWritten = !refusal && note instanceof Y.Text && rewriteFormer(note, { stood, merged })
    if (!isWritten) setAside(place, refusal ?? 'restored', news)
  }

  const recoverRow = (shape: CollectionShape, row: RowId) => {
    const { root, fields } = shape
    const oldRow = rowOf(old, root, row)
    const freshRow = rowOf(fresh, root, row)
    if (!oldRow) return
    if (!freshRow) {
      const refusal = mayCreate(seat, view, { root, id: row, values: valuesOf(oldRow) })
      if (!refusal) copyRow(fresh, oldRow, { root, id: row, fields })
      else
        for (const field of Object.keys(fields))
          if (isOwn({ root, row, field }))
            setAside({ root, row, field }, refusal, wordsOf(oldRow.get(field)))
      return
    }
    for (const [name, field] of Object.entries(fields)) {
      if (field.kind === 'former') {
        recoverFormer({ root, row, field: name }, oldRow, freshRow)
        continue
      }
      // An earlier version's copy has no notes of today's shape.
      if (field.kind === 'note' && !oldRow.has(name)) continue
      const text = wordsOf(oldRow.get(name))
      const theirs = wordsOf(freshRow.get(name))
      if (!isRewritable(field) || text === theirs) continue
      const patch = { [name]: oldRow.get(name) }
      const place = { root, row, field: name }
      const refusal = mayWrite(seat, view, { root, id: row, fields: [name], patch })
      if (refusal) {
        if (isOwn(place)) setAside(place, refusal, text)
        continue
      }
      const isText = field.kind !== 'value'
      if (!isNewer(freshRow._map.get(name), field, old)) {
        // All letters there are known here: what either side has deleted stays deleted.
        copyField(freshRow, (isText && rowOf(both, root, row)) || oldRow, {
          name,
          kind: field.kind,
        })
        continue
      }
      // Another page was first, which knew more of this text …
      if (isText && contains(theirs, text)) continue
      // … or less of it: then this page's words are the whole.
      if (isText && theirs !== '' && contains(text, theirs))
        copyField(freshRow, oldRow, { name, kind: field.kind })
      else if (isText || isOwn(place)) setAside(place, 'restored', text)
    }
  }

  // One edit for each row: together they may be more than a server takes at once.
  for (const shape of documentSchema[kind].values())
    for (const row of old.getMap(shape.root).keys())
      fresh.transact(() => recoverRow(shape, row as RowId), origins.edit)
  return asWords
}
