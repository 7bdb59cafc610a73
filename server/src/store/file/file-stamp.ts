import { copyFileSync, closeSync, openSync, read, readSync, truncateSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import type Database from 'better-sqlite3'

/** What a SQLite file says of itself: https://www.sqlite.org/fileformat.html#the_database_header */
export const headerBytes = 100
const applicationIdAt = 68

/**
 * How a server tells its own database from another one that was copied over it, into the same file: each start writes a
 * number of its own into the file's header, which nobody else knows.
 *
 * `handle` reads the header for as long as the store is open. Nothing else in this process may open and close that file:
 * POSIX drops all of a process's locks on a file as soon as it closes any handle to it (fcntl(2)), SQLite's with them, and
 * the next program that looks into the database would take its log away as nobody's.
 */
export interface FileStamp {
  readonly handle: number
  /** Null until it is written. */
  id: number | null
}

/** Opens the handle. Close it after the last connection. */
export const openStamp = (file: string): FileStamp => ({ handle: openSync(file, 'r'), id: null })
export const closeStamp = ({ handle }: FileStamp): void => closeSync(handle)

/** Writes a number into the header; on a disk that takes none, the one that stands there has to do. */
export const writeStamp = (stamp: FileStamp, database: Database.Database): void => {
  try {
    database.pragma(`application_id = ${randomInt(1, 2 ** 31)}`)
    // Into the file itself: there it is looked for.
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A full disk is told where somebody's words are to be stored.
  }
  stamp.id = idIn(readHeader(stamp))
}

const readHeader = ({ handle }: FileStamp): Buffer => {
  const header = Buffer.alloc(headerBytes)
  return header.subarray(0, readSync(handle, header, 0, headerBytes, 0))
}
const readAsync = promisify(read)
/** The file's first bytes, as many as there are, without waiting for the disk. */
export const readHeaderSoon = async ({ handle }: FileStamp): Promise<Buffer> => {
  const header = Buffer.alloc(headerBytes)
  const { bytesRead } = await readAsync(handle, header, 0, headerBytes, 0)
  return header.subarray(0, bytesRead)
}

/** Null where the header is not whole. */
const idIn = (header: Buffer): number | null =>
  header.length < headerBytes ? null : header.readUInt32BE(applicationIdAt)

/** Whether a header is another database's. One that is cut short says nothing of whose it is. */
export const isOverwritten = (stamp: FileStamp, header: Buffer = readHeader(stamp)): boolean => {
  const found = idIn(header)
  return stamp.id !== null && found !== null && found !== stamp.id
}

/**
 * Keeps the log of a database that was overwritten from being laid over the one in its place, by this process as it ends
 * or by the next start. A copy of it stays beside the file, if there is room.
 */
export const putLogAside = (file: string, now: number): void => {
  const log = `${file}-wal`
  try {
    copyFileSync(log, `${log}.${now}`)
  } catch {
    // The database that it belongs to is gone either way.
  }
  truncateSync(log, 0)
}
