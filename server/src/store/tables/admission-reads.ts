import type {
  BoardId,
  MembershipId,
  OrganisationId,
  PersonId,
  RoomName,
  SessionId,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import Database from 'better-sqlite3'
import { threadBusyTimeout } from '../file/open-database.ts'

/** A session as it is stored; times are epoch ms. */
export interface SessionRow {
  id: SessionId
  personId: PersonId
  createdAt: number
  expiresAt: number
}
/** A person's seat at a board, with the name. */
export interface SeatRow {
  membershipId: MembershipId
  name: string
  role: Role
  organisationId: OrganisationId | null
  /** Whether the board is read only. */
  isArchived: boolean
}

/** What must be known of everybody who opens a room. What is committed already counts in every answer. */
export interface AdmissionReads {
  findSession(tokenHash: string): Promise<SessionRow | null>
  findSeat(boardId: BoardId, personId: PersonId): Promise<SeatRow | null>
  /** The board a room belongs to; null when there is no such room. */
  boardOf(room: RoomName): Promise<BoardId | null>
  close(): Promise<void>
}

/**
 * When a hall opens its laptops, everybody asks the same three questions in the same moment. Prepared statements answer
 * them in microseconds, on a connection of their own: on the ORM's one they would see what a transaction under way has
 * written and may yet take back.
 */
export const openAdmissionReads = (file: string): AdmissionReads => {
  const database = new Database(file, { readonly: true, timeout: threadBusyTimeout })
  const findSession = database.prepare<
    [string],
    { id: SessionId; personId: PersonId; createdAt: string; expiresAt: string }
  >(
    'select id, person_id as personId, created_at as createdAt, expires_at as expiresAt from session where token = ?',
  )
  const findSeat = database.prepare<
    [string, string],
    Omit<SeatRow, 'isArchived'> & { isArchived: 0 | 1 }
  >(
    `select membership.id as membershipId, person.name, role, organisation_id as organisationId,
      archived_at is not null as isArchived
      from membership join person on person.id = person_id join board on board.id = board_id
      where board_id = ? and person_id = ?`,
  )
  const findBoard = database
    .prepare<[string], BoardId>('select board_id from document where room = ?')
    .pluck()

  return {
    findSession: async (tokenHash) => {
      const found = findSession.get(tokenHash)
      if (!found) return null
      const { createdAt, expiresAt } = found
      return { ...found, createdAt: Date.parse(createdAt), expiresAt: Date.parse(expiresAt) }
    },
    findSeat: async (boardId, personId) => {
      const found = findSeat.get(boardId, personId)
      return found ? { ...found, isArchived: found.isArchived === 1 } : null
    },
    boardOf: async (room) => findBoard.get(room) ?? null,
    close: async () => void database.close(),
  }
}
