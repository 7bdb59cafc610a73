import type { RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type Database from 'better-sqlite3'
import type { Attachment, StoredDocument } from '../sync/ports.ts'
import type { WrittenMinute } from '../sync/writing-times.ts'
import { createChangeLog } from './change-log.ts'
import { createStateReader } from './document-state.ts'
import type { LogEntry } from './journal-messages.ts'

/** A copy with a buffer of its own, so that it can be handed to another thread without copying again. */
const own = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/**
 * The log of every document over one connection. Synchronous; runs in the journal's thread. `onDamage` hears of documents
 * whose newest snapshot is not what had been written; they are read all the same, if an older one is whole.
 */
export const createDocumentLog = (
  database: Database.Database,
  onDamage: (room: RoomName) => void = () => {},
) => {
  const reader = createStateReader(database)
  const findClaims = database
    .prepare<[number], [number, string]>(
      'select client_id, person_id from document_client where document_id = ?',
    )
    .raw()
  const addUpdate = database.prepare(
    'insert into document_update (document_id, body, person_ids, at) select id, ?, ?, ? from document where room = ?',
  )
  // A retry after a lost answer repeats its claims; the first one stands.
  const addClaim = database.prepare(
    'insert into document_client (document_id, client_id, person_id, at) select id, ?, ?, ? from document where room = ? on conflict do nothing',
  )
  const setVersion = database.prepare('update document set schema_version = ? where room = ?')

  // A retry after a lost answer repeats them; the first ones stand.
  const addMinutes = database.prepare(
    'insert into kept_minutes (document_id, body, at) select id, ?, ? from document where room = ? on conflict do nothing',
  )
  const addTaken = database.prepare(
    'insert into taken_words (document_id, key, body, at) select id, ?, ?, ? from document where room = ? on conflict do nothing',
  )
  const dropTaken = database.prepare(
    'delete from taken_words where key = ? and document_id = (select id from document where room = ?)',
  )
  const dropOldTaken = database.prepare('delete from taken_words where at < ?')
  const attach = (room: RoomName, attachment: Attachment, at: number): void => {
    switch (attachment.kind) {
      case 'minutes':
        return void addMinutes.run(attachment.body, at, room)
      case 'taken':
        dropOldTaken.run(at - limits.takenKept)
        return void addTaken.run(attachment.key, attachment.body, at, room)
      case 'given':
        return void dropTaken.run(attachment.key, room)
    }
  }

  const findMinutes = database.prepare<[number], { minute: number; clocks: Buffer }>(
    'select minute, clocks from writing_minute where document_id = ?',
  )
  const setMinute = database.prepare(
    `insert into writing_minute (document_id, minute, clocks) select id, ?, ? from document where room = ?
      on conflict do update set clocks = excluded.clocks`,
  )
  const dropMinutes = database.prepare(
    'delete from writing_minute where document_id = (select id from document where room = ?) and minute < ?',
  )
  const noteMinute = (room: RoomName, { minute, clocks }: WrittenMinute): void => {
    setMinute.run(minute, clocks, room)
    dropMinutes.run(room, minute - limits.minutesRemembered)
  }

  const changeLog = createChangeLog(database)
  const append = database.transaction((entries: readonly LogEntry[]): boolean[] =>
    entries.map(({ room, entry }) => {
      const { update, personIds, claims, at, changes = [], attachments = [], minute } = entry
      if (addUpdate.run(update, JSON.stringify(personIds), at, room).changes === 0) return false
      for (const [clientId, personId] of claims) addClaim.run(clientId, personId, at, room)
      for (const change of changes) changeLog.add(room, at, change)
      for (const attachment of attachments) attach(room, attachment, at)
      if (minute) noteMinute(room, minute)
      if (entry.schemaVersion !== undefined) setVersion.run(entry.schemaVersion, room)
      return true
    }),
  ).immediate

  return {
    /**
     * Stores the entries in one transaction and returns after its fsync. The answer says of each whether its document
     * exists; entries of unknown documents are left out. Throws when the commit failed: then none is stored.
     */
    append: (entries: readonly LogEntry[]): boolean[] => {
      try {
        const isKnown = append(entries)
        changeLog.settle()
        return isKnown
      } catch (error) {
        changeLog.drop()
        throw error
      }
    },

    /** Reads a document; null when there is none. Throws rather than give a part of it for the whole. */
    load: database.transaction((room: RoomName): StoredDocument | null => {
      const document = reader.find(room)
      if (!document) return null
      const { isDamaged, snapshot, updates } = reader.read(document)
      if (isDamaged) onDamage(room)
      return {
        epoch: document.epoch,
        schemaVersion: document.schemaVersion,
        snapshot: snapshot?.state ?? null,
        updates: updates.map((row) => own(row.body)),
        claims: findClaims.all(document.id),
        minutes: findMinutes
          .all(document.id)
          .map(({ minute, clocks }) => ({ minute, clocks: own(clocks) })),
      }
    }).deferred,
  }
}
