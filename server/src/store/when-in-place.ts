import { dirname } from 'node:path'
import { lockFileIn } from './claim-data-dir.ts'
import { placeOf } from './place-of.ts'
import { StorageError } from './storage-error.ts'

/**
 * A check that the file which is open is still the one of its name, and that the data directory is still claimed for this
 * process. Throws `StorageError` when somebody moved or removed either: SQLite would go on writing into what nobody will ever
 * open again, or another server into the same file, and "Saved" would not be true.
 */
export const whenInPlace = (file: string): (() => void) => {
  const place = placeOf(file)
  const lockFile = lockFileIn(dirname(file))
  const lock = placeOf(lockFile)
  return () => {
    if (placeOf(file) !== place) throw new StorageError('DATABASE_MOVED')
    if (placeOf(lockFile) !== lock) throw new StorageError('LOCK_MOVED')
  }
}
