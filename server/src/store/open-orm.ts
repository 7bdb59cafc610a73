import { MikroORM } from '@mikro-orm/sqlite'
import type Database from 'better-sqlite3'
import { SqliteDialect, type SqliteDatabase } from 'kysely'
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
 * once with SQLITE_BUSY_SNAPSHOT, without waiting, and the journal's worker commits all the time.
 */
const beginAsWriter = (database: Database.Database): SqliteDatabase => ({
  prepare: (sql) => database.prepare(sql === 'begin' ? 'begin immediate' : sql),
  close: () => database.close(),
})

/** The ORM over a connection that `openDatabase` made; closing it closes the connection. */
export const openOrm = (file: string, database: Database.Database): Promise<MikroORM> =>
  MikroORM.init({
    entities,
    dbName: file,
    driverOptions: new SqliteDialect({ database: beginAsWriter(database) }),
    // Every caller forks: two requests never see each other's half-changed entities.
    allowGlobalContext: false,
    // Standard output belongs to the two lines of the start; faults are thrown.
    logger: () => {},
  })
