import * as Y from 'yjs'
import type { StoredDocument } from '../ports.ts'

/** What a document's stored updates weigh together, bytes. */
export const weigh = ({ snapshot, updates }: StoredDocument): number =>
  updates.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0)

/** Builds a document from what the journal holds. Throws when something is missing from it: better closed than wrong. */
export const restore = (stored: StoredDocument, roots: string[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const root of roots) doc.getMap(root)
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
    for (const update of stored.updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs) {
    doc.destroy()
    throw new Error('the stored document has a gap')
  }
  return doc
}
