import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type Database from 'better-sqlite3'
import { createStateReader, type DocumentRow } from './document-state.ts'
import { foldDocument } from './fold-document.ts'
import { foldsDue, type Tail } from './folds.ts'
import { packState, type StateBytes } from './state-bytes.ts'

/** Rows deleted in one transaction: some milliseconds. */
const rowsAtOnce = 1_000

/**
 * Folds logs into snapshots over a connection of its own. Reading, folding and verifying hold nobody up; only the short
 * transactions at the end, which run in `commit`, want the file for themselves.
 */
export const createCompaction = (
  database: Database.Database,
  commit: (write: () => void) => void = (write) => write(),
) => {
  const reader = createStateReader(database)
  const findNewest = database.prepare<[number], { seq: number; stateBytes: number }>(
    'select seq, state_bytes as stateBytes from document_snapshot where document_id = ? order by seq desc limit 1',
  )
  const weighTail = database.prepare<[{ id: number; seq: number }], Tail>(
    `select count(*) as commits, coalesce(sum(length(body)), 0) as bytes, max(at) as at, max(seq) as last,
      (select seq from document_update where document_id = @id and seq > @seq order by seq desc limit 1 offset 1) as lastButOne
      from document_update where document_id = @id and seq > @seq`,
  )
  const addSnapshot = database.prepare<[StateBytes & { id: number; seq: number; at: number }]>(
    `insert into document_snapshot (document_id, seq, body, format, state_bytes, sha256, at)
      values (@id, @seq, @body, @format, @stateBytes, @sha256, @at)`,
  )
  const dropSnapshots = database.prepare(
    'delete from document_snapshot where document_id = ? and seq not in (?, ?)',
  )
  const dropUpdates = database.prepare(
    `delete from document_update where seq in
      (select seq from document_update where document_id = ? and seq <= ? order by seq limit ${rowsAtOnce})`,
  )
  const findEpoch = database
    .prepare<[number], string>('select epoch from document where id = ?')
    .pluck()
  const setLogStart = database.prepare('update document set log_start = ? where id = ?')

  /** Folds the log up to `upTo`. The snapshot before it stays, with the updates since: one rotten page costs nothing. */
  const fold = (document: DocumentRow, upTo: number): void => {
    const { snapshot, updates } = reader.read(document, upTo)
    const seq = updates.at(-1)?.seq
    if (seq === undefined) return
    const bodies = updates.map((row) => row.body)
    const packed = packState(foldDocument(snapshot?.state ?? null, bodies))
    const keep = snapshot?.seq ?? 0
    const replace = database.transaction(() => {
      // Written anew meanwhile: what was folded is not in it any more.
      if (findEpoch.get(document.id) !== document.epoch) return
      addSnapshot.run({ ...packed, id: document.id, seq, at: wallNow() })
      dropSnapshots.run(document.id, seq, keep)
      setLogStart.run(keep, document.id)
    })
    commit(() => replace.immediate())
    // Nothing needs these any more. A thousand at a time, so that commits come in between; what a crash leaves goes next time.
    for (let dropped = rowsAtOnce; dropped === rowsAtOnce;)
      commit(() => {
        dropped = dropUpdates.run(document.id, keep).changes
      })
  }

  /** Folds a document's log if that is worth it now, and says whether it was. Throws when it cannot be folded. */
  return (room: RoomName, now: number = wallNow()): boolean => {
    const document = reader.find(room)
    if (!document) return false
    const newest = findNewest.get(document.id) ?? { seq: 0, stateBytes: 0 }
    const tail = weighTail.get({ id: document.id, seq: newest.seq })
    const due = foldsDue(tail, newest.stateBytes, now)
    for (const upTo of due) fold(document, upTo)
    return due.length > 0
  }
}
