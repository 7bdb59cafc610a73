import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until a file's content, or a directory's list of names, is on disk. */
export const syncToDisk = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
