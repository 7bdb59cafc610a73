import type { Me } from '@sedyanka/shared/wire/api.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import {
  type BoardId,
  type MeetingId,
  type PersonId,
  type Room,
  type RoomName,
  boardRoom,
  meetingRoom,
  parseRoomName,
} from '@sedyanka/shared/ids.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import * as Y from 'yjs'
import { withIds } from './unsent-edits.ts'
import { lostWords } from './unsent-words.ts'
import { deleteDocument, documentName, listDocuments, ownerOf } from './device-documents.ts'
import { openExisting, request } from './idb.ts'
import { keepLeft, type LeftSeat } from './left-edits.ts'
import { type LostReason, RefusedWords } from './refused-words.ts'
import type { Unaccepted } from './replay.ts'

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

const isSamePlace = (a: Unaccepted, b: Unaccepted): boolean =>
  a.root === b.root && a.row === b.row && a.field === b.field && a.reason === b.reason

/** Keeps what is unsent in a copy as words, then deletes the copy. Answers with the meetings that its board lists. */
const giveUpCopy = async ({
  personId,
  room,
  reason,
  seat,
}: {
  personId: PersonId
  room: RoomName
  reason: LostReason
  /** Whose it was, as far as known: whoever comes next for that organisation is offered it. */
  seat?: LeftSeat
}): Promise<MeetingId[]> => {
  const name = documentName(personId, room)
  // One that cannot be read at the moment is tried once more; it goes in any case.
  const copy = (await readCopy(name)) ?? (await readCopy(name))
  if (!copy) {
    await deleteDocument(name)
    return []
  }
  const { doc, pending } = copy
  if (pending.length > 0) {
    const words = lostWords(doc, pending, { earlier: [], reason })
    const kept = new RefusedWords(personId, room)
    const told = kept.with([])
    // A page that has the room open has told them already, perhaps with what was typed since.
    const fresh = words.filter(
      (one) => !told.some((each) => isSamePlace(one, each) && each.text.includes(one.text)),
    )
    kept.keep([...told, ...withIds(fresh)])
    if (reason === 'sessionEnded')
      keepLeft(seat ?? { personId, name: '' }, room, Y.mergeUpdates(pending))
  }
  await deleteDocument(name)
  return [...doc.getMap(meetings.root).keys()] as MeetingId[]
}

/** The rooms of which one person has a copy here, boards first. */
const roomsOf = async (personId: PersonId): Promise<Room[]> => {
  const prefix = documentName(personId, '')
  const rooms = (await listDocuments()).flatMap((name) => {
    const room = name.startsWith(prefix) ? parseRoomName(name.slice(prefix.length)) : null
    return room ? [room] : []
  })
  return rooms.sort((a, b) => a.kind.localeCompare(b.kind))
}

/**
 * The meetings of which a copy here says that they belong to that board, or says nothing: a page that was left before
 * anything had come has made it, and nobody would ever know of which board it was.
 */
const meetingsOf = async (personId: PersonId, boardId: BoardId): Promise<MeetingId[]> => {
  const found: MeetingId[] = []
  for (const room of await roomsOf(personId)) {
    if (room.kind !== 'meeting') continue
    const copy = await readCopy(documentName(personId, room.name))
    const isBlank = copy?.doc.store.clients.size === 0
    if (copy && (isBlank || readMeeting(copy.doc)?.boardId === boardId)) found.push(room.id)
  }
  return found
}

/**
 * Somebody has no seat at a board any more: its documents leave this device, in the board's room and its meetings'. Rooms
 * that a page has open must have given up before (`ClientRoom.giveUp`). Never rejects.
 */
export const giveUpBoard = async (personId: PersonId, boardId: BoardId): Promise<void> => {
  const reason = 'removed'
  // The board's own copy may be gone already, with its list: another page was faster.
  const kept = await meetingsOf(personId, boardId).catch(() => [])
  const listed = await giveUpCopy({ personId, room: boardRoom(boardId), reason }).catch(() => [])
  for (const id of new Set([...listed, ...kept]))
    await giveUpCopy({ personId, room: meetingRoom(id), reason }).catch(() => [])
}

/** The same for everything that one person has on this device, whose session has ended. `seats`: what they were, by board. */
const giveUpPerson = async (
  personId: PersonId,
  seats: ReadonlyMap<BoardId, LeftSeat>,
): Promise<void> => {
  const reason = 'sessionEnded'
  const byRoom = new Map<RoomName, LeftSeat>()
  for (const [boardId, seat] of seats) byRoom.set(boardRoom(boardId), seat)
  for (const { name: room } of await roomsOf(personId)) {
    const seat = byRoom.get(room)
    const listed = await giveUpCopy({ personId, room, reason, ...(seat && { seat }) }).catch(
      () => [],
    )
    if (seat) for (const id of listed) byRoom.set(meetingRoom(id), seat)
  }
}

/**
 * The sessions of everybody but `stays` (null: of everybody) on this device are over: their documents leave it, and what no
 * server has is kept as words, and for whoever comes next for the same organisation. `before`: who was here last, as the
 * server said. Never rejects.
 */
export const giveUpOthers = async (stays: string | null, before: Me | null): Promise<void> => {
  const people = (await listDocuments()).flatMap((name) => ownerOf(name) ?? [])
  for (const personId of new Set(people)) {
    if (personId === stays) continue
    const { name = '' } = before?.person.id === personId ? before.person : {}
    const boards = name === '' ? [] : (before?.boards ?? [])
    const seats = boards.map(
      ({ id, role, organisationId }) => [id, { personId, name, role, organisationId }] as const,
    )
    await giveUpPerson(personId, new Map(seats))
  }
}
