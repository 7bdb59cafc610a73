import { boardBehind } from './board/behind.ts'
import { type RoomSchema, roomSchema } from './rows/collection.ts'
import type { RoomKind } from './ids.ts'
import { meetingBehind } from './meeting/behind.ts'
import { collections } from './schema.ts'

/** The collections of both kinds of document, with what the server adds behind edits of them. */
export const serverSchema: Readonly<Record<RoomKind, RoomSchema>> = {
  board: roomSchema([...collections.board, ...boardBehind]),
  meeting: roomSchema([...collections.meeting, ...meetingBehind]),
}
