import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { schemaVersion } from '@sedyanka/shared/protocol.ts'
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

/** By the version that each makes. */
const steps: Record<number, (doc: Y.Doc, kind: RoomKind) => void> = { 2: flattenNotes }

/**
 * Brings a stored document to today's shape. Returns what that adds as one update, to be stored before anybody sees the
 * document; null when it has today's shape. Deterministic: the same document gives the same bytes.
 */
export const migrateDocument = (doc: Y.Doc, kind: RoomKind, version: number): Uint8Array | null => {
  if (version >= schemaVersion) return null
  const before = Y.encodeStateVector(doc)
  const own = doc.clientID
  doc.clientID = clientOf(doc)
  doc.transact(() => {
    for (let next = version + 1; next <= schemaVersion; next++) steps[next]?.(doc, kind)
  })
  doc.clientID = own
  return Y.encodeStateAsUpdate(doc, before)
}
