import { resolve } from 'node:path'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import * as v from 'valibot'
import { storageCode } from '../store/storage-error.ts'
import { version } from '../version.ts'
import { askFile } from './ask-file.ts'
import { openTables } from './boards.ts'
import { type DataDirFacts, readDataDir } from './data-dir-facts.ts'
import { isClaimed } from './is-claimed.ts'
import { OpsError } from './ops-error.ts'
import { type Counts, countRows } from './table-facts.ts'

/** How long a server may take to answer, ms. */
const answerWithin = 3_000

/** What GET /healthz says. */
const Said = v.object({
  status: v.string(),
  version: v.string(),
  rooms: v.number(),
  lines: v.number(),
  stalled: v.number(),
  refused: v.record(v.string(), v.number()),
})

const count = (number: number, word: string, many = `${word}s`): string =>
  `${number} ${number === 1 ? word : many}`

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
const sizeOf = (bytes: number): string => {
  let [value, unit] = [bytes, 0]
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000
  return `${value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

const minute = 60_000
const ageOf = (age: number): string => {
  if (age < 2 * minute) return 'just now'
  if (age < 120 * minute) return `${Math.floor(age / minute)} minutes ago`
  if (age < 48 * 60 * minute) return `${Math.floor(age / (60 * minute))} hours ago`
  return `${Math.floor(age / (24 * 60 * minute))} days ago`
}

const backupLine = (newest: DataDirFacts['newestBackup'], now: number): string =>
  newest
    ? `${newest.file}, ${sizeOf(newest.bytes)}, ${ageOf(now - newest.at)}`
    : 'none in DATA_DIR/backups (those written elsewhere are not known)'

/** What is in the tables. */
const countIn = async (dataDir: string, now: number): Promise<Counts> => {
  const database = openTables(dataDir)
  try {
    return await countRows(askFile(database), now)
  } finally {
    database.close()
  }
}

/** What a server that runs says of itself. */
const askServer = async (url: string): Promise<string> => {
  const asked = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(answerWithin) })
    .then((answer) => answer.json())
    .catch(() => null)
  if (!v.is(Said, asked))
    return `runs, and does not answer at ${url}: are HOST and PORT set as they are for the server?`
  const { status, version: running, rooms, lines, stalled, refused } = asked
  const refusals = Object.values(refused).reduce((sum, each) => sum + each, 0)
  const state = status === 'ok' ? 'stores edits' : 'CANNOT STORE EDITS, see its log'
  const late = stalled > 0 ? `, ${count(stalled, 'room')} not served` : ''
  return `runs at ${url}, version ${running}: ${state}; ${count(rooms, 'room')}, ${count(lines, 'line')}, ${count(refusals, 'refusal')} since its start${late}`
}

/**
 * Tells how it stands with a data directory, a line for each thing; whether a server runs or not. `url`: where a server
 * that has it answers. Throws `OpsError`.
 */
export const describeStatus = async (
  dataDir: string,
  url: string,
  now: number = wallNow(),
): Promise<string[]> => {
  try {
    const { boards, archived, people, sessions } = await countIn(dataDir, now)
    const { database, log, free, newestBackup } = await readDataDir(dataDir)
    const server = isClaimed(dataDir) ? await askServer(url) : 'does not run'
    const put = archived > 0 ? ` (${archived} archived)` : ''
    return [
      `Version         ${version}`,
      `Data directory  ${resolve(dataDir)}`,
      `Database        ${sizeOf(database)}, its log ${sizeOf(log)}`,
      `Free disk       ${sizeOf(free)}`,
      `Holds           ${count(boards, 'board')}${put}, ${count(people, 'person', 'people')}, ${count(sessions, 'session')}`,
      `Newest backup   ${backupLine(newestBackup, now)}`,
      `Server          ${server}`,
    ]
  } catch (error) {
    if (error instanceof OpsError) throw error
    throw new OpsError(`${dataDir} cannot be read: ${storageCode(error)}`, { cause: error })
  }
}
