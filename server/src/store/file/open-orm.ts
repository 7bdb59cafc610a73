import { MikroORM } from '@mikro-orm/sqlite'
import type Database from 'better-sqlite3'
import { BoardEntity } from '../entities/board.ts'
import { ChangeActorEntity } from '../entities/change-actor.ts'
import { ChangeEntity } from '../entities/change.ts'
import { DeletedBoardEntity } from '../entities/deleted-board.ts'
import { DocumentClientEntity } from '../entities/document-client.ts'
import { DocumentSnapshotEntity } from '../entities/document-snapshot.ts'
import { DocumentUpdateEntity } from '../entities/document-update.ts'
import { DocumentEntity } from '../entities/document.ts'
import { InvitationEntity } from '../entities/invitation.ts'
import { KeptMinutesEntity } from '../entities/kept-minutes.ts'
import { MembershipEntity } from '../entities/membership.ts'
import { PersonEntity } from '../entities/person.ts'
import { RetiredCodeEntity } from '../entities/retired-code.ts'
import { SessionEntity } from '../entities/session.ts'
import { SettingEntity } from '../entities/setting.ts'
import { TakenWordsEntity } from '../entities/taken-words.ts'
import { WritingMinuteEntity } from '../entities/writing-minute.ts'
import type { FileStamp } from './file-stamp.ts'
import { createWriteTurns, type WriteTurns } from './write-turns.ts'
import { WriterDialect } from './writer-dialect.ts'

export const entities = [
  BoardEntity,
  ChangeActorEntity,
  ChangeEntity,
  DeletedBoardEntity,
  DocumentClientEntity,
  DocumentEntity,
  DocumentSnapshotEntity,
  DocumentUpdateEntity,
  InvitationEntity,
  KeptMinutesEntity,
  MembershipEntity,
  PersonEntity,
  RetiredCodeEntity,
  SessionEntity,
  SettingEntity,
  TakenWordsEntity,
  WritingMinuteEntity,
]

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
