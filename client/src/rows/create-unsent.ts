import type { RowId } from '@sedyanka/shared/ids.ts'
import type { Collection, Fields } from '@sedyanka/shared/rows/records.ts'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import type { ClientRoom } from '../sync/client-room.ts'

/** Saved states in which an edit has not reached the server, and will not within a moment. */
const isWaiting = (room: ClientRoom): boolean => {
  const saved = room.saved()
  return saved.kind !== 'saved' && (saved.kind !== 'saving' || saved.slow)
}

/**
 * Which rows of a collection hold edits of this page that are not on the server yet, so that a phone without signal can
 * mark them. Rows changed before the page was opened are not known here; the page's own label counts those.
 */
export const createUnsent = <F extends Fields, I extends RowId>(
  room: ClientRoom,
  collection: Collection<F, I>,
): ((id: string) => boolean) => {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set<string>())
  const note = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (!transaction.local) return
    const touched = events.flatMap((event) =>
      event.path.length > 0 ? [String(event.path[0])] : [...event.changes.keys.keys()],
    )
    setIds((known) => new Set([...known, ...touched]))
  }
  createEffect(() => {
    const root = room.doc.getMap(collection.root)
    root.observeDeep(note)
    onCleanup(() => root.unobserveDeep(note))
  })
  createEffect(() => {
    if (room.saved().kind === 'saved') setIds(new Set<string>())
  })
  return (id) => ids().has(id) && isWaiting(room)
}
