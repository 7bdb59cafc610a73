import { BoardEntity } from './board.ts'
import { ChangeActorEntity } from './change-actor.ts'
import { ChangeEntity } from './change.ts'
import { DeletedBoardEntity } from './deleted-board.ts'
import { DocumentClientEntity } from './document-client.ts'
import { DocumentSnapshotEntity } from './document-snapshot.ts'
import { DocumentUpdateEntity } from './document-update.ts'
import { DocumentEntity } from './document.ts'
import { InvitationEntity } from './invitation.ts'
import { KeptMinutesEntity } from './kept-minutes.ts'
import { MembershipEntity } from './membership.ts'
import { PersonEntity } from './person.ts'
import { RetiredCodeEntity } from './retired-code.ts'
import { SessionEntity } from './session.ts'
import { SettingEntity } from './setting.ts'
import { TakenWordsEntity } from './taken-words.ts'
import { WritingMinuteEntity } from './writing-minute.ts'

/** Everything that is kept in tables. */
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
