import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'

const day = 24 * 60 * 60_000

/** A moment as a part of a file name, to the millisecond. */
export const stampOf = (at: number): string => new Date(at).toISOString().replaceAll(/[:.]/g, '')

/** Where `backup` writes when it is not told where, made when there is none; only its owner reads it. */
export const backupsIn = (dataDir: string): string => {
  const folder = join(dataDir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** What `restore` puts aside carries the moment at which it did so (`stampOf`). */
const replaced = /^replaced-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)\d*Z\./

/** When a file of the data directory was put aside, epoch milliseconds; null for all that was not. */
const putAsideAt = (name: string): number | null => {
  const [, date, hour, minute, second] = replaced.exec(name) ?? []
  return date === undefined ? null : Date.parse(`${date}T${hour}:${minute}:${second}Z`)
}

/**
 * Deletes backups in `backups` (by their last change) and what `restore` put aside, once they are older than `days`; other
 * files are left alone. Answers with how many went. Throws when the folders cannot be read.
 */
export const rotateBackups = (dataDir: string, days: number, now: number = wallNow()): number => {
  const isOld = (at: number | null): boolean => at !== null && at < now - days * day
  const backups = backupsIn(dataDir)
  const old = [
    ...readdirSync(dataDir)
      .filter((name) => isOld(putAsideAt(name)))
      .map((name) => join(dataDir, name)),
    ...readdirSync(backups)
      .filter((name) => name.endsWith('.db'))
      .map((name) => join(backups, name))
      .filter((file) => isOld(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null)),
  ]
  for (const file of old) rmSync(file, { force: true })
  return old.length
}
