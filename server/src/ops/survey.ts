import { join, resolve as absolute } from 'node:path'
import { Worker } from 'node:worker_threads'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { migrationNames } from '../store/migrations/list.ts'
import { placeOf } from '../store/postgres/place-of.ts'
import { StorageError, storageCode } from '../store/storage-error.ts'
import { type DataDirFacts, readDataDir } from './data-dir-facts.ts'
import { readTables, type TableFacts } from './read-tables.ts'

/** What whoever looks after a server needs to know of what it keeps. Bytes; times are epoch milliseconds. */
export interface Survey {
  at: number
  /** The file's path, or PostgreSQL's host and database; never who may use it. */
  store: { kind: 'file' | 'postgres'; place: string }
  databaseBytes: number
  /** The write-ahead log, the free disk and the newest backup: known of a file, not of a database elsewhere. */
  file: Pick<DataDirFacts, 'log' | 'free' | 'newestBackup'> | null
  counts: TableFacts['counts']
  /** The largest first. */
  boards: TableFacts['boards']
  /** Steps of the schema that are done, and those that wait for a start of the server. */
  steps: { done: string[]; waiting: string[] }
}

export type TakeSurvey = () => Promise<Survey>

/** What the thread that looks is told, and what it answers. */
export interface SurveyTask {
  file: string
  now: number
}
export type SurveyAnswer = { error: string; tables: null } | { error: null; tables: TableFacts }

const stepsOf = (known: readonly string[], done: string[]): Survey['steps'] => ({
  done,
  waiting: known.filter((name) => !done.includes(name)),
})

const lookIntoFile = (task: SurveyTask): Promise<TableFacts> =>
  new Promise((resolve, reject) => {
    const program = new URL('./survey-worker.ts', import.meta.url)
    const worker = new Worker(program, { workerData: task, execArgv: [] })
    worker.on('message', (answer: SurveyAnswer | object) => {
      // `node --watch` reports a thread's imports through the same port.
      if (!('tables' in answer)) return
      if (answer.tables === null) reject(new StorageError(answer.error))
      else resolve(answer.tables)
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new StorageError('NOT_LOOKED')))
  })

const surveyFile = async (dataDir: string): Promise<Survey> => {
  const now = wallNow()
  const file = join(absolute(dataDir), 'sedyanka.db')
  const [tables, { database, ...facts }] = await Promise.all([
    lookIntoFile({ file, now }),
    readDataDir(dataDir).catch((error: unknown) => {
      throw new StorageError(storageCode(error), { cause: error })
    }),
  ])
  return {
    at: now,
    store: { kind: 'file', place: file },
    databaseBytes: database,
    file: facts,
    counts: tables.counts,
    boards: tables.boards,
    steps: stepsOf(migrationNames, tables.steps),
  }
}

const surveyPostgres = async (url: string): Promise<Survey> => {
  const now = wallNow()
  const { withPostgres } = await import('../store/postgres/open-database.ts')
  const { steps } = await import('../store/postgres/migrations/list.ts')
  const look = withPostgres(url, async (client) => {
    await client.query('begin transaction read only')
    const ask = async <Row extends object>(sql: string, values: string[] = []) => {
      let place = 0
      const numbered = sql.replace(/\?/g, () => `$${++place}`)
      return (await client.query<Row>(numbered, values)).rows
    }
    const tables = await readTables(ask, 'schema_step', now)
    const [size] = await ask<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    )
    return { ...tables, bytes: Number(size?.bytes ?? 0) }
  })
  // Whatever it says, the database cannot be asked now.
  const { counts, boards, bytes, ...found } = await look.catch((error: unknown) => {
    throw new StorageError(storageCode(error), { cause: error })
  })
  const known = steps.map(({ name }) => name)
  return {
    at: now,
    store: { kind: 'postgres', place: placeOf(url) },
    databaseBytes: bytes,
    file: null,
    counts,
    boards,
    steps: stepsOf(known, found.steps),
  }
}

/**
 * Looks at what a server keeps and changes nothing, without holding up anybody's letters. Whoever asks while somebody's look
 * is under way gets the same one. Rejects with a `StorageError`.
 */
export const createTakeSurvey = ({
  dataDir,
  databaseUrl,
}: {
  dataDir: string
  databaseUrl: string | null
}): TakeSurvey => {
  let running: Promise<Survey> | null = null
  return () => {
    running ??= (databaseUrl === null ? surveyFile(dataDir) : surveyPostgres(databaseUrl)).finally(
      () => {
        running = null
      },
    )
    return running
  }
}
