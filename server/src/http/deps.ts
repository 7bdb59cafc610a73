import type { FindDoor } from '../accounts/resolve-join-key.ts'
import type { GuessLimit } from '../accounts/guess-limit.ts'
import type { JoinRate } from '../accounts/join-rate.ts'
import type { Invite } from '../accounts/invite.ts'
import type { OperatorAccess } from '../accounts/operator.ts'
import type { Receipts } from '../accounts/receipt.ts'
import type { RoomCodes } from '../accounts/room-code.ts'
import type { Seats } from '../accounts/seats.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Setup } from '../accounts/setup.ts'
import type { WriteBoardFile } from '../boards/board-file.ts'
import type { BoardCare } from '../boards/care.ts'
import type { CreateBoard } from '../boards/create-board.ts'
import type { CreateMeeting } from '../boards/create-meeting.ts'
import type { TakeBack } from '../boards/take-back.ts'
import type { Counts } from '../counts.ts'
import type { FindMinutes } from '../minutes/find-minutes.ts'
import type { TakeSurvey } from '../ops/survey.ts'
import type { Press } from '../press/press.ts'
import type { Store } from '../store/open-store.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Log } from '../sync/ports.ts'
import type { ClientAddress } from './client-address.ts'
import type { Origins } from './origins.ts'
import type { OpenWires } from './sync-line.ts'

/** What a monitor reads, and by which token. */
export interface MetricsReader {
  token: string
  /** All of it, in the text format of Prometheus. */
  read(): Promise<string>
  contentType: string
}

/** Everything that the routes use. */
export interface HttpDeps {
  store: Pick<
    Store,
    'boards' | 'changes' | 'documents' | 'invitations' | 'memberships' | 'people' | 'join'
  >
  rooms: Rooms
  sessions: Sessions
  seats: Seats
  setup: Setup
  invite: Invite
  roomCodes: RoomCodes
  resolveJoinKey: FindDoor
  guessLimit: GuessLimit
  joinRate: JoinRate
  createBoard: CreateBoard
  createMeeting: CreateMeeting
  takeBack: TakeBack
  care: BoardCare
  boardFile: WriteBoardFile
  receipts: Receipts
  findMinutes: FindMinutes
  press: Press
  origins: Origins
  clientAddress: ClientAddress
  /** Null when people use whatever address they typed. */
  publicUrl: string | null
  /** Where the source of this program is, and whom to ask; null when the operator has not said. */
  sourceUrl: string | null
  contact: string | null
  backupDays: number | null
  /** The built client. */
  clientDir: string
  log: Log
  /** Refusals by kind. */
  counts: Counts
  wires: OpenWires
  operator: OperatorAccess
  /** What the operator's page shows of what is kept. */
  takeSurvey: TakeSurvey
  /** For monitors; null when the operator has not set a token. */
  metrics: MetricsReader | null
}
