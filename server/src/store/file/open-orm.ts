import { MikroORM } from '@mikro-orm/sqlite'
import type Database from 'better-sqlite3'
import { entities } from '../entities/list.ts'
import type { FileStamp } from './file-stamp.ts'
import { createWriteTurns, type WriteTurns } from './write-turns.ts'
import { WriterDialect } from './writer-dialect.ts'

/** The ORM over a connection that `openDatabase` made; closing it closes the connection. */
export const openOrm = (
  database: Database.Database,
  turns: WriteTurns = createWriteTurns(),
  stamp?: FileStamp,
): Promise<MikroORM> =>
  MikroORM.init({
    entities,
    dbName: database.name,
    driverOptions: new WriterDialect(database, turns, stamp),
    // Every caller forks: two requests never see each other's half-changed entities.
    allowGlobalContext: false,
    // Standard output belongs to the two lines of the start; faults are thrown.
    logger: () => {},
  })
