import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { collectionOf } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'
import type { ClientRoom } from '../../sync/client-room.ts'
import type { RefusedRow } from './group-refused.ts'

/** What a row is called; '' when it has no name of its own, or is not there. */
const titleOf = (doc: Y.Doc, of: CollectionShape | undefined, id: string): string => {
  if (!of?.title) return ''
  const row = doc.getMap<unknown>(of.root).get(id)
  const title: unknown = row instanceof Y.Map ? row.get(of.title) : null
  return title instanceof Y.Text || typeof title === 'string' ? title.toString() : ''
}

/** What a refused row is called on the page; '' when the documents do not know it. */
export const refusedTitle = (
  item: Pick<RefusedRow, 'root' | 'row' | 'values'>,
  rooms: readonly Pick<ClientRoom, 'doc'>[],
  known?: readonly CollectionShape[],
): string => {
  const own = collectionOf(item.root, known)
  const candidates = [{ of: own, id: item.row }]
  // Rows without a name of their own are known by what they belong to.
  for (const [field, root] of Object.entries(own?.belongsTo ?? {})) {
    const id = item.values.get(field)
    if (id !== undefined && root) candidates.push({ of: collectionOf(root, known), id })
  }
  for (const { of, id } of candidates)
    for (const { doc } of rooms) {
      const title = titleOf(doc, of, id)
      if (title) return title
    }
  return ''
}
