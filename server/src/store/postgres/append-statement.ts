import type { JournalEntry } from '../../sync/ports.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { LogEntry } from '../journal/journal-messages.ts'
import type { ChangePlan } from './change-plan.ts'
import { leaseHolds } from './lease.ts'

/** How one entry of a batch ended. */
interface Outcome {
  entry: number
  /** The number of its commit; null: it was left out. */
  seq: number | null
  /** Its document; null: there is none. */
  document: number | null
}
export interface AppendAnswer {
  /** Whether this server had the database: otherwise nothing was stored. */
  alive: boolean
  outcomes: Outcome[]
  /** The numbers that the record's new changes got, by those of the plan. */
  numbers: [planned: number, seq: number][]
}

/** Names of the values, in their order. */
const [node, life, bytes, entries, claims, added, edited, removed] = [
  '$1',
  '$2',
  '$3',
  '$4',
  '$5',
  '$6',
  '$7',
  '$8',
]

/** SQL of the number of a document's newest commit, from its rows. */
export const newestCommit = (id: string): string => `greatest(
  coalesce((select max(seq) from document_update where document_id = ${id}), 0),
  coalesce((select max(seq) from document_snapshot where document_id = ${id}), 0))`

/** SQL that is true where the document `d` stands behind the commit `after`. */
export const standsBehind = (after: string): string =>
  `(d.head = ${after} or (d.head = 0 and ${newestCommit('d.id')} = ${after}))`

/**
 * A batch of entries, at most one of each document, in one statement: what is not refused is stored, all of it, and on disk
 * when the answer comes. It proves by itself that this server still has the database, and that each document stands where its
 * entry was made: the document's row is written, so that of two statements that meet the second one sees what the first has done,
 * also when the first is one whose answer was cut.
 */
const base = `
  alive as materialized (${leaseHolds(node, life)}),
  given as materialized (
    select * from json_to_recordset(${entries}::json) as g(entry int, room text, start int, length int, persons text, at bigint,
      after bigint, version int, minute int, minute_start int, minute_length int, first_minute int)),
  held as (
    update document d set head = nextval('document_update_seq_seq'), schema_version = coalesce(g.version, d.schema_version)
    from given g where d.room = g.room and exists (select from alive) and (g.after is null or ${standsBehind('g.after')})
    returning g.entry, d.id, d.head as seq),
  appended as (
    insert into document_update (seq, document_id, body, person_ids, at)
    select h.seq, h.id, substr(${bytes}::bytea, g.start, g.length), g.persons, g.at from held h join given g using (entry)),
  noted as (
    insert into writing_minute (document_id, minute, clocks)
    select h.id, g.minute, substr(${bytes}::bytea, g.minute_start, g.minute_length)
      from held h join given g using (entry) where g.minute is not null
    on conflict (document_id, minute) do update set clocks = excluded.clocks),
  forgotten as (
    delete from writing_minute w using held h join given g using (entry)
    where w.document_id = h.id and g.minute is not null and w.minute < g.first_minute),
  claimed as (
    insert into document_client (document_id, client_id, person_id, at)
    select h.id, c.client, c.person, g.at from json_to_recordset(${claims}::json) as c(entry int, client bigint, person text)
      join held h using (entry) join given g using (entry)
    on conflict do nothing)`

const isHeld = (entry: string): string =>
  `exists (select from alive) and (${entry} is null or ${entry} in (select held.entry from held))`

/** The record of changes, as a plan has it. */
const record = `,
  planned as materialized (
    select * from json_to_recordset(${added}::json) as p(seq int, entry int, source bigint, at bigint, person text,
      organisation text, channel text, collection text, "row" text, kind text, plain text, texts text)),
  fresh as materialized (
    select p.seq as place, h.id as document_id, null::bigint as actor_id, p.at, p.person, p.organisation, p.channel,
        p.collection, p."row", p.kind, p.plain, p.texts
      from planned p join held h using (entry) where p.source is null
    union all
    select p.seq, c.document_id, c.actor_id, c.at, null, null, null, c.collection, c.row_id, p.kind, c.plain,
        coalesce(p.texts, c.texts)
      from planned p join change c on c.seq = p.source where ${isHeld('p.entry')}),
  wanted as materialized (
    select w.*, (select id from change_actor a where a.document_id = w.document_id
        and a.person_id is not distinct from w.person and a.organisation_id is not distinct from w.organisation
        and a.channel = w.channel limit 1) as id
      from (select distinct document_id, person, organisation, channel from fresh where actor_id is null) w),
  introduced as (
    insert into change_actor (document_id, person_id, organisation_id, channel)
    select document_id, person, organisation, channel from wanted where id is null
    returning id, document_id, person_id, organisation_id, channel),
  actors as (
    select id, document_id, person, organisation, channel from wanted where id is not null
    union all select * from introduced),
  numbered as materialized (
    select nextval('change_seq_seq') as seq, f.* from (select * from fresh order by place desc) f),
  recorded as (
    insert into change (seq, document_id, actor_id, at, collection, row_id, kind, plain, texts)
    select n.seq, n.document_id, coalesce(n.actor_id, a.id), n.at, n.collection, n."row", n.kind, n.plain, n.texts
      from numbered n left join actors a on n.actor_id is null and a.document_id = n.document_id
        and a.person is not distinct from n.person and a.organisation is not distinct from n.organisation
        and a.channel = n.channel),
  edits as materialized (
    select * from json_to_recordset(${edited}::json) as e(seq bigint, entry int, kind text, plain text, texts text)),
  rewritten as (
    update change c set kind = coalesce(e.kind, c.kind), plain = coalesce(e.plain, c.plain), texts = coalesce(e.texts, c.texts)
    from edits e where c.seq = e.seq and ${isHeld('e.entry')}),
  dropped as (
    delete from change c using json_to_recordset(${removed}::json) as r(seq bigint, entry int)
    where c.seq = r.seq and ${isHeld('r.entry')})`

const answer = (numbers: string): string => `
  select exists (select from alive) as alive, ${numbers} as numbers,
    coalesce((select json_agg(json_build_object('entry', g.entry, 'seq', h.seq, 'document', d.id))
      from given g left join held h using (entry) left join document d on d.room = g.room), '[]') as outcomes`

const withoutRecord = `with ${base}${answer(`'[]'::json`)}`
const withRecord = `with ${base}${record}${answer(
  `coalesce((select json_agg(json_build_array(place, seq)) from numbered), '[]')`,
)}`

/** Bytes of several parts, one behind the other, and where each begins; PostgreSQL counts from one. */
const createBytes = () => {
  const parts: Uint8Array[] = []
  let start = 1
  return {
    add: (part: Uint8Array): { start: number; length: number } => {
      parts.push(part)
      const at = start
      start += part.length
      return { start: at, length: part.length }
    },
    read: () => Buffer.concat(parts),
  }
}

/** The statement that stores a batch, with its values. */
export const appendStatement = (
  lease: { id: number; life: number },
  batch: readonly LogEntry[],
  plan: ChangePlan,
): { text: string; values: unknown[] } => {
  const all = createBytes()
  const rowOf = ({ room, entry }: LogEntry, place: number) => {
    const { update, personIds: persons, at, after, schemaVersion: version, minute } = entry
    const written = minute && all.add(minute.clocks)
    return {
      entry: place,
      room,
      ...all.add(update),
      persons: JSON.stringify(persons),
      at,
      after,
      version,
      minute: minute?.minute,
      minute_start: written?.start,
      minute_length: written?.length,
      first_minute: minute && minute.minute - limits.minutesRemembered,
    }
  }
  const claimsOf = ({ entry }: { entry: JournalEntry }, place: number) =>
    entry.claims.map(([client, person]) => ({ entry: place, client, person }))
  const rows = batch.map(rowOf)
  const values = [
    lease.id,
    lease.life,
    all.read(),
    JSON.stringify(rows),
    JSON.stringify(batch.flatMap(claimsOf)),
  ]
  const changes = plan.read()
  const lists = [changes.added, changes.edited, changes.removed]
  if (lists.every((list) => list.length === 0)) return { text: withoutRecord, values }
  return { text: withRecord, values: [...values, ...lists.map((list) => JSON.stringify(list))] }
}
