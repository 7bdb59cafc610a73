import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { ClientBase } from 'pg'
import type { NewEdition } from '../../sync/ports.ts'
import { notAppended } from '../journal/journal-messages.ts'
import type { StateBytes } from '../journal/state-bytes.ts'
import { StorageError } from '../storage-error.ts'
import { standsBehind } from './append-statement.ts'
import { addSnapshot } from './folding.ts'
import { assertHeld, type Lease } from './lease.ts'
import { readState } from './read-document.ts'

const isSame = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(a, b) === 0

/**
 * Puts a new edition in the place of a document, within a transaction: begins with the new one beside the old, reads it back
 * from the tables and only then deletes the old one. The answer is the number of its commit, or one of `notAppended`.
 */
export const rewriteDocument = async (
  client: ClientBase,
  lease: Lease,
  { room, edition, packed }: { room: RoomName; edition: NewEdition; packed: StateBytes },
): Promise<number> => {
  const { epoch, schemaVersion, state, claims, minutes, at, after } = edition
  await assertHeld(client, lease)
  const found = await client.query<{ id: number; stands: boolean }>(
    `select d.id, ${standsBehind('$2::bigint')} as stands from document d where room = $1 for update`,
    [room, after],
  )
  const [document] = found.rows
  if (!document) return notAppended.unknown
  if (!document.stands) return notAppended.stale
  const { id } = document
  const added = await client.query<{ seq: number }>(
    `insert into document_update (document_id, body, person_ids, at) values ($1, $2, '[]', $3) returning seq`,
    [id, Buffer.from(state), at],
  )
  const seq = added.rows[0]?.seq ?? 0
  await addSnapshot(client, { ...packed, id, seq, at })
  const read = await readState(client, { id, epoch, schemaVersion, logStart: 0 })
  if (read.isDamaged || read.snapshot?.seq !== seq || !isSame(state, read.snapshot.state))
    throw new StorageError('REWRITING_DIFFERS')
  for (const table of ['document_snapshot', 'document_update'])
    await client.query(`delete from ${table} where document_id = $1 and seq < $2`, [id, seq])
  for (const table of ['document_client', 'writing_minute'])
    await client.query(`delete from ${table} where document_id = $1`, [id])
  await client.query(
    `insert into document_client (document_id, client_id, person_id, at)
      select $1, client, person, $2 from json_to_recordset($3::json) as c(client bigint, person text)`,
    [id, at, JSON.stringify(claims.map(([client, person]) => ({ client, person })))],
  )
  for (const { minute, clocks } of minutes)
    await client.query(
      'insert into writing_minute (document_id, minute, clocks) values ($1, $2, $3)',
      [id, minute, Buffer.from(clocks)],
    )
  await client.query(
    `update document set epoch = $2, schema_version = $3, log_start = 0, former_left = true, head = $4 where id = $1`,
    [id, epoch, schemaVersion, seq],
  )
  return seq
}
