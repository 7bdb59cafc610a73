import type { RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type * as Y from 'yjs'
import { rewrittenAfter } from './edition.ts'
import { migrateDocument, type Shapes, shapes } from './migrate-document.ts'
import type { Journal, StoredDocument } from '../ports.ts'
import { restore } from './restore-document.ts'
import type { UnreadableRows } from './unreadable-rows.ts'
import { keepAlive, writeEdition } from './write-edition.ts'
import { WritingTimes } from '../record/writing-times.ts'

/** What a document is loaded from, and who hears of what cannot be read in it. */
interface Sources {
  journal: Journal
  /** Epoch milliseconds. */
  now: () => number
  unreadable: UnreadableRows
  /** Left out, those of this version. */
  known?: Shapes
}

/**
 * Loads a document in today's shape; null when there is none of that name. Rejects when the store cannot answer, and when
 * something of the document is missing. `seq`: the number of its newest commit.
 */
export const loadDocument = async (
  { name, kind }: { name: RoomName; kind: RoomKind },
  sources: Sources,
): Promise<{ stored: StoredDocument; doc: Y.Doc; seq: number } | null> => {
  const { journal, now, unreadable, known = shapes } = sources
  const stored = await journal.load(name)
  if (!stored) return null
  const schema = documentSchema[kind]
  const doc = restore(stored, [...schema.keys()])
  const migrated = migrateDocument(doc, { kind, version: stored.schemaVersion }, known)
  if (!migrated) {
    unreadable.report(name, doc, schema)
    return { stored, doc, seq: stored.seq }
  }
  // On disk before anybody is let in. After a crash in between, it is done again.
  const frame = { at: now(), schemaVersion: known.version, after: stored.seq }
  if (migrated.rewrites) {
    const [owners, times] = [new Map(stored.claims), new WritingTimes(stored.minutes)]
    const made = writeEdition({ doc, owners, times }, keepAlive)
    doc.destroy()
    await journal.rewrite(name, { ...made, ...frame, epoch: rewrittenAfter(stored.epoch, now()) })
    return loadDocument({ name, kind }, sources)
  }
  const { update } = migrated
  const seq = await journal.append(name, { update, claims: [], personIds: [], ...frame })
  unreadable.report(name, doc, schema)
  return { stored, doc, seq }
}
