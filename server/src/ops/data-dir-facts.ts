import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** What lies in a data directory. */
export interface DataDirFacts {
  /** The database and the write-ahead log beside it, bytes. */
  database: number
  log: number
  /** What the disk has left for this user, bytes. */
  free: number
  /** The newest file in DATA_DIR/backups, and when it was written (epoch milliseconds); null when there is none. */
  newestBackup: { file: string; at: number; bytes: number } | null
}

/** Null for what is not there. */
const lookAt = (path: string) => stat(path).catch(() => null)

const findNewestBackup = async (dataDir: string): Promise<DataDirFacts['newestBackup']> => {
  const folder = join(dataDir, 'backups')
  const names = await readdir(folder).catch(() => [])
  let newest: DataDirFacts['newestBackup'] = null
  for (const name of names) {
    if (!name.endsWith('.db')) continue
    const file = join(folder, name)
    const found = await lookAt(file)
    if (found?.isFile() && found.mtimeMs > (newest?.at ?? 0))
      newest = { file, at: found.mtimeMs, bytes: found.size }
  }
  return newest
}

/** Looks and changes nothing; a server may run. Rejects when the disk cannot be asked. Of backups, only those in DATA_DIR/backups are known. */
export const readDataDir = async (dataDir: string): Promise<DataDirFacts> => {
  const file = join(dataDir, 'sedyanka.db')
  const [database, log, disk, newestBackup] = await Promise.all([
    lookAt(file),
    lookAt(`${file}-wal`),
    statfs(dataDir),
    findNewestBackup(dataDir),
  ])
  return {
    database: database?.size ?? 0,
    log: log?.size ?? 0,
    free: disk.bavail * disk.bsize,
    newestBackup,
  }
}
