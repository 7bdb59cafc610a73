import { statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'
import { createDocumentLog } from '../store/journal/document-log.ts'
import { eraseDeleted } from '../store/file/tidy-file.ts'
import { contentOf } from '../sync/document/content-of.ts'
import { rewrittenAfter } from '../sync/document/edition.ts'
import { migrateDocument } from '../sync/document/migrate-document.ts'
import { restore, weigh } from '../sync/document/restore-document.ts'
import { keepAlive, writeEdition } from '../sync/document/write-edition.ts'
import { WritingTimes } from '../sync/record/writing-times.ts'
import { findBoard, whileStopped } from './boards.ts'
import { OpsError } from './ops-error.ts'

type Log = ReturnType<typeof createDocumentLog>

/** What became of a document, in bytes of its state and of the log since. */
interface Compacted {
  room: RoomName
  before: number
  after: number
}

const readBack = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

const compactDocument = (log: Log, room: RoomName): Compacted[] => {
  const kind = parseRoomName(room)?.kind
  const stored = kind ? log.load(room) : null
  if (!kind || !stored) return []
  const roots = [...documentSchema[kind].keys()]
  const doc = restore(stored, roots)
  migrateDocument(doc, { kind, version: stored.schemaVersion })
  const old = { doc, owners: new Map(stored.claims), times: new WritingTimes(stored.minutes) }
  const made = writeEdition(old, keepAlive)
  const written = readBack(made.state)
  if (!isDeepStrictEqual(contentOf(written, roots), contentOf(doc, roots)))
    throw new OpsError(`${room} would say something else: it stays as it is`)
  const [before, after] = [weigh(stored), made.state.length]
  if (after >= before) return [{ room, before, after: before }]
  const at = wallNow()
  const epoch = rewrittenAfter(stored.epoch, at)
  const seq = log.rewrite(room, { ...made, epoch, at, schemaVersion, after: stored.seq })
  if (seq < 0) throw new OpsError(`${room} was written into by another program: it stays as it is`)
  return [{ room, before, after }]
}

/**
 * Writes every document of a board anew, with all that is in it and without what was deleted from it, and then the
 * database's file. One document after the other, each at once or not at all. The server must be stopped. Throws `OpsError`
 * or `StartError`. `file`: the size of the database before and after, bytes.
 */
export const compactBoard = (
  dataDir: string,
  id: string,
): { title: string; documents: Compacted[]; file: [before: number, after: number] } =>
  whileStopped(dataDir, (database) => {
    const { title } = findBoard(database, id)
    database.pragma('wal_checkpoint(TRUNCATE)')
    const size = () => statSync(join(dataDir, 'sedyanka.db')).size
    const before = size()
    const log = createDocumentLog(database)
    const documents = database
      .prepare<[string], RoomName>('select room from document where board_id = ? order by id')
      .pluck()
      .all(id)
      .flatMap((room) => compactDocument(log, room))
    eraseDeleted(database)
    return { title, documents, file: [before, size()] }
  })
