import { uuidv4 } from 'lib0/random'
import * as v from 'valibot'

/** Ids are random UUIDs made by whoever creates the row (lib0's generator: `crypto.randomUUID` is withheld without TLS). */
export const makeId = (): string => uuidv4()

/** Row ids of the sample and of templates are readable words, so any short token without path characters is an id. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9:_-]{0,79}$/))

export const isId = (text: string): boolean => v.is(Id, text)

const ROOM = /^(board|meeting):([A-Za-z0-9][A-Za-z0-9_-]{0,79})$/

export type RoomKind = 'board' | 'meeting'
/** `board:<id>` or `meeting:<id>`: one document, one room. */
export type RoomName = `${RoomKind}:${string}`

export const boardRoom = (boardId: string): RoomName => `board:${boardId}`
export const meetingRoom = (meetingId: string): RoomName => `meeting:${meetingId}`

/** Reads a room's name; null when it is not one. */
export const parseRoomName = (
  name: string,
): { kind: RoomKind; id: string; name: RoomName } | null => {
  const found = ROOM.exec(name)
  if (!found) return null
  const kind = found[1] as RoomKind
  const id = found[2] as string
  return { kind, id, name: `${kind}:${id}` }
}
