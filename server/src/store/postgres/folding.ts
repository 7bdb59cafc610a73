import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { ClientBase } from 'pg'
import type { DocumentRow } from '../journal/document-state.ts'
import { foldsDue, type Tail } from '../journal/folds.ts'
import type { StateBytes } from '../journal/state-bytes.ts'
import type { StoreThread } from '../journal/store-thread.ts'
import type { Connections } from './connection.ts'
import type { FoldCalls } from './fold-worker.ts'
import { assertHeld, type Lease } from './lease.ts'
import { findDocument, readState } from './read-document.ts'

/** Rows deleted in one statement: some milliseconds. */
const rowsAtOnce = 1_000

/** Puts a snapshot beside a document's others. */
export const addSnapshot = async (
  client: ClientBase,
  { id, seq, at, ...packed }: StateBytes & { id: number; seq: number; at: number },
): Promise<void> => {
  const { body, format, stateBytes, sha256 } = packed
  await client.query(
    `insert into document_snapshot (document_id, seq, body, format, state_bytes, sha256, at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, seq, Buffer.from(body), format, stateBytes, sha256, at],
  )
}

/**
 * Folds logs into snapshots over connections of its own, in a thread: commits never wait for it, but for the moment in which a
 * fold takes the place of what it folds.
 */
export const createFolding = ({
  connections,
  lease,
  thread,
}: {
  connections: Connections
  lease: Lease
  thread: StoreThread<FoldCalls>
}) => {
  const fold = async (document: DocumentRow, upTo: number): Promise<void> => {
    const { id } = document
    const { snapshot, updates } = await connections.snapshot((client) =>
      readState(client, document, upTo),
    )
    const seq = updates.at(-1)?.seq
    if (seq === undefined) return
    const keep = snapshot?.seq ?? 0
    const packed = await thread.ask('fold', {
      snapshot: snapshot?.state ?? null,
      updates: updates.map(({ body }) => body),
    })
    const isDone = await connections.transaction(async (client) => {
      await assertHeld(client, lease)
      // No edition takes the place of this one before the end. A commit may come meanwhile: it is behind what is folded.
      const now = await client.query<{ newest: number | null }>(
        `select (select max(seq) from document_snapshot where document_id = $1) as newest
          from document where id = $1 for key share`,
        [id],
      )
      // Gone, written anew (with a snapshot of its own), or folded by somebody else: nothing of theirs may be deleted.
      if (!now.rows[0] || (now.rows[0].newest ?? 0) !== keep) return false
      await addSnapshot(client, { ...packed, id, seq, at: wallNow() })
      await client.query(
        'delete from document_snapshot where document_id = $1 and seq not in ($2, $3)',
        [id, seq, keep],
      )
      await client.query('update document set log_start = $2 where id = $1', [id, keep])
      return true
    })
    // Nothing needs these any more. A thousand at a time, so that commits come in between; what a crash leaves goes next time.
    for (let dropped: number | null = isDone ? rowsAtOnce : 0; dropped === rowsAtOnce;)
      ({ rowCount: dropped } = await connections.use((client) =>
        client.query(
          `delete from document_update where seq in
            (select seq from document_update where document_id = $1 and seq <= $2 order by seq limit ${rowsAtOnce})`,
          [id, keep],
        ),
      ))
  }

  /** Folds a document's log if that is worth it now. Rejects when it cannot be folded. */
  return async (room: RoomName, now: number = wallNow()): Promise<void> => {
    const found = await connections.snapshot(async (client) => {
      const document = await findDocument(client, room)
      if (!document) return null
      const newest = await client.query<{ seq: number; stateBytes: number }>(
        `select seq, state_bytes as "stateBytes" from document_snapshot where document_id = $1 order by seq desc limit 1`,
        [document.id],
      )
      const { seq, stateBytes } = newest.rows[0] ?? { seq: 0, stateBytes: 0 }
      const tail = await client.query<Tail>(
        `select count(*) as commits, coalesce(sum(length(body)), 0)::bigint as bytes, max(at) as at, max(seq) as last,
          (select seq from document_update where document_id = $1 and seq > $2 order by seq desc limit 1 offset 1) as "lastButOne"
          from document_update where document_id = $1 and seq > $2`,
        [document.id, seq],
      )
      return { document, due: foldsDue(tail.rows[0], stateBytes, now) }
    })
    for (const upTo of found?.due ?? []) if (found) await fold(found.document, upTo)
  }
}
