import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Which file it is that has a name at present; null when none has. */
export type Place = string | null

const nameOf = ({ dev, ino }: { dev: number; ino: number }): string => `${dev}:${ino}`

export const placeOf = (file: string): Place => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? nameOf(found) : null
}

/** The same with its size in bytes, without waiting for the disk. Rejects when that cannot be told. */
export const fileIn = (file: string): Promise<{ place: string; size: number } | null> =>
  stat(file).then(
    (found) => ({ place: nameOf(found), size: found.size }),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
