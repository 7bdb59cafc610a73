import type { RowId } from '@sedyanka/shared/ids.ts'
import type { Collection, Fields, RowOf } from '@sedyanka/shared/rows/records.ts'
import { type Accessor, batch, createComputed, createMemo, onCleanup, untrack } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'
import type { ClientRoom } from './client-room.ts'

type RowStore<F extends Fields, I extends RowId> = Record<string, RowOf<F, I> | undefined>

/** Ids of the rows that some changes of a collection touched. */
const touchedRows = (
  root: Y.Map<unknown>,
  events: readonly Y.YEvent<Y.Map<unknown>>[],
): Set<string> => {
  const ids = new Set<string>()
  for (const event of events) {
    if (event.target === root) for (const id of event.keys.keys()) ids.add(id)
    else ids.add(String(event.path[0]))
  }
  return ids
}

/**
 * A collection as a Solid store, one way: document → screen. Only rows that an edit touched are read again, and only
 * fields that differ are set, so one changed field redraws one place and nothing loses its focus. Removed rows included.
 */
const createRowStore = <F extends Fields, I extends RowId>(
  room: ClientRoom,
  collection: Collection<F, I>,
): RowStore<F, I> => {
  const [rows, setRows] = createStore<RowStore<F, I>>({})
  // Another document may take the place of this one: its rows are put into the same objects.
  createComputed(() => {
    const { doc } = room
    const root = doc.getMap<unknown>(collection.root)
    const read = (id: I) => setRows(id, reconcile(collection.read(doc, id) ?? undefined) as never)
    const readAll = (ids: Iterable<string>) =>
      batch(() => {
        for (const id of ids) read(id as I)
      })
    untrack(() => readAll(new Set([...Object.keys(rows), ...root.keys()])))
    const onChange = (events: Y.YEvent<Y.Map<unknown>>[]) => readAll(touchedRows(root, events))
    root.observeDeep(onChange as never)
    onCleanup(() => root.unobserveDeep(onChange as never))
  })
  return rows
}

const isRemoved = (row: object): boolean => 'deletedAt' in row && row.deletedAt !== null

const createList = <F extends Fields, I extends RowId>(
  rows: RowStore<F, I>,
  belongs: (row: RowOf<F, I>) => boolean,
  order: (a: RowOf<F, I>, b: RowOf<F, I>) => number,
): Accessor<RowOf<F, I>[]> =>
  createMemo(
    () =>
      Object.values(rows)
        .filter((row) => row !== undefined)
        .filter(belongs)
        .sort(order),
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((row, index) => row === b[index]) },
  )

/** Rows that are not removed, in order. The row objects stay the same while their fields change: use them with <For>. */
export const createRows = <F extends Fields, I extends RowId>(
  room: ClientRoom,
  collection: Collection<F, I>,
  order: (a: RowOf<F, I>, b: RowOf<F, I>) => number,
): Accessor<RowOf<F, I>[]> =>
  createList(createRowStore(room, collection), (row) => !isRemoved(row), order)

/** The rows that are removed, in order: nothing that was removed is gone. */
export const createRemovedRows = <F extends Fields, I extends RowId>(
  room: ClientRoom,
  collection: Collection<F, I>,
  order: (a: RowOf<F, I>, b: RowOf<F, I>) => number,
): Accessor<RowOf<F, I>[]> => createList(createRowStore(room, collection), isRemoved, order)

/** One row, removed or not; null while there is none. */
export const createRow = <F extends Fields, I extends RowId>(
  room: ClientRoom,
  collection: Collection<F, I>,
  id: Accessor<I | null>,
): Accessor<RowOf<F, I> | null> => {
  const rows = createRowStore(room, collection)
  return () => {
    const wanted = id()
    return wanted === null ? null : (rows[wanted] ?? null)
  }
}
