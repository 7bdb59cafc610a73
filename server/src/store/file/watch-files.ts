import { statSync } from 'node:fs'
import { type FileStamp, headerBytes, isOverwritten, readHeaderSoon } from './file-stamp.ts'
import { fileIn, type Place, placeOf } from './place-of.ts'
import { UntrustworthyStore } from '../storage-error.ts'

/** How often the files are looked at, ms. */
const interval = 200
/** The header may be read from before a write and the size from behind it: only what is wrong in so many looks in a row is wrong. */
const looks = 3

const magic = 'SQLite format 3\0'

/** Whether a database file is as long as its header says. */
const isWhole = (header: Buffer, size: number): boolean => {
  if (header.length < headerBytes) return false
  if (header.toString('latin1', 0, magic.length) !== magic) return false
  const pageSize = header.readUInt16BE(16)
  return header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize) <= size
}

/**
 * Looks all the time whether the claim of the data directory and the database are still the files that this server opened.
 * `onUntrustworthy` is called when they are not: the claim was removed or replaced, so that a second server may write into the
 * same database; or the database was replaced, overwritten or cut short. A database that is merely away may come back, and its commits
 * fail meanwhile. Returns the way to stop.
 */
export const watchFiles = (
  { databaseFile, lockFile, stamp }: { databaseFile: string; lockFile: string; stamp: FileStamp },
  onUntrustworthy: (error: UntrustworthyStore) => void,
): (() => void) => {
  const places: Record<string, Place> = {
    database: placeOf(databaseFile),
    lock: placeOf(lockFile),
  }
  let cutShort = 0
  /** The file's size when it was last as long as its header said. */
  let wholeSize = statSync(databaseFile, { throwIfNoEntry: false })?.size ?? 0

  const findFault = async (): Promise<string | null> => {
    const lock = await fileIn(lockFile)
    if (lock?.place !== places['lock'])
      return `the lock of the data directory was ${lock ? 'replaced' : 'removed'}: ${lockFile}`
    const database = await fileIn(databaseFile)
    if (!database) return null
    if (database.place !== places['database']) return `the database was replaced: ${databaseFile}`
    const header = await readHeaderSoon(stamp)
    if (isOverwritten(stamp, header))
      return `another database was copied over this one: ${databaseFile}`
    // Only the upkeep makes it shorter, and says so in the header first. A checkpoint that makes it longer says so first,
    // too, and may need seconds for the rest on a slow disk: a file that does not shrink was not cut short.
    if (isWhole(header, database.size)) [wholeSize, cutShort] = [database.size, 0]
    else cutShort = database.size < wholeSize ? cutShort + 1 : 0
    return cutShort >= looks ? `the database was cut short: ${databaseFile}` : null
  }

  let isLooking = false
  let hasStopped = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    findFault()
      .then(
        (fault) => {
          // After a stop the files are somebody else's business, also for a look that had begun.
          if (fault === null || hasStopped) return
          clearInterval(timer)
          onUntrustworthy(new UntrustworthyStore(fault))
        },
        // A disk that does not answer says nothing of who else is there.
        () => undefined,
      )
      .finally(() => (isLooking = false))
  }, interval).unref()
  return () => {
    hasStopped = true
    clearInterval(timer)
  }
}
