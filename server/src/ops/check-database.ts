import type Database from 'better-sqlite3'
import * as Y from 'yjs'
import { foldDocument } from '../store/journal/fold-document.ts'
import { countSteps } from '../store/file/migrate.ts'
import { type SnapshotFormat, unpackState } from '../store/journal/state-bytes.ts'
import { storageCode } from '../store/storage-error.ts'
import { OpsError } from './ops-error.ts'

/** What a database holds. */
export interface Holding {
  boards: number
  documents: number
}

interface DocumentRow {
  id: number
  room: string
  logStart: number
}

/** Reads every document as a start of the server would, and what it would fall back to, too. */
const checkDocuments = (database: Database.Database): number => {
  const documents = database
    .prepare<[], DocumentRow>('select id, room, log_start as logStart from document order by id')
    .all()
  // All columns: a backup of an older version has no `format` yet.
  const findSnapshots = database.prepare<
    [number],
    { seq: number; body: Buffer; sha256: string; format?: SnapshotFormat }
  >('select * from document_snapshot where document_id = ? order by seq desc')
  const findUpdates = database.prepare<[number], { seq: number; body: Buffer }>(
    'select seq, body from document_update where document_id = ? order by seq',
  )
  for (const { id, room, logStart } of documents) {
    const snapshots = findSnapshots
      .all(id)
      .map(({ seq, ...row }) => ({ seq, state: unpackState({ format: 'plain', ...row }) }))
    if (snapshots.some(({ state }) => state === null))
      throw new OpsError(`a snapshot of ${room} is damaged`)
    const [newest] = snapshots
    if ((newest?.seq ?? 0) < logStart) throw new OpsError(`a part of ${room} is missing`)
    const updates = findUpdates.all(id)
    const since = updates.filter(({ seq }) => seq > (newest?.seq ?? 0))
    try {
      for (const { body } of updates) Y.decodeUpdate(body)
      foldDocument(
        newest?.state ?? null,
        since.map(({ body }) => body),
      )
    } catch (error) {
      throw new OpsError(`the log of ${room} cannot be read`, { cause: error })
    }
  }
  return documents.length
}

/**
 * Checks the file's pages, the links between its tables, and reads every document. Throws `OpsError` or `StartError`
 * with the first thing that is wrong.
 */
export const checkDatabase = (database: Database.Database): Holding => {
  try {
    if (countSteps(database) === 0) throw new OpsError('it is no database of Sedyanka')
    const integrity = database.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok')
      throw new OpsError(`the file is damaged: ${String(integrity).replaceAll(/\s+/g, ' ')}`)
    const loose = database.pragma('foreign_key_check') as unknown[]
    if (loose.length > 0) throw new OpsError(`${loose.length} rows point nowhere`)
    const documents = checkDocuments(database)
    const boards = database.prepare<[], number>('select count(*) from board').pluck().get() ?? 0
    return { boards, documents }
  } catch (error) {
    const code = storageCode(error)
    if (code.startsWith('SQLITE_'))
      throw new OpsError(`it cannot be read: ${code}`, { cause: error })
    throw error
  }
}
