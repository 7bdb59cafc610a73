import { erased } from '@sedyanka/shared/history.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { isTakenOut } from '@sedyanka/shared/taken-out.ts'
import type Database from 'better-sqlite3'
import type { RecordedChange } from '../sync/recorded-change.ts'

/** For how long what one person types into one row is one change, ms. */
const oneChange = 60_000
/** Of so many former changes of a row what was taken out is erased: nobody's edits keep the thread busy. */
const formerErased = 200
/** So many changes to texts are remembered as going on; then those that are over are forgotten. */
const remembered = 2_000

/** A change to texts that may go on. */
interface Open {
  seq: number | bigint
  /** When it began, epoch milliseconds. */
  since: number
  texts: RecordedChange['texts']
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0

const merged = (
  a: RecordedChange['texts'],
  b: RecordedChange['texts'],
): RecordedChange['texts'] => {
  const texts = { ...a }
  for (const [field, [added, removed]] of Object.entries(b)) {
    const [was, gone] = texts[field] ?? [0, 0]
    texts[field] = [was + added, gone + removed]
  }
  return texts
}

/**
 * Writes the record of changes, within the transactions of the document log. What one person types into the texts of one
 * row is one change for a minute: it is written anew, under a new number, so that whoever reads by number sees it again.
 */
export const createChangeLog = (database: Database.Database) => {
  const insert = database.prepare(
    `insert into change (document_id, at, person_id, organisation_id, channel, collection, row_id, kind, plain, texts)
      select id, ?, ?, ?, ?, ?, ?, ?, ?, ? from document where room = ?`,
  )
  const remove = database.prepare('delete from change where seq = ?')
  const findPlain = database.prepare<[string, string, string], { seq: number; plain: string }>(
    `select seq, plain from change where document_id = (select id from document where room = ?) and row_id = ?
      and collection = ? and plain is not null order by seq desc limit ${formerErased}`,
  )
  const setPlain = database.prepare('update change set plain = ? where seq = ?')
  const open = new Map<string, Open>()
  /** What the running transaction makes of them; null: it does not go on. */
  const staged = new Map<string, Open | null>()

  const write = (room: RoomName, at: number, change: RecordedChange) => {
    const { personId, organisationId, channel, collection, rowId, kind, values, texts } = change
    const [plain, typed] = [values, texts].map((all) => (isEmpty(all) ? null : JSON.stringify(all)))
    const who = [personId, organisationId, channel]
    return insert.run(at, ...who, collection, rowId, kind, plain, typed, room).lastInsertRowid
  }

  /** Takes what stood in these fields of a row out of its former changes. */
  const eraseFormer = (room: RoomName, { collection, rowId }: RecordedChange, fields: string[]) => {
    for (const { seq, plain } of findPlain.all(room, rowId, collection)) {
      const values = JSON.parse(plain) as RecordedChange['values']
      const known = fields.filter((field) => field in values)
      for (const field of known) values[field] = [erased, erased]
      if (known.length > 0) setPlain.run(JSON.stringify(values), seq)
    }
  }

  /** What looked like personal data, and was taken out of a row, does not stay in its record either. */
  const withoutTakenOut = (room: RoomName, change: RecordedChange): RecordedChange => {
    const fields = Object.entries(change.values).flatMap(([field, [before, after]]) =>
      typeof before === 'string' && isTakenOut(before, typeof after === 'string' ? after : '')
        ? [field]
        : [],
    )
    if (fields.length === 0) return change
    eraseFormer(room, change, fields)
    const values = { ...change.values }
    for (const field of fields) values[field] = [erased, values[field]?.[1] ?? null]
    return { ...change, values }
  }

  return {
    add: (room: RoomName, at: number, change: RecordedChange): void => {
      const { personId, organisationId, channel, collection, rowId } = change
      const key = [room, personId, organisationId, channel, collection, rowId].join(' ')
      if (change.kind !== 'changed' || !isEmpty(change.values)) {
        write(room, at, withoutTakenOut(room, change))
        staged.set(key, null)
        return
      }
      const found = staged.has(key) ? staged.get(key) : open.get(key)
      const going = found && at >= found.since && at - found.since < oneChange ? found : null
      if (going) remove.run(going.seq)
      const texts = going ? merged(going.texts, change.texts) : change.texts
      const seq = write(room, at, { ...change, texts })
      staged.set(key, { seq, since: going?.since ?? at, texts })
    },
    /** The transaction is on disk. */
    settle: (): void => {
      for (const [key, next] of staged)
        if (next) open.set(key, next)
        else open.delete(key)
      const newest = Math.max(0, ...[...staged.values()].map((next) => next?.since ?? 0))
      staged.clear()
      if (open.size < remembered) return
      for (const [key, { since }] of open) if (newest - since >= oneChange) open.delete(key)
    },
    /** The transaction was rolled back. */
    drop: (): void => staged.clear(),
  }
}
