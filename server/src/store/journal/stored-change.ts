import { erased, isErased } from '@sedyanka/shared/wire/history.ts'
import type { OrganisationId, PersonId, RoomName, RowId } from '@sedyanka/shared/ids.ts'
import type { RecordedChange } from '../../sync/record/recorded-change.ts'

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

/** A change as the tables have it. */
export interface StoredChange {
  seq: number
  room: RoomName
  at: number
  person_id: PersonId | null
  organisation_id: OrganisationId | null
  channel: RecordedChange['channel']
  collection: string
  row_id: RowId
  /** `typing`: it may still be added to. */
  kind: KeptChange['kind'] | 'typing'
  plain: string | null
  texts: string | null
  name: string | null
}

/** The columns of `StoredChange`; a condition follows. */
export const selectChanges = `select seq, room, change.at, person_id, organisation_id, channel, collection, row_id, kind,
    plain, texts, name
  from change join document on document.id = change.document_id join change_actor on change_actor.id = actor_id
    left join person on person.id = person_id`

const isEmpty = (record: object): boolean => Object.keys(record).length === 0

/** JSON of plain values for the table; null for none. Nothing stood in a new row, and its id is the row's own. */
export const writeValues = (
  kind: StoredChange['kind'],
  values: RecordedChange['values'],
): string | null => {
  if (isEmpty(values)) return null
  if (kind !== 'created') return JSON.stringify(values)
  const { id: _, ...others } = values
  return JSON.stringify(
    Object.fromEntries(Object.entries(others).map(([field, [, after]]) => [field, after])),
  )
}

/** The plain values that `writeValues` wrote. */
export const readValues = (
  kind: StoredChange['kind'],
  plain: string | null,
): RecordedChange['values'] => {
  const stored = JSON.parse(plain ?? '{}') as RecordedChange['values']
  if (kind !== 'created') return stored
  return Object.fromEntries(
    Object.entries(stored).map(([field, after]) => [
      field,
      isErased(after) ? [erased, erased] : [null, after],
    ]),
  )
}

/** JSON of texts for the table; null for none. */
export const writeTexts = (texts: RecordedChange['texts']): string | null =>
  isEmpty(texts) ? null : JSON.stringify(texts)

/** The texts that `writeTexts` wrote. */
export const readTexts = (texts: string | null): RecordedChange['texts'] =>
  JSON.parse(texts ?? '{}') as RecordedChange['texts']

export const readChange = (stored: StoredChange): KeptChange => ({
  seq: stored.seq,
  room: stored.room,
  at: stored.at,
  personId: stored.person_id,
  organisationId: stored.organisation_id,
  channel: stored.channel,
  collection: stored.collection,
  rowId: stored.row_id,
  kind: stored.kind === 'typing' ? 'changed' : stored.kind,
  values: readValues(stored.kind, stored.plain),
  texts: readTexts(stored.texts),
  personName: stored.name || null,
})
