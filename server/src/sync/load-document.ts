import type { RoomKind, RoomName } from '@sedyanka/shared/ids.ts'
import { schemaVersion } from '@sedyanka/shared/protocol.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type * as Y from 'yjs'
import { migrateDocument } from './migrate-document.ts'
import type { Journal, StoredDocument } from './ports.ts'
import { restore } from './restore-document.ts'
import type { UnreadableRows } from './unreadable-rows.ts'

/** What a document is loaded from, and who hears of what cannot be read in it. */
interface Sources {
  journal: Journal
  /** Epoch milliseconds. */
  now: () => number
  unreadable: UnreadableRows
}

/**
 * Loads a document in today's shape; null when there is none of that name. Rejects when the store cannot answer, and when
 * something of the document is missing. `seq`: the number of its newest commit.
 */
export const loadDocument = async (
  { name, kind }: { name: RoomName; kind: RoomKind },
  { journal, now, unreadable }: Sources,
): Promise<{ stored: StoredDocument; doc: Y.Doc; seq: number } | null> => {
  const stored = await journal.load(name)
  if (!stored) return null
  const schema = documentSchema[kind]
  const doc = restore(stored, [...schema.keys()])
  const update = migrateDocument(doc, kind, stored.schemaVersion)
  // On disk before anybody is let in. After a crash in between, the same bytes are made again.
  const entry = { claims: [], personIds: [], at: now(), schemaVersion, after: stored.seq }
  const seq = update ? await journal.append(name, { update, ...entry }) : stored.seq
  unreadable.report(name, doc, schema)
  return { stored, doc, seq }
}
