import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import type Database from 'better-sqlite3'
import { threadBusyTimeout } from './open-database.ts'
import { StorageError } from '../storage-error.ts'

/** Free pages given back in one transaction: 1 MB, some milliseconds. */
const pagesAtOnce = 256
/** A checkpoint that cuts the log off waits for readers and lets nobody write meanwhile: not long, then. ms */
const checkpointPatience = 100

/** Gives some free pages back to the disk; true when more are left. */
const giveBackPages = (database: Database.Database): boolean => {
  const countFree = () => Number(database.pragma('freelist_count', { simple: true }))
  const before = countFree()
  if (before === 0) return false
  database.pragma(`incremental_vacuum(${pagesAtOnce})`)
  const after = countFree()
  // A file that was made without `auto_vacuum` keeps its free pages for what comes.
  return after > 0 && after < before
}

/**
 * Gives some free pages back to the disk and empties the write-ahead log. True when nothing is left to do; otherwise it
 * is worth another try.
 */
export const tidyFile = (database: Database.Database): boolean => {
  const isMore = giveBackPages(database)
  // The bulk of it while others write, so that little is left for the part that excludes them.
  database.pragma('wal_checkpoint(PASSIVE)')
  database.pragma(`busy_timeout = ${checkpointPatience}`)
  try {
    const isBusy = Number(database.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 1
    return !isMore && !isBusy
  } finally {
    database.pragma(`busy_timeout = ${threadBusyTimeout}`)
  }
}

/**
 * Notes which deleted boards and former editions are still in the file; answers with how to say that they are no more. What
 * is deleted meanwhile is not among them.
 */
const noteLeft = (database: Database.Database): (() => void) => {
  const boards = database.prepare<[], [string]>('select id from deleted_board where is_erased = 0')
  const documents = database.prepare<[], [number, string]>(
    'select id, epoch from document where former_left = 1',
  )
  const [deleted, rewritten] = [boards.raw().all(), documents.raw().all()]
  const markBoard = database.prepare('update deleted_board set is_erased = 1 where id = ?')
  const markDocument = database.prepare(
    'update document set former_left = 0 where id = ? and epoch = ?',
  )
  return () => {
    for (const [id] of deleted) markBoard.run(id)
    for (const [id, epoch] of rewritten) markDocument.run(id, epoch)
  }
}

/** How long writing the file anew waits for whoever writes or reads just then, ms. */
const erasePatience = 10_000

/**
 * Writes the whole file anew and empties the write-ahead log: of what was deleted not a byte is left in either. Throws
 * when somebody was in the way for too long, or the disk has no room for a second copy; then all is as it was.
 */
export const eraseDeleted = (database: Database.Database): void => {
  database.pragma(`busy_timeout = ${erasePatience}`)
  const markErased = noteLeft(database)
  try {
    database.exec('VACUUM')
    const isBusy = Number(database.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 1
    if (isBusy) throw new StorageError('SQLITE_BUSY')
    markErased()
  } finally {
    database.pragma(`busy_timeout = ${threadBusyTimeout}`)
  }
}

/** What `tidyFile` does, at the end, when nobody else writes any more; stops after `patience` ms. */
export const tidyAtClose = (database: Database.Database, patience = 300): void => {
  const end = monotonicNow() + patience
  while (giveBackPages(database) && monotonicNow() < end);
  database.pragma('wal_checkpoint(TRUNCATE)')
}
