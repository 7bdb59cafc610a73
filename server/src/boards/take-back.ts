import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, meetingRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import { isFrozen } from '@sedyanka/shared/meeting/meeting.ts'
import {
  countWritten,
  giveBack,
  takeBack,
  type WrittenCounts,
} from '@sedyanka/shared/written-by.ts'
import type * as Y from 'yjs'
import { StorageError } from '../store/storage-error.ts'
import type { DocumentAccess } from './document-access.ts'

/** How long somebody waits for a disk that refuses, ms. */
const patience = 2_000

type Kind = 'board' | 'meeting'

const add = (all: WrittenCounts, more: WrittenCounts): void => {
  for (const [root, count] of Object.entries(more)) all[root] = (all[root] ?? 0) + count
}

/** What one person wrote on a board and in its meetings that are not closed: counted, removed in one step, brought back. */
export const createTakeBack = (rooms: DocumentAccess) => {
  const openRooms = async (boardId: string): Promise<RoomName[]> => {
    const listed = (await rooms.read(boardRoom(boardId), readMeetings)) ?? []
    const open = listed.filter(({ status }) => !isFrozen(status))
    return [boardRoom(boardId), ...open.map(({ id }) => meetingRoom(id))]
  }
  const everywhere = async (
    boardId: string,
    work: (kind: Kind, doc: Y.Doc) => WrittenCounts,
    how: 'read' | 'change',
  ): Promise<WrittenCounts> => {
    const all: WrittenCounts = {}
    for (const room of await openRooms(boardId)) {
      const { kind = 'board' } = parseRoomName(room) ?? {}
      const look = (doc: Y.Doc) => add(all, work(kind, doc))
      await (how === 'read' ? rooms.read(room, look) : rooms.change(room, look, patience))
    }
    return all
  }
  return {
    /** Throws `StorageError` while the disk refuses one of the documents: then nothing is begun. */
    assertStorable: async (boardId: string): Promise<void> => {
      if ((await openRooms(boardId)).some((room) => rooms.isDegraded(room)))
        throw new StorageError('ROOM_DEGRADED')
    },
    count: (boardId: string, by: Parameters<typeof countWritten>[2]) =>
      everywhere(boardId, (kind, doc) => countWritten(kind, doc, by), 'read'),
    takeBack: (boardId: string, by: Parameters<typeof takeBack>[2]) =>
      everywhere(boardId, (kind, doc) => takeBack(kind, doc, by), 'change'),
    giveBack: (boardId: string, by: Parameters<typeof giveBack>[2]) =>
      everywhere(boardId, (kind, doc) => giveBack(kind, doc, by), 'change'),
  }
}
export type TakeBack = ReturnType<typeof createTakeBack>
