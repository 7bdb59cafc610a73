import { dirname } from 'node:path'
import { type FileStamp, isOverwritten } from './file-stamp.ts'
import { lockFileIn } from './claim-data-dir.ts'
import { placeOf } from './place-of.ts'
import { StorageError } from '../storage-error.ts'

/**
 * A check that the file which is open is still the one of its name, and that the data directory is still claimed for this
 * process. Throws `StorageError` when somebody moved or removed either, or copied another database into it: SQLite would go on writing into what nobody will ever
 * open again, or another server into the same file, and "Saved" would not be true.
 */
export const whenInPlace = (file: string, stamp?: FileStamp): (() => void) => {
  const place = placeOf(file)
  const lockFile = lockFileIn(dirname(file))
  const lock = placeOf(lockFile)
  return () => {
    if (placeOf(file) !== place) throw new StorageError('DATABASE_MOVED')
    if (stamp && isOverwritten(stamp)) throw new StorageError('DATABASE_OVERWRITTEN')
    if (placeOf(lockFile) !== lock) throw new StorageError('LOCK_MOVED')
  }
}
