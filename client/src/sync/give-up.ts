import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, meetingRoom, parseRoomName, type RoomName } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { lostWords, named } from './carried.ts'
import { deleteDocument, documentName, listDocuments } from './device-documents.ts'
import { openExisting, request } from './idb.ts'
import { type LostReason, RefusedWords } from './refused-words.ts'

/** A copy on this device and the edits in it that no server has; null when there is none. */
const readCopy = async (name: string) => {
  const database = await openExisting(name).catch(() => null)
  if (!database) return null
  try {
    const transaction = database.transaction(['updates', 'pending'])
    const [updates, pending] = await Promise.all([
      request<Uint8Array[]>(transaction.objectStore('updates').getAll()),
      request<Uint8Array[]>(transaction.objectStore('pending').getAll()),
    ])
    const doc = new Y.Doc()
    for (const update of [...updates, ...pending]) Y.applyUpdate(doc, update)
    return { doc, pending }
  } catch {
    return null
  } finally {
    database.close()
  }
}

/** Keeps what is unsent in a copy as words, then deletes the copy. Answers with the meetings that its board lists. */
const giveUpCopy = async ({
  personId,
  room,
  reason,
}: {
  personId: string
  room: RoomName
  reason: LostReason
}): Promise<string[]> => {
  const name = documentName(personId, room)
  const copy = await readCopy(name)
  if (!copy) return []
  const { doc, pending } = copy
  if (pending.length > 0) {
    const words = lostWords(doc, pending, { earlier: [], reason })
    const kept = new RefusedWords(personId, room)
    // A page that has the room open may have told the same words already; they are kept once.
    kept.keep(kept.with(named(words)))
  }
  await deleteDocument(name)
  return [...doc.getMap(meetings.root).keys()]
}

/**
 * Somebody has no seat at a board any more: its documents leave this device, in the board's room and its meetings'. Rooms
 * that a page has open must have given up before (`ClientRoom.giveUp`). Never rejects.
 */
export const giveUpBoard = async (personId: string, boardId: string): Promise<void> => {
  const reason = 'removed'
  const listed = await giveUpCopy({ personId, room: boardRoom(boardId), reason }).catch(() => [])
  for (const id of listed)
    await giveUpCopy({ personId, room: meetingRoom(id), reason }).catch(() => [])
}

/** The same for everything that one person has on this device. Never rejects. */
export const giveUpPerson = async (personId: string, reason: LostReason): Promise<void> => {
  const prefix = documentName(personId, '')
  for (const name of await listDocuments()) {
    const room = name.startsWith(prefix) ? parseRoomName(name.slice(prefix.length)) : null
    if (room) await giveUpCopy({ personId, room: room.name, reason }).catch(() => [])
  }
}
