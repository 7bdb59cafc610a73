import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type OrganisationId,
  type RoomName,
  parseRoomName,
} from '@sedyanka/shared/ids.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { writeBoardFile } from '../boards/board-file.ts'
import { boardChangesSince } from '../store/tables/changes.ts'
import { readChange, type StoredChange } from '../store/journal/stored-change.ts'
import { claimDataDir } from '../store/file/claim-data-dir.ts'
import { deletionOf } from '../store/tables/delete-board.ts'
import { createDocumentLog } from '../store/journal/document-log.ts'
import { countSteps } from '../store/file/migrate.ts'
import { migrationNames } from '../store/migrations/list.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { eraseDeleted } from '../store/file/tidy-file.ts'
import { migrateDocument } from '../sync/document/migrate-document.ts'
import { restore } from '../sync/document/restore-document.ts'
import { OpsError } from './ops-error.ts'
import { syncToDisk } from './sync-to-disk.ts'

interface Row {
  id: BoardId
  title: string
  templateId: string
  demo: 0 | 1
  createdAt: number
  archivedAt: number | null
}
const columns =
  'id, title, template_id as templateId, demo, created_at as createdAt, archived_at as archivedAt'

/** Opens the database of a data directory whose tables are those of this version. Throws `OpsError`. */
export const openTables = (dataDir: string): Database.Database => {
  const file = join(dataDir, 'sedyanka.db')
  if (!existsSync(file)) throw new OpsError(`DATA_DIR holds no database: ${dataDir}`)
  const database = openDatabase(file)
  try {
    if (countSteps(database) < migrationNames.length)
      throw new OpsError(
        `${file} was not yet opened by this version: start the server once, it brings it up to date`,
      )
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export const findBoard = (database: Database.Database, id: string): Row => {
  const found = database.prepare<[string], Row>(`select ${columns} from board where id = ?`).get(id)
  if (!found) throw new OpsError(`There is no board ${id}: "sedyanka boards" lists them`)
  return found
}

/** Runs something on the data of a server that is stopped. Throws `OpsError` or `StartError`. */
export const whileStopped = <T>(dataDir: string, run: (database: Database.Database) => T): T => {
  if (!existsSync(join(dataDir, 'sedyanka.db')))
    throw new OpsError(`DATA_DIR holds no database: ${dataDir}`)
  const directory = claimDataDir(dataDir)
  try {
    const database = openTables(dataDir)
    try {
      return run(database)
    } finally {
      database.close()
    }
  } finally {
    directory.release()
  }
}

/** Every board, the oldest first: a line of id, title and state each. */
export const listBoards = (dataDir: string): string[] => {
  const database = openTables(dataDir)
  try {
    const found = database
      .prepare<[], Row>(`select ${columns} from board order by created_at, id`)
      .all()
    return found.map(
      ({ id, title, archivedAt }) => `${id}  ${title}${archivedAt === null ? '' : '  (archived)'}`,
    )
  } finally {
    database.close()
  }
}

/** Makes a board read only, or (`isArchived` false) brings it back; answers with its title. */
export const archiveBoard = (dataDir: string, id: string, isArchived: boolean): string =>
  whileStopped(dataDir, (database) => {
    const { title } = findBoard(database, id)
    database
      .prepare(
        isArchived
          ? 'update board set archived_at = ?, room_code = null, room_code_tail = null where id = ?'
          : 'update board set archived_at = ? where id = ?',
      )
      .run(isArchived ? wallNow() : null, id)
    return title
  })

/** Deletes a board with everything, if `typed` is its title, and writes the database's file anew without it; answers with its title. */
export const deleteBoard = (dataDir: string, id: string, typed: string): string =>
  whileStopped(dataDir, (database) => {
    const { id: boardId, title } = findBoard(database, id)
    if (typed.trim() !== title.trim())
      throw new OpsError(`The board ${id} has another title: nothing was deleted`)
    database.transaction(() => {
      for (const [sql, values] of deletionOf(boardId, wallNow()))
        database.prepare(sql).run(...values)
    })()
    eraseDeleted(database)
    return title
  })

/** Writes everything of a board to one new file, while the server runs or not; answers with its title. */
export const exportBoard = async (dataDir: string, id: string, file: string): Promise<string> => {
  if (existsSync(file)) throw new OpsError(`${file} exists: a board's file takes nobody's place`)
  const database = openTables(dataDir)
  const partial = `${file}.partial`
  try {
    const board = findBoard(database, id)
    const log = createDocumentLog(database)
    const source = {
      board: { ...board, demo: board.demo === 1 },
      members: database
        .prepare<
          [string],
          { name: string; role: string; organisationId: OrganisationId | null; joinedAt: number }
        >(
          `select name, role, organisation_id as organisationId, joined_at as joinedAt
            from membership join person on person.id = person_id where board_id = ? order by joined_at`,
        )
        .all(id),
      rooms: database
        .prepare<[string], RoomName>('select room from document where board_id = ? order by id')
        .pluck()
        .all(id),
      read: async <T>(room: RoomName, look: (doc: Parameters<typeof migrateDocument>[0]) => T) => {
        const kind = parseRoomName(room)?.kind
        const stored = kind ? log.load(room) : null
        if (!kind || !stored) return null
        const doc = restore(stored, [...documentSchema[kind].keys()])
        migrateDocument(doc, { kind, version: stored.schemaVersion })
        return look(doc)
      },
      minutes: async (room: RoomName) =>
        database
          .prepare<[string], { at: number; body: Buffer }>(
            `select at, body from kept_minutes where document_id = (select id from document where room = ?)
              order by id`,
          )
          .all(room),
      changes: async (cursor: number, limit: number) =>
        database
          .prepare<[number, string, number], StoredChange>(boardChangesSince)
          .all(cursor, id, limit)
          .map(readChange),
    }
    rmSync(partial, { force: true })
    // Names and everything that was said: nobody else on the machine reads it.
    const to = openSync(partial, 'wx', 0o600)
    try {
      for await (const text of writeBoardFile(source)) writeSync(to, text)
    } finally {
      closeSync(to)
    }
    syncToDisk(partial)
    renameSync(partial, file)
    syncToDisk(dirname(resolve(file)))
    return board.title
  } finally {
    rmSync(partial, { force: true })
    database.close()
  }
}
