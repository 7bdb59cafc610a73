import type { EntityManager } from '@mikro-orm/sqlite'
import { erased } from '@sedyanka/shared/history.ts'
import type { BoardId, OrganisationId, PersonId, RoomName, RowId } from '@sedyanka/shared/ids.ts'
import type { RecordedChange } from '../sync/recorded-change.ts'

/** A change as it is kept. */
export interface KeptChange extends Omit<RecordedChange, 'kind'> {
  /** `erased`: former values were taken out of the record. */
  kind: RecordedChange['kind'] | 'erased'
  /** Its place in the order of all changes. */
  seq: number
  room: RoomName
  /** Epoch milliseconds. */
  at: number
  /** The name that the person has now; null for the server and for people who are gone. */
  personName: string | null
}

/** A change as the table has it. */
export interface StoredChange {
  seq: number
  room: RoomName
  at: number
  person_id: PersonId | null
  organisation_id: OrganisationId | null
  channel: RecordedChange['channel']
  collection: string
  row_id: RowId
  kind: KeptChange['kind']
  plain: string | null
  texts: string | null
  name: string | null
}

export const readChange = (stored: StoredChange): KeptChange => ({
  seq: stored.seq,
  room: stored.room,
  at: stored.at,
  personId: stored.person_id,
  organisationId: stored.organisation_id,
  channel: stored.channel,
  collection: stored.collection,
  rowId: stored.row_id,
  kind: stored.kind,
  values: JSON.parse(stored.plain ?? '{}') as RecordedChange['values'],
  texts: JSON.parse(stored.texts ?? '{}') as RecordedChange['texts'],
  personName: stored.name || null,
})

const selected = `select seq, room, at, person_id, organisation_id, channel, collection, row_id, kind, plain, texts, name
  from change join document on document.id = document_id left join person on person.id = person_id`

/** SQL for one board's changes after a number: values are the number, the board's id, and how many. */
export const boardChangesSince = `${selected} where seq > ? and board_id = ? order by seq limit ?`

/** The record of changes. The journal adds to it, with the commit that stores the change itself. */
export const createChanges = (fork: () => EntityManager) => ({
  /**
   * What came after the change numbered `cursor`, of one board or of all, oldest first, at most `limit`. What somebody is
   * still typing gets a new number each time it is added to: the same characters may be told twice, and none is left out.
   */
  since: async (
    cursor: number,
    { boardId, limit }: { boardId?: BoardId; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      boardId === undefined ? `${selected} where seq > ? order by seq limit ?` : boardChangesSince,
      [cursor, ...(boardId === undefined ? [] : [boardId]), limit],
    )
    return found.map(readChange)
  },

  /** The number of the newest change; 0 when there is none. */
  newest: async (): Promise<number> => {
    const [found] = await fork().execute<{ seq: number | null }[]>(
      'select max(seq) as seq from change',
    )
    return found?.seq ?? 0
  },

  /** Changes of these collections, whatever the board, by their numbers: after `after`, up to `upTo`, at most `limit`. */
  of: async (
    collections: readonly string[],
    { after, upTo, limit }: { after: number; upTo: number; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      `${selected} where seq > ? and seq <= ? and collection in (${collections.map(() => '?').join()})
        order by seq limit ?`,
      [after, upTo, ...collections, limit],
    )
    return found.map(readChange)
  },

  /** What became of one row, newest first, at most `limit`, older than the change numbered `before`. */
  ofRow: async (
    row: { room: RoomName; collection: string; rowId: RowId },
    { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number; limit: number },
  ): Promise<KeptChange[]> => {
    const found = await fork().execute<StoredChange[]>(
      `${selected} where document_id = (select id from document where room = ?) and row_id = ? and collection = ?
        and seq < ? order by seq desc limit ?`,
      [row.room, row.rowId, row.collection, before, limit],
    )
    return found.map(readChange)
  },

  /** Takes the values that a row had out of its record, and notes who did that. Which fields were others stays. */
  erase: (
    { room, collection, rowId }: { room: RoomName; collection: string; rowId: RowId },
    by: { personId: PersonId; organisationId: OrganisationId | null; at: number },
  ): Promise<void> =>
    fork().transactional(async (em) => {
      const found = await em.execute<{ seq: number; plain: string }[]>(
        `select seq, plain from change where document_id = (select id from document where room = ?) and row_id = ?
          and collection = ? and plain is not null`,
        [room, rowId, collection],
      )
      for (const { seq, plain } of found) {
        const fields = Object.keys(JSON.parse(plain) as object)
        const blank = Object.fromEntries(fields.map((field) => [field, [erased, erased]]))
        await em.execute('update change set plain = ? where seq = ?', [JSON.stringify(blank), seq])
      }
      await em.execute(
        `insert into change (document_id, at, person_id, organisation_id, channel, collection, row_id, kind)
          select id, ?, ?, ?, 'page', ?, ?, 'erased' from document where room = ?`,
        [by.at, by.personId, by.organisationId, collection, rowId, room],
      )
    }),
})
export type Changes = ReturnType<typeof createChanges>
