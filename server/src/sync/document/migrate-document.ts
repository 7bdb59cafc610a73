import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'

/**
 * A client id that follows from what the document holds, so that migrating the same content again makes the same bytes,
 * and migrating other content (an older backup) never takes the same ids for something else.
 */
const clientOf = (doc: Y.Doc): number => {
  const content = Y.encodeSnapshot(Y.snapshot(doc))
  for (let round = 0; ; round = (round + 1) % 256) {
    const [a = 0, b = 0, c = 0, d = 0] = digest(new Uint8Array([...content, round]))
    const id = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
    if (id !== 0 && !doc.store.clients.has(id)) return id
  }
}

/** Version 2: the notes of an agenda item are one text. The former tree stays as it is. */
const flattenNotes = (doc: Y.Doc, kind: RoomKind): void => {
  if (kind !== 'meeting') return
  const rows = doc.getMap<unknown>(agenda.root)
  for (const id of [...rows.keys()].sort()) {
    const row = rows.get(id)
    if (!(row instanceof Y.Map) || row.has('noteText')) continue
    const note = new Y.Text()
    row.set('noteText', note)
    const former: unknown = row.get('notes')
    if (former instanceof Y.XmlFragment) appendBlocks(note, flattenFormer(former))
  }
}

/** What brings a document from one shape to the next. Deterministic: the same document gives the same bytes. */
interface Step {
  change: (doc: Y.Doc, kind: RoomKind) => void
  /** The former content is not to stay behind what it adds: the document is written anew. */
  rewrites?: boolean
}

/** Shapes of documents: today's, and by the version that each makes the steps that lead there. */
export interface Shapes {
  version: number
  steps: Readonly<Record<number, Step>>
}
export const shapes: Shapes = { version: schemaVersion, steps: { 2: { change: flattenNotes } } }

/** What a migration has added to a document, as one update; and whether the document is to be written anew now. */
interface Migrated {
  update: Uint8Array
  rewrites: boolean
}

/**
 * Brings a stored document to today's shape; what comes of it is to be stored before anybody sees the document. Null when
 * it has today's shape.
 */
export const migrateDocument = (
  doc: Y.Doc,
  { kind, version }: { kind: RoomKind; version: number },
  { version: today, steps }: Shapes = shapes,
): Migrated | null => {
  if (version >= today) return null
  const before = Y.encodeStateVector(doc)
  const own = doc.clientID
  let rewrites = false
  doc.clientID = clientOf(doc)
  doc.transact(() => {
    for (let next = version + 1; next <= today; next++) {
      const step = steps[next]
      step?.change(doc, kind)
      rewrites ||= step?.rewrites === true
    }
  })
  doc.clientID = own
  return { update: Y.encodeStateAsUpdate(doc, before), rewrites }
}
