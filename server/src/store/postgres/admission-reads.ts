import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { AdmissionReads, SeatRow, SessionRow } from '../tables/admission-reads.ts'
import { isCut, openConnections } from './connection.ts'

/** Not the tables' connections: while a hall takes its seats, those wait for each other. */
const connections = 4

/** The three questions of everybody who opens a room, each in one round trip. */
export const openPostgresAdmission = (url: string): AdmissionReads => {
  const pool = openConnections(url, connections)

  /** The first row; null without any. */
  const ask = async <Row extends object>(sql: string, values: string[]): Promise<Row | null> => {
    const once = () => pool.use((client) => client.query<Row>(sql, values))
    const { rows } = await once().catch((error: unknown) => {
      // Cut while nobody used it: another connection knows whether the database is there.
      if (isCut(error)) return once()
      throw error
    })
    return rows[0] ?? null
  }

  return {
    findSession: async (tokenHash) => {
      const found = await ask<Omit<SessionRow, 'createdAt' | 'expiresAt'> & Times>(
        `select id, person_id as "personId", created_at as "createdAt", expires_at as "expiresAt"
          from session where token = $1`,
        [tokenHash],
      )
      if (!found) return null
      const { createdAt, expiresAt } = found
      return { ...found, createdAt: Date.parse(createdAt), expiresAt: Date.parse(expiresAt) }
    },
    findSeat: (boardId, personId) =>
      ask<SeatRow>(
        `select membership.id as "membershipId", person.name, role, organisation_id as "organisationId",
          archived_at is not null as "isArchived"
          from membership join person on person.id = person_id join board on board.id = board_id
          where board_id = $1 and person_id = $2`,
        [boardId, personId],
      ),
    boardOf: async (room) => {
      const found = await ask<{ id: BoardId }>(
        'select board_id as id from document where room = $1',
        [room],
      )
      return found?.id ?? null
    },
    close: () => pool.close(),
  }
}

/** ISO 8601. */
interface Times {
  createdAt: string
  expiresAt: string
}
