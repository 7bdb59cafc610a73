import type { EntityManager } from '@mikro-orm/sql'
import { erased } from '@sedyanka/shared/wire/history.ts'
import { DocumentEntity } from '../entities/document.ts'
import { forWriting, inTransaction } from './in-transaction.ts'
import type { BoardId, OrganisationId, PersonId, RoomName, RowId } from '@sedyanka/shared/ids.ts'
import { actorStatements } from '../journal/change-rows.ts'
import {
  type KeptChange,
  readChange,
  readValues,
  selectChanges,
  type StoredChange,
  writeValues,
} from '../journal/stored-change.ts'

/** SQL for one board's changes after a number: values are the number, the board's id, and how many. */
export const boardChangesSince = `${selectChanges} where seq > ? and board_id = ? order by seq limit ?`

/** A condition of columns; there is no empty list in SQL, and null is none of any. */
const oneOf = (names: readonly string[]): string => `(${names.map(() => '?').join() || 'null'})`

/** The record of changes. The journal adds to it, with the commit that stores the change itself. */
export const createChanges = (fork: () => EntityManager) => ({
  /**
   * What came after the change numbered `cursor`, of one board or of all, oldest first, at most `limit`. What somebody is
   * typing is told when it begins, and again, whole and under a new number, when it has ended and was added to: the same
   * characters may be told twice, and none is left out.
   */
  since: async (
    cursor: number,
    { boardId, limit }: { boardId?: BoardId; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      boardId === undefined
        ? `${selectChanges} where seq > ? order by seq limit ?`
        : boardChangesSince,
      [cursor, ...(boardId === undefined ? [] : [boardId]), limit],
    )
    return found.map(readChange)
  },

  /** The number of the newest change; 0 when there is none. */
  newest: async (): Promise<number> => {
    const [found] = await fork().execute<{ seq: number | null }[]>(
      'select max(seq) as seq from change',
    )
    return Number(found?.seq ?? 0)
  },

  /** Changes of these collections, whatever the board, by their numbers: after `after`, up to `upTo`, at most `limit`. */
  of: async (
    collections: readonly string[],
    { after, upTo, limit }: { after: number; upTo: number; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      `${selectChanges} where seq > ? and seq <= ? and collection in ${oneOf(collections)} order by seq limit ?`,
      [after, upTo, ...collections, limit],
    )
    return found.map(readChange)
  },

  /** Changes of these collections that are still being typed, as far as they have come, numbered up to `upTo`. */
  typing: async (collections: readonly string[], upTo: number): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      `${selectChanges} where kind = 'typing' and seq <= ? and collection in ${oneOf(collections)} order by seq`,
      [upTo, ...collections],
    )
    return found.map(readChange)
  },

  /** What became of one row, newest first, at most `limit`, older than the change numbered `before`. */
  ofRow: async (
    row: { room: RoomName; collection: string; rowId: RowId },
    { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      `${selectChanges} where change.document_id = (select id from document where room = ?) and row_id = ?
        and collection = ? and seq < ? order by seq desc limit ?`,
      [row.room, row.rowId, row.collection, before, limit],
    )
    return found.map(readChange)
  },

  /**
   * Takes the values that a row had out of its record, and notes who did that. Which fields were others stays. Nothing is
   * noted of a row that has no record.
   */
  erase: (
    { room, collection, rowId }: { room: RoomName; collection: string; rowId: RowId },
    by: { personId: PersonId; organisationId: OrganisationId | null; at: number },
  ): Promise<void> =>
    inTransaction(fork, async (em) => {
      const document = await em.findOne(DocumentEntity, { room }, forWriting)
      const found = await em.execute<{ seq: number; kind: StoredChange['kind']; plain: string }[]>(
        'select seq, kind, plain from change where document_id = ? and row_id = ? and collection = ?',
        [document?.id ?? null, rowId, collection],
      )
      if (!document || found.length === 0) return
      for (const { seq, kind, plain } of found) {
        const fields = Object.keys(readValues(kind, plain))
        if (fields.length === 0) continue
        const blank = Object.fromEntries(
          fields.map((field): [string, [unknown, unknown]] => [field, [erased, erased]]),
        )
        await em.execute('update change set plain = ? where seq = ?', [
          writeValues(kind, blank),
          seq,
        ])
      }
      const actor = [document.id, by.personId, by.organisationId, 'page']
      const { find, add } = actorStatements
      if ((await em.execute<unknown[]>(find, actor)).length === 0) await em.execute(add, actor)
      await em.execute(
        `insert into change (document_id, actor_id, at, collection, row_id, kind)
          values (?, (${find}), ?, ?, ?, 'erased')`,
        [document.id, ...actor, by.at, collection, rowId],
      )
    }),
})
export type Changes = ReturnType<typeof createChanges>
