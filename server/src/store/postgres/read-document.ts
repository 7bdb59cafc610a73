import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import type { ClientBase } from 'pg'
import type { WrittenMinute } from '../../sync/record/writing-times.ts'
import type { DocumentRow, DocumentState } from '../journal/document-state.ts'
import type { LoadedDocument } from '../journal/journal-messages.ts'
import { type SnapshotFormat, unpackState } from '../journal/state-bytes.ts'
import { StorageError } from '../storage-error.ts'
import { newestCommit } from './append-statement.ts'

/** The library's bytes may be a view of a larger buffer. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

export const findDocument = async (
  client: ClientBase,
  room: RoomName,
): Promise<DocumentRow | null> => {
  const { rows } = await client.query<DocumentRow>(
    `select id, epoch, schema_version as "schemaVersion", log_start as "logStart" from document where room = $1`,
    [room],
  )
  return rows[0] ?? null
}

const readSnapshot = async (
  client: ClientBase,
  documentId: number,
): Promise<Omit<DocumentState, 'updates'>> => {
  // One at a time: the older generation is read only when the newer is damaged.
  for (let place = 0; ; place++) {
    const { rows } = await client.query<{
      seq: number
      body: Buffer
      sha256: string
      format: SnapshotFormat
    }>(
      `select seq, body, sha256, format from document_snapshot where document_id = $1
        order by seq desc limit 1 offset $2`,
      [documentId, place],
    )
    const [row] = rows
    const isDamaged = place > 0
    if (!row) return { isDamaged, snapshot: null }
    const state = unpackState(row)
    if (state) return { isDamaged, snapshot: { seq: row.seq, state } }
  }
}

/** Reads a document within a transaction that sees one moment. Throws rather than give a part of it for the whole. */
export const readState = async (
  client: ClientBase,
  { id, logStart }: DocumentRow,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<DocumentState> => {
  const { isDamaged, snapshot } = await readSnapshot(client, id)
  // Without a snapshot the log must reach back to the beginning, else part of the document is missing.
  if ((snapshot?.seq ?? 0) < logStart) throw new StorageError('SNAPSHOTS_DAMAGED')
  const { rows } = await client.query<{ seq: number; body: Buffer }>(
    'select seq, body from document_update where document_id = $1 and seq > $2 and seq <= $3 order by seq',
    [id, snapshot?.seq ?? 0, upTo],
  )
  return { isDamaged, snapshot, updates: rows }
}

/** The same with all that the journal's port tells of a document. */
export const readDocument = async (client: ClientBase, room: RoomName): Promise<LoadedDocument> => {
  const document = await findDocument(client, room)
  if (!document) return { document: null, isDamaged: false }
  const { id, epoch, schemaVersion } = document
  const { isDamaged, snapshot, updates } = await readState(client, document)
  const newest = await client.query<{ seq: number }>(`select ${newestCommit('$1')} as seq`, [id])
  const claims = await client.query<{ client: number; person: PersonId }>(
    'select client_id as client, person_id as person from document_client where document_id = $1 order by client_id',
    [id],
  )
  const minutes = await client.query<WrittenMinute>(
    'select minute, clocks from writing_minute where document_id = $1 order by minute',
    [id],
  )
  return {
    document: {
      epoch,
      schemaVersion,
      seq: newest.rows[0]?.seq ?? 0,
      snapshot: snapshot?.state ?? null,
      updates: updates.map(({ body }) => own(body)),
      claims: claims.rows.map(({ client: clientId, person }) => [clientId, person]),
      minutes: minutes.rows.map(({ minute, clocks }) => ({ minute, clocks: own(clocks) })),
    },
    isDamaged,
  }
}
