import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import type { FileStamp } from './file-stamp.ts'
import { PatientConnection } from './patient-connection.ts'
import { letJournalGoFirst, type WriteTurns } from './write-turns.ts'

/**
 * Transactions start as writers. A deferred one that reads first and writes after another connection's commit fails at
 * once with SQLITE_BUSY_SNAPSHOT, without waiting, and the journal's thread commits all the time.
 *
 * Neither their beginning nor their end ever throws at Kysely: it would keep the only connection, and everybody who asks
 * for it afterwards would wait for ever. A transaction that could not begin fails with its first statement instead.
 */
class WriterDriver extends SqliteDriver {
  readonly #database: Database.Database
  readonly #turns: WriteTurns
  readonly #stamp: FileStamp | undefined
  #connection: PatientConnection | null = null
  constructor(
    config: SqliteDialectConfig & { database: Database.Database },
    turns: WriteTurns,
    stamp?: FileStamp,
  ) {
    super(config)
    this.#database = config.database
    this.#turns = turns
    this.#stamp = stamp
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new PatientConnection(
      this.#database,
      await super.acquireConnection(),
      this.#stamp,
    )
    return this.#connection
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await letJournalGoFirst(this.#turns)
    try {
      this.#endTransaction()
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    } catch (error) {
      this.#connection?.fail(error)
    }
  }

  override async rollbackTransaction(): Promise<void> {
    this.#connection?.recover()
    try {
      this.#endTransaction()
    } catch {
      // Why it failed is told already. Whoever begins the next one tries again.
    }
  }

  /** Ends whatever is open. SQLite itself has ended it when a disk was full or a rule said so. */
  #endTransaction(): void {
    if (this.#database.inTransaction) this.#database.exec('rollback')
  }
}

/** SQLite over one connection of better-sqlite3, whose transactions let the journal go first. */
export class WriterDialect extends SqliteDialect {
  readonly #driver: WriterDriver
  constructor(database: Database.Database, turns: WriteTurns, stamp?: FileStamp) {
    super({ database })
    this.#driver = new WriterDriver({ database }, turns, stamp)
  }
  override createDriver(): WriterDriver {
    return this.#driver
  }
}
