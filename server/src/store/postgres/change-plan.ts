import type { RoomName, RowId } from '@sedyanka/shared/ids.ts'
import { type ChangeRows, formerErased } from '../journal/change-rows.ts'
import {
  readTexts,
  readValues,
  type StoredChange,
  writeTexts,
  writeValues,
} from '../journal/stored-change.ts'

/** A row of a document. */
interface RowKey {
  room: RoomName
  collection: string
  rowId: RowId
}

/** A row of the table of changes, as far as it is looked at. */
type Found = Pick<StoredChange, 'seq' | 'kind' | 'plain' | 'texts'>

/** A change to be added. Its place among all that are added is its number, negative, until the database gives it one. */
interface Added {
  seq: number
  /** Of which entry; null: of none, it ends something from before. */
  entry: number | null
  /** The number of the change that it takes the place of; of that it has all but what stands here. */
  source: number | null
  at: number | null
  person: string | null
  organisation: string | null
  channel: string | null
  collection: string | null
  row: string | null
  kind: StoredChange['kind']
  plain: string | null
  texts: string | null
}

/** What becomes of a change that the database has. Null: that stays. */
interface Edited {
  seq: number
  entry: number | null
  kind: StoredChange['kind'] | null
  plain: string | null
  texts: string | null
}

const nameOf = ({ room, collection, rowId }: RowKey): string => `${room} ${collection} ${rowId}`

/** SQL that locks and reads what a plan may ask about a row; values are room, row and collection. */
export const formerOfRow = `with former as (
    select seq, plain from change
    where document_id = (select id from document where room = $1) and row_id = $2 and collection = $3
  )
  select seq, kind, plain, texts from change where seq in (
    select * from (select seq from former where plain is not null order by seq desc limit ${formerErased}) f
    union select max(seq) from former
  ) order by seq desc for update`

/** A change that takes the place of one that the database has. */
const endedOf = (source: number) => ({
  source,
  at: null,
  person: null,
  organisation: null,
  channel: null,
  collection: null,
  row: null,
  plain: null,
})

/**
 * The table of changes, in memory: what one batch does to it is gathered and goes to the database as one statement. What may
 * be asked of the table is put in before (`former`, `typing`).
 */
export const createChangePlan = () => {
  const added = new Map<number, Added>()
  const edited = new Map<number, Edited>()
  const removed = new Map<number, { seq: number; entry: number | null }>()
  /** Of rows that are asked about: their newest changes, newest first. */
  const former = new Map<string, Found[]>()
  /** The numbers of the changes that were still being typed. */
  let typing: readonly number[] = []
  let last = 0
  let entry: number | null = null

  const addRow = (row: Omit<Added, 'seq' | 'entry'>): number => {
    const seq = --last
    added.set(seq, { ...row, seq, entry })
    return seq
  }
  /** The change as it is to be written: one that is added here, or one that the database has. */
  const toEdit = (seq: number): Added | Edited => {
    const found = added.get(seq) ?? edited.get(seq)
    if (found) return found
    const edit: Edited = { seq, entry, kind: null, plain: null, texts: null }
    edited.set(seq, edit)
    return edit
  }
  const drop = (seq: number): void => {
    if (!added.delete(seq)) removed.set(seq, { seq, entry })
    edited.delete(seq)
  }

  const rows: ChangeRows = {
    add: (room, at, { kind, ...change }) => {
      const { collection, rowId, personId, organisationId, channel } = change
      const plain = writeValues(kind, change.values)
      const texts = writeTexts(change.texts)
      const who = { person: personId, organisation: organisationId, channel }
      const seq = addRow({ ...who, source: null, at, collection, row: rowId, kind, plain, texts })
      former.get(nameOf({ room, collection, rowId }))?.unshift({ seq, kind, plain, texts })
      return seq
    },
    read: (seq) => {
      for (const found of former.values())
        for (const { seq: other, kind, plain, texts } of found)
          if (other === seq)
            return { kind, values: readValues(kind, plain), texts: readTexts(texts) }
      return null
    },
    remove: (seq) => {
      drop(seq)
      for (const [name, found] of former)
        former.set(
          name,
          found.filter((one) => one.seq !== seq),
        )
    },
    setTexts: (seq, texts) => {
      // Nothing but this journal takes a change away that is being typed, except together with its document.
      toEdit(seq).texts = writeTexts(texts)
      return true
    },
    end: (seq, wasAddedTo) => {
      if (!wasAddedTo) return void (toEdit(seq).kind = 'changed')
      const own = added.get(seq)
      const { texts } = own ?? edited.get(seq) ?? { texts: null }
      const ended = { ...(own ?? endedOf(seq)), kind: 'changed' as const, texts }
      drop(seq)
      addRow(ended)
    },
    typing: () => typing,
    newestOf: (room, { collection, rowId }) =>
      former.get(nameOf({ room, collection, rowId }))?.[0]?.seq ?? null,
    mapFormer: (room, { collection, rowId }, change) => {
      for (const found of former.get(nameOf({ room, collection, rowId })) ?? []) {
        const next = found.plain === null ? null : change(readValues(found.kind, found.plain))
        if (!next) continue
        found.plain = writeValues(found.kind, next)
        toEdit(found.seq).plain = found.plain
      }
    },
  }

  return {
    rows,
    /** What is done from now on is part of that entry, and is left undone with it. Null: of none. */
    begin: (next: number | null): void => {
      entry = next
    },
    /** The changes of a row as the database has them, for an entry that asks about them. */
    putFormer: (row: RowKey, found: Found[]): void => void former.set(nameOf(row), found),
    /** The numbers of the changes that were still being typed, for whoever asks. */
    putTyping: (seqs: readonly number[]): void => {
      typing = seqs
    },
    /** Whether a row's changes are known. */
    hasFormer: (row: RowKey): boolean => former.has(nameOf(row)),
    /** For the next batch. */
    clear: (): void => {
      for (const map of [added, edited, removed, former]) map.clear()
      typing = []
      entry = null
    },
    /** What is to be done, for the statement. */
    read: () => ({
      added: [...added.values()].toSorted((a, b) => b.seq - a.seq),
      edited: [...edited.values()],
      removed: [...removed.values()],
    }),
  }
}
export type ChangePlan = ReturnType<typeof createChangePlan>
