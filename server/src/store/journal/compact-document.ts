import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type Database from 'better-sqlite3'
import { createStateReader, type DocumentRow } from './document-state.ts'
import { foldDocument } from './fold-document.ts'
import { packState, type StateBytes } from './state-bytes.ts'

/** While people write, a log this long (half a minute of a plenary) is folded once it weighs more than the state. */
const commitsWorthFolding = 2_000
/** Nobody has written into a document for so long, ms: its log is folded whatever it weighs. */
const quietAfter = 30_000
/** What a row weighs beside its update: keys, contributors, its place in the index. Bytes. */
const rowOverhead = 64
/** At rest the log back to the older generation weighs less than this or an eighth of the state. Bytes. */
const lightLog = 64 << 10
/** Rows deleted in one transaction: some milliseconds. */
const rowsAtOnce = 1_000

/** What was committed since the newest snapshot. */
interface Tail {
  commits: number
  bytes: number
  /** Times of the last commit, epoch ms; null without any. */
  at: number | null
  last: number | null
  lastButOne: number | null
}

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
    if (!tail || tail.last === null) return false
    const weight = tail.bytes + tail.commits * rowOverhead
    // A commit that lies ahead is of before the machine's clock was set back: long ago, too.
    const isQuiet = Math.abs(now - (tail.at ?? 0)) >= quietAfter
    if (!isQuiet && (tail.commits < commitsWorthFolding || weight <= newest.stateBytes))
      return false
    // Nobody writes any more, so the log behind the older generation would stay: then that one moves up to the last commit.
    const isHeavy = weight > Math.max(lightLog, newest.stateBytes / 8)
    if (isQuiet && isHeavy && tail.lastButOne !== null) fold(document, tail.lastButOne)
    fold(document, tail.last)
    return true
  }
}
