import type { CollectionShape } from '../rows/collection.ts'
import type { RowId } from '../ids.ts'
import { isDerivedId, type Refusal, type RowChange, type Values, type View } from './judging.ts'
import type { Seat } from '../seat.ts'
import { judgeShare } from './shares.ts'

/** Whether a row stands under an id that its collection gives it: derived ids are the server's, but where a rule makes them. */
const hasOwnId = ({ idOf }: CollectionShape, { id, after }: RowChange): boolean =>
  idOf ? id === idOf(after) : !isDerivedId(id)

/**
 * Judges one row as an edit leaves it: who may change which field of which row is said by each collection itself. Null means:
 * allowed. Pure: the page asks in order to disable, the server asks in order to refuse, and both get the same answer.
 * Fixed fields and the server's own are not looked at here: the guard refuses those by the schema.
 */
export const judge = (seat: Seat, change: RowChange, view: View): Refusal | null => {
  if (seat.role === 'observer' || seat.role === 'screen') return 'observer'
  const collection = view.schema.get(change.root)
  if (!collection) return 'invalid'
  if (view.isFrozen()) {
    const { judgeFrozen } = collection
    const refusal = judgeFrozen ? judgeFrozen(seat, change, view) : 'closed'
    if (refusal) return refusal
  }
  if (change.before === null && !hasOwnId(collection, change)) return 'invalid'
  return collection.judge(seat, change, view) ?? judgeShare(seat, { change, of: collection }, view)
}

/** For the page: may this seat write these fields of this row (as it stands, or with `patch` applied)? */
export const mayWrite = (
  seat: Seat,
  view: View,
  row: { root: string; id: RowId; fields: readonly string[]; patch?: Values },
): Refusal | null => {
  const before = view.row(row.root, row.id)
  if (!before) return 'invalid'
  const change = {
    root: row.root,
    id: row.id,
    before,
    after: { ...before, ...row.patch },
    fields: new Set(row.fields),
  }
  return judge(seat, change, view)
}

/** For the page: may this seat make this row (`new`: of any id)? Texts that are not given are taken to say something. */
export const mayCreate = (
  seat: Seat,
  view: View,
  row: { root: string; id: RowId | 'new'; values: Values },
): Refusal | null => {
  const change = {
    root: row.root,
    id: row.id as RowId,
    before: null,
    after: row.values,
    fields: new Set(Object.keys(row.values)),
  }
  const text: View['text'] = (root, id, field) =>
    root === row.root && id === row.id
      ? String(row.values[field] ?? 'x')
      : view.text(root, id, field)
  const rows: View['rows'] = (root) =>
    root === row.root ? [...view.rows(root), { ...row.values, id: row.id }] : view.rows(root)
  return judge(seat, change, { ...view, text, rows })
}
