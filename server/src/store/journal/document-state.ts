import type Database from 'better-sqlite3'
import type { SnapshotFormat } from './state-bytes.ts'
import { unpackState } from './state-bytes.ts'
import { StorageError } from '../storage-error.ts'

/** A document's frame, as the log needs it. */
export interface DocumentRow {
  id: number
  epoch: string
  schemaVersion: number
  /** Updates up to this one are gone. */
  logStart: number
}
export interface UpdateRow {
  seq: number
  body: Buffer
}
/** The newest snapshot that can be believed, and every update after it. */
export interface DocumentState {
  /** A newer one could not. */
  isDamaged: boolean
  snapshot: { seq: number; state: Uint8Array<ArrayBuffer> } | null
  updates: UpdateRow[]
}

/** Reads documents over one connection, by prepared statements: no entities, no identity map, on the hot path. */
export const createStateReader = (database: Database.Database) => {
  const findDocument = database.prepare<[string], DocumentRow>(
    'select id, epoch, schema_version as schemaVersion, log_start as logStart from document where room = ?',
  )
  const findSnapshots = database.prepare<
    [number],
    { seq: number; body: Buffer; sha256: string; format: SnapshotFormat }
  >(
    'select seq, body, sha256, format from document_snapshot where document_id = ? order by seq desc',
  )
  const findUpdates = database.prepare<[number, number, number], UpdateRow>(
    'select seq, body from document_update where document_id = ? and seq > ? and seq <= ? order by seq',
  )

  const readSnapshot = (documentId: number): Omit<DocumentState, 'updates'> => {
    let isDamaged = false
    // One at a time: the older generation is read only when the newer is damaged.
    for (const row of findSnapshots.iterate(documentId)) {
      const state = unpackState(row)
      if (state) return { isDamaged, snapshot: { seq: row.seq, state } }
      isDamaged = true
    }
    return { isDamaged, snapshot: null }
  }

  return {
    find: (room: string): DocumentRow | null => findDocument.get(room) ?? null,

    /** Throws rather than give a part of the document for the whole. */
    read: (document: DocumentRow, upTo = Number.MAX_SAFE_INTEGER): DocumentState => {
      const { isDamaged, snapshot } = readSnapshot(document.id)
      // Without a snapshot the log must reach back to the beginning, else part of the document is missing.
      if ((snapshot?.seq ?? 0) < document.logStart) throw new StorageError('SNAPSHOTS_DAMAGED')
      const updates = findUpdates.all(document.id, snapshot?.seq ?? 0, upTo)
      return { isDamaged, snapshot, updates }
    },
  }
}
