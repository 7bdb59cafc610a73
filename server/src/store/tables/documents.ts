import { randomUUID } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/sql'
import type { BoardId, RoomName } from '@sedyanka/shared/ids.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import type { AdmissionReads } from './admission-reads.ts'
import { inTransaction } from './in-transaction.ts'
import { DocumentEntity } from '../entities/document.ts'
import { KeptMinutesEntity } from '../entities/kept-minutes.ts'
import { DocumentUpdateEntity } from '../entities/document-update.ts'

/** A document's first content, written by the server: clients never seed one. */
export interface NewDocument {
  room: RoomName
  boardId: BoardId
  /** The whole content as one Yjs update (v1). */
  update: Uint8Array
  /** Of a meeting that is closed from the start: its minutes, packed. */
  minutes?: Uint8Array
  at: number
}

/** Plans a document and its first update into a running unit of work. */
export const addDocument = (
  em: EntityManager,
  { room, boardId, update, minutes, at }: NewDocument,
): void => {
  const document = em.create(DocumentEntity, {
    room,
    board: boardId,
    epoch: randomUUID(),
    schemaVersion,
    createdAt: at,
  })
  em.create(DocumentUpdateEntity, { document, body: Buffer.from(update), personIds: '[]', at })
  if (minutes) em.create(KeptMinutesEntity, { document, body: Buffer.from(minutes), at })
}

/** Which documents there are; their content goes through the journal. */
export const createDocuments = (
  fork: () => EntityManager,
  admission: Pick<AdmissionReads, 'boardOf'>,
) => ({
  /** Makes a document and its content in one transaction. Rejects when the room's name is taken. */
  create: (document: NewDocument): Promise<void> =>
    inTransaction(fork, async (em) => addDocument(em, document)),

  /** The board a room belongs to; null when there is no such room. */
  boardOf: (room: RoomName): Promise<BoardId | null> => admission.boardOf(room),
})
export type Documents = ReturnType<typeof createDocuments>
