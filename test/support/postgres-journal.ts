import type { StoreJournal } from '@sedyanka/server/store/journal/journal.ts'
import { openPostgresJournal } from '@sedyanka/server/store/postgres/journal.ts'
import { type Lease, openLease } from '@sedyanka/server/store/postgres/lease.ts'
import { openPostgres } from '@sedyanka/server/store/postgres/open-database.ts'
import type { UntrustworthyStore } from '@sedyanka/server/store/storage-error.ts'
import type { Log } from '@sedyanka/server/sync/ports.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { askDatabase, makeDatabase } from './postgres.ts'
import { emptyUpdate, otherRoom, room } from './typed-store.ts'

const addDocument = async (url: string, name: RoomName): Promise<void> => {
  await askDatabase(
    url,
    `with b as (insert into board (id, title, template_id, demo, created_at) values ($1, 'Т', 'general', false, 1) returning id),
      d as (insert into document (room, board_id, epoch, schema_version, created_at)
        select $1, id, 'e ' || id, $2, 1 from b returning id)
      insert into document_update (document_id, body, person_ids, at) select id, $3, '[]', 1 from d`,
    [name, schemaVersion, Buffer.from(emptyUpdate)],
  )
}

/** Two empty documents in today's tables. */
const prepare = async (url: string): Promise<void> => {
  await openPostgres(url, () => {})
  for (const name of [room, otherRoom]) await addDocument(url, name)
}

/** The journal of a server on a database. */
export interface PostgresServer {
  journal: StoreJournal
  lease: Lease
  /** Why it must end; null while it need not. */
  lost: UntrustworthyStore | null
  close(): Promise<void>
}

/** Starts the journal of a server on a database, as a server does. */
export const startOn = async (url: string, log: Log = () => {}): Promise<PostgresServer> => {
  const server = { lost: null as UntrustworthyStore | null }
  const lease = await openLease(url, { log, onLost: (error) => (server.lost = error) })
  const journal = openPostgresJournal({ url, lease, log })
  let closing: Promise<void> | null = null
  return Object.assign(server, {
    journal,
    lease,
    close: () => (closing ??= journal.close().then(() => lease.release())),
  })
}

/** A journal on a database of its own that holds `room` and `otherRoom`, both empty; its server goes by way of `route`. */
export const openPostgresServer = async ({
  log,
  route = (url) => url,
}: { log?: Log; route?: (url: string) => string | Promise<string> } = {}) => {
  const database = await makeDatabase(prepare)
  const server = await startOn(await route(database.url), log)
  return Object.assign(server, {
    database,
    async [Symbol.asyncDispose]() {
      await server.close()
      await database[Symbol.asyncDispose]()
    },
  })
}
