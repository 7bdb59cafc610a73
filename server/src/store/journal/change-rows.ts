import type { RoomName } from '@sedyanka/shared/ids.ts'
import type Database from 'better-sqlite3'
import type { Actor, RecordedChange } from '../../sync/record/recorded-change.ts'
import {
  readTexts,
  readValues,
  type StoredChange,
  writeTexts,
  writeValues,
} from './stored-change.ts'

/** Of so many former changes of a row what was taken out is erased: nobody's edits keep the journal busy. */
export const formerErased = 200

/** SQL that finds and adds an actor; values are the document's id, person, organisation, channel. */
export const actorStatements = {
  find: `select id from change_actor where document_id = ? and person_id is not distinct from ?
    and organisation_id is not distinct from ? and channel = ?`,
  add: 'insert into change_actor (document_id, person_id, organisation_id, channel) values (?, ?, ?, ?)',
}

export type Contents = Pick<StoredChange, 'kind'> & Pick<RecordedChange, 'values' | 'texts'>

/** The table of changes, as the record's writer needs it. Everything runs within the caller's transaction. */
export interface ChangeRows {
  /** Adds a change; its number. */
  add(
    room: RoomName,
    at: number,
    change: Omit<RecordedChange, 'kind'> & { kind: StoredChange['kind'] },
  ): number
  /** What a change holds; null when it is gone. */
  read(seq: number): Contents | null
  remove(seq: number): void
  /** Writes the counts of a change that goes on; false when it is gone. */
  setTexts(seq: number, texts: RecordedChange['texts']): boolean
  /** What was typed has ended: a change that was added to gets a new number, so that readers see it again, whole. */
  end(seq: number, wasAddedTo: boolean): void
  /** The numbers of the changes that were still being typed, oldest first. */
  typing(): readonly number[]
  /** The number of a row's newest change; null without any. */
  newestOf(room: RoomName, change: RecordedChange): number | null
  /** Puts other values into the newest changes of a row, where `change` answers with some. */
  mapFormer(
    room: RoomName,
    row: RecordedChange,
    change: (values: RecordedChange['values']) => RecordedChange['values'] | null,
  ): void
}

/** The table of changes over one connection of SQLite, by prepared statements. */
export const createChangeRows = (database: Database.Database): ChangeRows => {
  const findDocument = database
    .prepare<[string], number>('select id from document where room = ?')
    .pluck()
  const findActor = database
    .prepare<[number, string | null, string | null, string], number>(actorStatements.find)
    .pluck()
  const addActor = database.prepare(actorStatements.add)
  const insert = database.prepare(
    `insert into change (document_id, actor_id, at, collection, row_id, kind, plain, texts)
      values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const find = database.prepare<[number], Pick<StoredChange, 'kind' | 'plain' | 'texts'>>(
    'select kind, plain, texts from change where seq = ?',
  )
  const setTexts = database.prepare('update change set texts = ? where seq = ?')
  const setPlain = database.prepare('update change set plain = ? where seq = ?')
  const settle = database.prepare(`update change set kind = 'changed' where seq = ?`)
  const repeat = database.prepare(
    `insert into change (document_id, actor_id, at, collection, row_id, kind, plain, texts)
      select document_id, actor_id, at, collection, row_id, 'changed', plain, texts from change where seq = ?`,
  )
  const remove = database.prepare('delete from change where seq = ?')
  const findTyping = database
    .prepare<[], number>(`select seq from change where kind = 'typing' order by seq`)
    .pluck()
  const ofRow =
    'document_id = (select id from document where room = ?) and row_id = ? and collection = ?'
  const findNewest = database
    .prepare<[string, string, string], number | null>(`select max(seq) from change where ${ofRow}`)
    .pluck()
  const findFormer = database.prepare<
    [string, string, string],
    { seq: number; kind: StoredChange['kind']; plain: string }
  >(
    `select seq, kind, plain from change where ${ofRow} and plain is not null order by seq desc limit ${formerErased}`,
  )

  const actorOf = (document: number, { personId, organisationId, channel }: Actor): number =>
    findActor.get(document, personId, organisationId, channel) ??
    Number(addActor.run(document, personId, organisationId, channel).lastInsertRowid)

  return {
    add: (room, at, { kind, ...change }) => {
      const document = findDocument.get(room)
      if (document === undefined) throw new Error('a change of a document that is not there')
      const { collection, rowId, values, texts } = change
      const contents = [writeValues(kind, values), writeTexts(texts)]
      const actor = actorOf(document, change)
      const added = insert.run(document, actor, at, collection, rowId, kind, ...contents)
      return Number(added.lastInsertRowid)
    },
    read: (seq) => {
      const found = find.get(seq)
      if (!found) return null
      const { kind } = found
      return { kind, values: readValues(kind, found.plain), texts: readTexts(found.texts) }
    },
    remove: (seq) => void remove.run(seq),
    setTexts: (seq, texts) => setTexts.run(writeTexts(texts), seq).changes > 0,
    end: (seq, wasAddedTo) => {
      if (!wasAddedTo) return void settle.run(seq)
      repeat.run(seq)
      remove.run(seq)
    },
    typing: () => findTyping.all(),
    newestOf: (room, { collection, rowId }) => findNewest.get(room, rowId, collection) ?? null,
    mapFormer: (room, { collection, rowId }, change) => {
      for (const { seq, kind, plain } of findFormer.all(room, rowId, collection)) {
        const next = change(readValues(kind, plain))
        if (next) setPlain.run(writeValues(kind, next), seq)
      }
    },
  }
}
