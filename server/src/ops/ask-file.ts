import type Database from 'better-sqlite3'
import type { Ask } from './table-facts.ts'

/** Asks an open SQLite file. */
export const askFile =
  (database: Database.Database): Ask =>
  async <Row extends object>(sql: string, values: string[] = []) =>
    database.prepare<string[], Row>(sql).all(...values)
