import type { EntityManager } from '@mikro-orm/sql'
import {
  type BoardId,
  type PersonId,
  type RoomName,
  boardRoom,
  makeId,
} from '@sedyanka/shared/ids.ts'
import { addDocument } from './documents.ts'
import { inTransaction } from './in-transaction.ts'
import { deletionOf, lockAllOf } from './delete-board.ts'
import { BoardEntity } from '../entities/board.ts'
import { DeletedBoardEntity } from '../entities/deleted-board.ts'
import { DocumentEntity } from '../entities/document.ts'
import { MembershipEntity } from '../entities/membership.ts'

export interface BoardRecord {
  id: BoardId
  title: string
  templateId: string
  demo: boolean
  roomCode: RoomCodeRecord | null
  /** Whether a code was ever made. */
  hadRoomCode: boolean
  createdAt: number
  /** Since when it is read only, epoch ms; null: it is worked on. */
  archivedAt: number | null
}
/** Sixteen digits, of which the first six are no other board's. */
export interface RoomCodeRecord {
  digits: string
  madeAt: number
  expiresAt: number
}
export interface NewBoard {
  id: BoardId
  title: string
  templateId: string
  demo: boolean
  /** Content of the board's document. */
  update: Uint8Array
  /** Contents of meetings that stand on it from the start. */
  meetings: { room: RoomName; update: Uint8Array; minutes?: Uint8Array }[]
  /** Becomes its first facilitator. */
  founderId: PersonId
  at: number
}

export const createBoards = (fork: () => EntityManager) => {
  const toRecord = (found: {
    id: BoardId
    title: string
    templateId: string
    demo: boolean
    roomCode?: string | null
    roomCodeExpiresAt?: number | null
    roomCodeTail?: string | null
    roomCodeMadeAt?: number | null
    createdAt: number
    archivedAt?: number | null
  }): BoardRecord => ({
    id: found.id,
    title: found.title,
    templateId: found.templateId,
    demo: found.demo,
    roomCode: found.roomCode
      ? {
          digits: found.roomCode + (found.roomCodeTail ?? ''),
          madeAt: found.roomCodeMadeAt ?? 0,
          expiresAt: found.roomCodeExpiresAt ?? 0,
        }
      : null,
    hadRoomCode: typeof found.roomCodeExpiresAt === 'number',
    createdAt: found.createdAt,
    archivedAt: found.archivedAt ?? null,
  })

  return {
    /** Board, documents and the first facilitator's seat: all or nothing. */
    create: (board: NewBoard): Promise<void> =>
      inTransaction(fork, async (em) => {
        const { id, title, templateId, demo, at } = board
        em.create(BoardEntity, { id, title, templateId, demo, createdAt: at })
        addDocument(em, { room: boardRoom(id), boardId: id, update: board.update, at })
        for (const meeting of board.meetings) addDocument(em, { ...meeting, boardId: id, at })
        em.create(MembershipEntity, {
          id: makeId(),
          board: id,
          person: board.founderId,
          role: 'facilitator',
          joinedAt: at,
          joinedBy: 'setup',
        })
      }),

    find: async (id: BoardId): Promise<BoardRecord | null> => {
      const found = await fork().findOne(BoardEntity, id)
      return found && toRecord(found)
    },

    /** Makes it read only from that moment on, or (null) brings it back. */
    setArchived: async (id: BoardId, archivedAt: number | null): Promise<void> => {
      await fork().nativeUpdate(BoardEntity, { id }, { archivedAt })
    },

    /**
     * Takes everything of it out of the tables, all or nothing; its old pages stay in the file until it is written anew.
     * Nothing is remembered of a board that is not there.
     */
    delete: (id: BoardId, at: number): Promise<void> =>
      inTransaction(fork, async (em) => {
        await lockAllOf(em, id)
        for (const [sql, values] of deletionOf(id, at)) await em.execute(sql, values)
      }),

    wasDeleted: async (id: BoardId): Promise<boolean> =>
      (await fork().count(DeletedBoardEntity, { id })) > 0,

    /** Whether old pages of a deleted board, or of a document that was written anew, are still in the file. */
    isErasureDue: async (): Promise<boolean> =>
      (await fork().count(DeletedBoardEntity, { isErased: false })) > 0 ||
      (await fork().count(DocumentEntity, { formerLeft: true })) > 0,

    /** The rooms of its documents, its own first. */
    roomsOf: async (id: BoardId): Promise<RoomName[]> => {
      const found = await fork().find(DocumentEntity, { board: id }, { orderBy: { id: 'asc' } })
      return found.map(({ room }) => room as RoomName)
    },

    /** The title for lists; the document's own title is the truth. */
    setTitle: async (id: BoardId, title: string): Promise<void> => {
      await fork().nativeUpdate(BoardEntity, { id }, { title })
    },
  }
}
export type Boards = ReturnType<typeof createBoards>
