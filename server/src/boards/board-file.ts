import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type OrganisationId,
  type RoomName,
  parseRoomName,
} from '@sedyanka/shared/ids.ts'
import type * as Y from 'yjs'
import { unpackMinutes } from '../minutes/pack-minutes.ts'
import type { KeptChange } from '../store/journal/stored-change.ts'
import type { Store } from '../store/open-store.ts'
import type { Rooms } from '../sync/rooms.ts'
import { version } from '../version.ts'
import { readRows } from './read-rows.ts'

/** The format of the file; a reader looks at it first. */
const format = { format: 'sedyanka-board', formatVersion: 1 }

/** What the file is made of, wherever it is stored. */
export interface BoardSource {
  board: { id: string; title: string; templateId: string; demo: boolean; createdAt: number }
  members: { name: string; role: string; organisationId: OrganisationId | null; joinedAt: number }[]
  rooms: readonly RoomName[]
  /** The document as it is now; null when it was removed meanwhile. */
  read<T>(room: RoomName, look: (doc: Y.Doc) => T): Promise<T | null>
  /** Every version of a meeting's minutes that was kept, packed, oldest first. */
  minutes(room: RoomName): Promise<{ at: number; body: Uint8Array }[]>
  /** Changes after that number, oldest first, at most `limit`. */
  changes(cursor: number, limit: number): Promise<KeptChange[]>
}

/** So many changes are read at once. */
const changesAtOnce = 1_000

const pretty = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
const moment = (at: number): string => new Date(at).toISOString()

/** Everything of a board as one JSON text, a document at a time: for people who read it and for programs. */
export async function* writeBoardFile(
  source: BoardSource,
  now: number = wallNow(),
): AsyncGenerator<string> {
  const { id, title, templateId, demo, createdAt } = source.board
  const members = source.members.map((member) => ({ ...member, joinedAt: moment(member.joinedAt) }))
  const about = { id, title, templateId, demo, createdAt: moment(createdAt) }
  const head = { ...format, program: `Sedyanka ${version}`, madeAt: moment(now), about, members }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "documents": [`
  let separator = '\n    '
  for (const room of source.rooms) {
    const kind = parseRoomName(room)?.kind
    if (!kind) continue
    const document = await source.read(room, (doc) => readRows(doc, kind))
    if (!document) continue
    yield separator + pretty({ room, ...document }, '    ')
    separator = ',\n    '
  }
  yield '\n  ],\n  "minutes": ['
  separator = '\n    '
  for (const room of source.rooms) {
    for (const { at, body } of await source.minutes(room)) {
      const minutes = await unpackMinutes(body, { language: 'bg', withNames: true })
      yield separator + pretty({ room, keptAt: moment(at), minutes }, '    ')
      separator = ',\n    '
    }
  }
  yield '\n  ],\n  "changes": ['
  separator = '\n    '
  let cursor = 0
  for (;;) {
    const changes = await source.changes(cursor, changesAtOnce)
    for (const { seq: _seq, at, personId: _id, personName, ...change } of changes) {
      yield separator + JSON.stringify({ at: moment(at), person: personName, ...change })
      separator = ',\n    '
    }
    cursor = changes.at(-1)?.seq ?? cursor
    if (changes.length < changesAtOnce) break
  }
  yield '\n  ]\n}\n'
}

/** The file of a board that the server has open; null when there is no such board. */
export type WriteBoardFile = (boardId: BoardId) => Promise<AsyncGenerator<string> | null>

export const createBoardFile =
  ({
    store,
    rooms,
  }: {
    store: Pick<Store, 'boards' | 'changes' | 'memberships' | 'keptMinutes'>
    rooms: Pick<Rooms, 'visit'>
  }): WriteBoardFile =>
  async (boardId) => {
    const found = await store.boards.find(boardId)
    if (!found) return null
    const members = await store.memberships.ofBoard(boardId)
    return writeBoardFile({
      board: found,
      members: members.map(({ name, role, organisationId, joinedAt }) => ({
        name,
        role,
        organisationId,
        joinedAt,
      })),
      rooms: await store.boards.roomsOf(boardId),
      read: (room, look) => rooms.visit(room, look),
      minutes: (room) => store.keptMinutes.all(room),
      changes: (cursor, limit) => store.changes.since(cursor, { boardId, limit }),
    })
  }
