import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { threadBusyTimeout } from '../store/file/open-database.ts'
import { storageCode } from '../store/storage-error.ts'
import { askFile } from './ask-file.ts'
import type { SurveyAnswer, SurveyTask } from './survey.ts'
import { readTables } from './read-tables.ts'

/** Looks once into the file, and changes nothing: to weigh thousands of boards takes a while, and nobody's letters wait for it. */
if (!parentPort) throw new Error('runs as a worker thread only')
const { file, now } = workerData as SurveyTask

const look = async (): Promise<SurveyAnswer> => {
  try {
    const database = new Database(file, { readonly: true, timeout: threadBusyTimeout })
    try {
      return {
        error: null,
        tables: await readTables(askFile(database), 'mikro_orm_migrations', now),
      }
    } finally {
      database.close()
    }
  } catch (error) {
    return { error: storageCode(error), tables: null }
  }
}
parentPort.postMessage(await look())
