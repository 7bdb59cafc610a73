import type { RoomName } from '@sedyanka/shared/ids.ts'
import type Database from 'better-sqlite3'
import type { NewEdition } from '../../sync/ports.ts'
import { createStateReader } from './document-state.ts'
import { packState, type StateBytes } from './state-bytes.ts'
import { StorageError } from '../storage-error.ts'

const isSame = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(a, b) === 0

/**
 * Puts new editions in the place of documents over one connection; each in one transaction, which begins with the new one
 * beside the old, reads it back from the tables and only then deletes the old one. As of any new document, the whole stands
 * in the log, too: one rotten page costs nothing.
 */
export const createRewriting = (database: Database.Database) => {
  const reader = createStateReader(database)
  const addUpdate = database.prepare(
    `insert into document_update (document_id, body, person_ids, at) values (?, ?, '[]', ?)`,
  )
  const addSnapshot = database.prepare<[StateBytes & { id: number; seq: number; at: number }]>(
    `insert into document_snapshot (document_id, seq, body, format, state_bytes, sha256, at)
      values (@id, @seq, @body, @format, @stateBytes, @sha256, @at)`,
  )
  const setFrame = database.prepare(
    'update document set epoch = ?, schema_version = ?, log_start = 0, former_left = 1 where id = ?',
  )
  const formers = ['document_snapshot', 'document_update'].map((table) =>
    database.prepare(`delete from ${table} where document_id = ? and seq < ?`),
  )
  const [dropClaims, dropMinutes] = ['document_client', 'writing_minute'].map((table) =>
    database.prepare(`delete from ${table} where document_id = ?`),
  )
  const addClaim = database.prepare(
    'insert into document_client (document_id, client_id, person_id, at) values (?, ?, ?, ?)',
  )
  const addMinute = database.prepare(
    'insert into writing_minute (document_id, minute, clocks) values (?, ?, ?)',
  )

  const rewrite = database.transaction((room: RoomName, edition: NewEdition): number => {
    const document = reader.find(room)
    if (!document) throw new StorageError('NO_SUCH_DOCUMENT')
    const { id } = document
    const { epoch, schemaVersion, state, claims, minutes, at } = edition
    const seq = Number(addUpdate.run(id, state, at).lastInsertRowid)
    addSnapshot.run({ ...packState(state), id, seq, at })
    setFrame.run(epoch, schemaVersion, id)
    const found = reader.read({ ...document, logStart: 0 })
    if (found.isDamaged || found.snapshot?.seq !== seq || !isSame(state, found.snapshot.state))
      throw new StorageError('REWRITING_DIFFERS')
    for (const former of formers) former.run(id, seq)
    dropClaims?.run(id)
    dropMinutes?.run(id)
    for (const [clientId, personId] of claims) addClaim.run(id, clientId, personId, at)
    for (const { minute, clocks } of minutes) addMinute.run(id, minute, clocks)
    return seq
  }).immediate

  /** Answers with the number of its commit, after the fsync. Throws when the commit failed: then the old one stands. */
  return (room: RoomName, edition: NewEdition): number => {
    // What is deleted here is written over at once; what earlier folds had deleted stays until the file is written anew.
    database.pragma('secure_delete = ON')
    try {
      return rewrite(room, edition)
    } finally {
      database.pragma('secure_delete = OFF')
    }
  }
}
