import type { RoomName } from '@sedyanka/shared/ids.ts'
import type Database from 'better-sqlite3'
import type { JournalEntry, StoredDocument } from '../sync/ports.ts'
import { digest, foldDocument, isIntact } from './fold-document.ts'
import { StorageError } from './storage-error.ts'

interface DocumentRow {
  id: number
  epoch: string
  schemaVersion: number
  logStart: number
}
interface SnapshotRow {
  seq: number
  body: Buffer
  sha256: string
}
interface UpdateRow {
  seq: number
  body: Buffer
}

/** A copy with a buffer of its own, so that it can be handed to another thread without copying again. */
const own = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/**
 * The log of every document over one connection, by prepared statements: no entities, no identity map, on the hot path.
 * Synchronous; runs in the journal's thread.
 */
export const createDocumentLog = (database: Database.Database) => {
  const findDocument = database.prepare<[string], DocumentRow>(
    'select id, epoch, schema_version as schemaVersion, log_start as logStart from document where room = ?',
  )
  const findSnapshots = database.prepare<[number], SnapshotRow>(
    'select seq, body, sha256 from document_snapshot where document_id = ? order by seq desc',
  )
  const findUpdates = database.prepare<[number, number], UpdateRow>(
    'select seq, body from document_update where document_id = ? and seq > ? order by seq',
  )
  const findClaims = database
    .prepare<[number], [number, string]>(
      'select client_id, person_id from document_client where document_id = ?',
    )
    .raw()
  const addUpdate = database.prepare(
    'insert into document_update (document_id, body, person_ids, at) values (?, ?, ?, ?)',
  )
  // A retry after a lost answer repeats its claims; the first one stands.
  const addClaim = database.prepare(
    'insert into document_client (document_id, client_id, person_id, at) values (?, ?, ?, ?) on conflict do nothing',
  )
  const addSnapshot = database.prepare(
    'insert into document_snapshot (document_id, seq, body, sha256, at) values (?, ?, ?, ?, ?)',
  )
  const dropSnapshots = database.prepare(
    'delete from document_snapshot where document_id = ? and seq not in (?, ?)',
  )
  const dropUpdates = database.prepare(
    'delete from document_update where document_id = ? and seq <= ?',
  )
  const setLogStart = database.prepare('update document set log_start = ? where id = ?')

  /** The newest snapshot that can be believed, and every update after it. */
  const readState = (document: DocumentRow) => {
    const snapshot =
      findSnapshots.all(document.id).find((row) => isIntact(row.body, row.sha256)) ?? null
    // Without a snapshot the log must reach back to the beginning, else part of the document is missing.
    if ((snapshot?.seq ?? 0) < document.logStart) throw new StorageError('SNAPSHOTS_DAMAGED')
    return { snapshot, updates: findUpdates.all(document.id, snapshot?.seq ?? 0) }
  }

  return {
    /**
     * Stores the entries in one transaction and returns after its fsync. The answer says of each whether its document
     * exists; entries of unknown documents are left out. Throws when the commit failed: then none is stored.
     */
    append: database.transaction((entries: { room: RoomName; entry: JournalEntry }[]): boolean[] =>
      entries.map(({ room, entry }) => {
        const document = findDocument.get(room)
        if (!document) return false
        addUpdate.run(document.id, entry.update, JSON.stringify(entry.personIds), entry.at)
        for (const [clientId, personId] of entry.claims)
          addClaim.run(document.id, clientId, personId, entry.at)
        return true
      }),
    ).immediate,

    /** Reads a document; null when there is none. Throws rather than give a part of it for the whole. */
    load: database.transaction((room: RoomName): StoredDocument | null => {
      const document = findDocument.get(room)
      if (!document) return null
      const { snapshot, updates } = readState(document)
      return {
        epoch: document.epoch,
        schemaVersion: document.schemaVersion,
        snapshot: snapshot ? own(snapshot.body) : null,
        updates: updates.map((row) => own(row.body)),
        claims: findClaims.all(document.id),
      }
    }).deferred,

    /**
     * Folds the log into a snapshot. The snapshot before it stays, with the updates since, so that one rotten page
     * costs nothing. Does nothing when there is nothing new.
     */
    compact: (room: RoomName): void => {
      const document = findDocument.get(room)
      if (!document) return
      const { snapshot, updates } = readState(document)
      const last = updates.at(-1)
      if (!last) return
      const state = foldDocument(
        snapshot?.body ?? null,
        updates.map((row) => row.body),
      )
      const keep = snapshot?.seq ?? 0
      database
        .transaction(() => {
          addSnapshot.run(document.id, last.seq, state, digest(state), Date.now())
          dropSnapshots.run(document.id, last.seq, keep)
          dropUpdates.run(document.id, keep)
          setLogStart.run(keep, document.id)
        })
        .immediate()
    },
  }
}
