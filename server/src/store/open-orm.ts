import { MikroORM } from '@mikro-orm/sqlite'
import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { BoardEntity } from './entities/board.ts'
import { DocumentClientEntity } from './entities/document-client.ts'
import { DocumentSnapshotEntity } from './entities/document-snapshot.ts'
import { DocumentUpdateEntity } from './entities/document-update.ts'
import { DocumentEntity } from './entities/document.ts'
import { InvitationEntity } from './entities/invitation.ts'
import { MembershipEntity } from './entities/membership.ts'
import { PersonEntity } from './entities/person.ts'
import { SessionEntity } from './entities/session.ts'
import { SettingEntity } from './entities/setting.ts'
import { createWriteTurns, letJournalGoFirst, type WriteTurns } from './write-turns.ts'

export const entities = [
  BoardEntity,
  DocumentClientEntity,
  DocumentEntity,
  DocumentSnapshotEntity,
  DocumentUpdateEntity,
  InvitationEntity,
  MembershipEntity,
  PersonEntity,
  SessionEntity,
  SettingEntity,
]

/**
 * Transactions start as writers. A deferred one that reads first and writes after another connection's commit fails at
 * once with SQLITE_BUSY_SNAPSHOT, without waiting, and the journal's thread commits all the time.
 */
class WriterDriver extends SqliteDriver {
  readonly #turns: WriteTurns
  constructor(config: SqliteDialectConfig, turns: WriteTurns) {
    super(config)
    this.#turns = turns
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await letJournalGoFirst(this.#turns)
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class WriterDialect extends SqliteDialect {
  readonly #driver: WriterDriver
  constructor(database: Database.Database, turns: WriteTurns) {
    super({ database })
    this.#driver = new WriterDriver({ database }, turns)
  }
  override createDriver(): WriterDriver {
    return this.#driver
  }
}

/** The ORM over a connection that `openDatabase` made; closing it closes the connection. */
export const openOrm = (
  database: Database.Database,
  turns: WriteTurns = createWriteTurns(),
): Promise<MikroORM> =>
  MikroORM.init({
    entities,
    dbName: database.name,
    driverOptions: new WriterDialect(database, turns),
    // Every caller forks: two requests never see each other's half-changed entities.
    allowGlobalContext: false,
    // Standard output belongs to the two lines of the start; faults are thrown.
    logger: () => {},
  })
