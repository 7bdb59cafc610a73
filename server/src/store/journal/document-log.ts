import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type Database from 'better-sqlite3'
import type { Attachment, NewEdition, StoredDocument } from '../../sync/ports.ts'
import type { WrittenMinute } from '../../sync/record/writing-times.ts'
import { createChangeLog } from './change-log.ts'
import { createChangeRows } from './change-rows.ts'
import { createStateReader } from './document-state.ts'
import { type LogEntry, notAppended } from './journal-messages.ts'
import { createRewriting } from './rewrite-document.ts'

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
    .prepare<[number], [number, PersonId]>(
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

  /** The newest commit of each document that was appended to; this connection is the only one that appends. */
  const newest = new Map<RoomName, number>()
  /** The same within the running transaction. */
  const staged = new Map<RoomName, number>()
  const findNewest = database
    .prepare<[string], number>(
      `select max(
          coalesce((select max(seq) from document_update where document_id = document.id), 0),
          coalesce((select max(seq) from document_snapshot where document_id = document.id), 0))
        from document where room = ?`,
    )
    .pluck()
  const newestIn = (room: RoomName): number =>
    staged.get(room) ?? newest.get(room) ?? findNewest.get(room) ?? 0

  const rewrite = createRewriting(database)
  const changeLog = createChangeLog(createChangeRows(database))
  const append = database.transaction((entries: readonly LogEntry[]): number[] =>
    entries.map(({ room, entry }) => {
      const { update, personIds, claims, at, changes = [], attachments = [], minute } = entry
      if (entry.after !== undefined && newestIn(room) !== entry.after)
        return findNewest.get(room) === undefined ? notAppended.unknown : notAppended.stale
      const added = addUpdate.run(update, JSON.stringify(personIds), at, room)
      if (added.changes === 0) return notAppended.unknown
      const seq = Number(added.lastInsertRowid)
      staged.set(room, seq)
      for (const [clientId, personId] of claims) addClaim.run(clientId, personId, at, room)
      for (const change of changes) changeLog.add(room, at, change)
      for (const attachment of attachments) attach(room, attachment, at)
      if (minute) noteMinute(room, minute)
      if (entry.schemaVersion !== undefined) setVersion.run(entry.schemaVersion, room)
      return seq
    }),
  ).immediate

  const sweep = database.transaction(() => changeLog.sweep()).immediate

  return {
    /** Whether a change of the record is still being typed. */
    get isTyping(): boolean {
      return changeLog.isTyping
    },
    /** Ends what is typed no more in the record of changes; to be called every minute. Throws when it cannot be stored. */
    sweepChanges: (): void => {
      try {
        sweep()
        changeLog.settle()
      } catch (error) {
        changeLog.drop()
        throw error
      }
    },

    /**
     * Stores the entries in one transaction and returns after its fsync. The answer has the number of each commit; entries of
     * unknown documents and stale ones are left out (`notAppended`). Throws when the commit failed: then none is stored.
     */
    append: (entries: readonly LogEntry[]): number[] => {
      staged.clear()
      try {
        const outcomes = append(entries)
        for (const [room, seq] of staged) newest.set(room, seq)
        changeLog.settle()
        return outcomes
      } catch (error) {
        changeLog.drop()
        throw error
      } finally {
        staged.clear()
      }
    },

    /**
     * Puts a new edition in the place of a document, in one transaction. The answer is the number of its commit, or one of
     * `notAppended`. Throws when the commit failed: then the old one stands.
     */
    rewrite: (room: RoomName, edition: NewEdition): number => {
      if (newestIn(room) !== edition.after)
        return findNewest.get(room) === undefined ? notAppended.unknown : notAppended.stale
      const seq = rewrite(room, edition)
      newest.set(room, seq)
      return seq
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
        seq: newestIn(room),
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
