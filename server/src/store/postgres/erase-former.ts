import type { Connections } from './connection.ts'

/** Tables that hold what people wrote. */
const written = [
  'document_update',
  'document_snapshot',
  'change',
  'kept_minutes',
  'taken_words',
  'writing_minute',
]

/**
 * Lets PostgreSQL take what was deleted out of its tables, while everybody goes on. Its own log and its backups keep what they
 * hold for as long as whoever runs it has said.
 */
export const eraseFormer = (connections: Connections): Promise<void> =>
  connections.use(async (client) => {
    // What is deleted meanwhile is not among them.
    const boards = await client.query<{ id: string }>(
      'select id from deleted_board where not is_erased',
    )
    const documents = await client.query<{ id: number; epoch: string }>(
      'select id, epoch from document where former_left',
    )
    for (const table of written) await client.query(`vacuum "${table}"`)
    await client.query('update deleted_board set is_erased = true where id = any($1)', [
      boards.rows.map(({ id }) => id),
    ])
    for (const { id, epoch } of documents.rows)
      await client.query('update document set former_left = false where id = $1 and epoch = $2', [
        id,
        epoch,
      ])
  })
