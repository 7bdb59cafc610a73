import { statSync } from 'node:fs'
import { StorageError } from './storage-error.ts'

const placeOf = (file: string): string | null => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}

/**
 * A check that the file which is open is still the one of its name. Throws `StorageError` when somebody moved or removed
 * it: SQLite would go on writing into what nobody will ever open again, and "Saved" would not be true.
 */
export const whenInPlace = (file: string): (() => void) => {
  const place = placeOf(file)
  return () => {
    if (placeOf(file) !== place) throw new StorageError('DATABASE_MOVED')
  }
}
