import type { RowId } from '@sedyanka/shared/ids.ts'
import { plainValues } from '@sedyanka/shared/rights/policy-view.ts'
import * as Y from 'yjs'
import { changedValues, isSame, type RowDelta } from '../record/recorded-change.ts'

type Row = Y.Map<unknown>
type Delta = { insert?: unknown; delete?: number }

const lengthOf = (inserted: unknown): number =>
  typeof inserted === 'string' ? inserted.length : inserted === undefined ? 0 : 1

const countDelta = (steps: readonly Delta[]): [number, number] => [
  steps.reduce((sum, { insert }) => sum + lengthOf(insert), 0),
  steps.reduce((sum, step) => sum + (step.delete ?? 0), 0),
]

/** A row that came to be: all that it holds. */
const bornRow = (root: string, id: RowId, row: Row): RowDelta => {
  const after = plainValues(row) ?? {}
  const delta: RowDelta = {
    root,
    id,
    isNew: true,
    values: changedValues(Object.keys(after), null, after),
    texts: {},
  }
  for (const [field, value] of row)
    if (value instanceof Y.Text && value.length > 0) delta.texts[field] = [value.length, 0]
  return delta
}

/** What one event says of a row's fields or of one of its texts. */
const note = (delta: RowDelta, event: Y.YEvent<Y.AbstractType<unknown>>): void => {
  const { target } = event
  if (target instanceof Y.Text) {
    const field = target._item?.parentSub
    if (field) delta.texts[field] = countDelta(event.delta as Delta[])
    return
  }
  if (!(target instanceof Y.Map)) return
  for (const [field, { oldValue }] of event.keys) {
    const is: unknown = target.get(field)
    const values: [unknown, unknown] = [oldValue ?? null, is ?? null]
    if (is instanceof Y.Text) delta.texts[field] = [is.length, 0]
    // What was written again as it stood is no change.
    else if (!(is instanceof Y.AbstractType) && !isSame(...values)) delta.values[field] = values
  }
}

/** The row's map of a type within it; null for what is no row of a root map, or lies deeper than its texts. */
const rowOf = (root: Y.AbstractType<unknown>, target: Y.AbstractType<unknown>): Row | null => {
  const parent = target._item?.parent ?? null
  if (parent === root) return target as Row
  const above = parent instanceof Y.AbstractType ? (parent._item?.parent ?? null) : null
  return above === root ? (parent as Row) : null
}

const readRoot = (
  name: string,
  root: Y.AbstractType<unknown>,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
): RowDelta[] => {
  const deltas = new Map<RowId, RowDelta>()
  for (const event of events) {
    if (event.target !== root) continue
    for (const [id, { action }] of event.keys as Map<RowId, { action: string }>) {
      const row: unknown = (root as Row).get(id)
      if (action === 'add' && row instanceof Y.Map) deltas.set(id, bornRow(name, id, row as Row))
    }
  }
  for (const event of events) {
    if (event.target === root) continue
    const id = rowOf(root, event.target)?._item?.parentSub as RowId | null | undefined
    if (!id || deltas.get(id)?.isNew) continue
    const delta = deltas.get(id) ?? { root: name, id, isNew: false, values: {}, texts: {} }
    deltas.set(id, delta)
    note(delta, event)
  }
  return [...deltas.values()]
}

/** Notes into `deltas` what an edit of the server's own does to rows, by its transactions, also when `run` throws on its way. */
export const noteOwnDeltas = (doc: Y.Doc, deltas: RowDelta[], run: () => void): void => {
  const look = ({ changedParentTypes }: Y.Transaction) => {
    for (const [type, events] of changedParentTypes)
      if (!type._item)
        deltas.push(...readRoot(Y.findRootTypeKey(type), type as Y.AbstractType<unknown>, events))
  }
  doc.on('afterTransaction', look)
  try {
    run()
  } finally {
    doc.off('afterTransaction', look)
  }
}
