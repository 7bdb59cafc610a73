import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import type { JournalEntry, Log, StoredDocument } from '@sedyanka/server/sync/ports.ts'
import { type BoardId, type RoomName, makeId } from '@sedyanka/shared/ids.ts'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { asId } from './as-id.ts'
import { makeDataDir } from './empty-data-dir.ts'

export const room: RoomName = 'board:b1'
export const otherRoom: RoomName = 'board:b2'
export const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc())

const makeBoard = async (store: Store, id: string) => {
  const personId = makeId()
  await store.people.setSetupToken(personId)
  await store.people.createFounder({ id: asId(personId), name: 'П' }, personId)
  const board = {
    id: asId<BoardId>(id),
    title: 'Т',
    templateId: 'general',
    demo: false,
    update: emptyUpdate,
  }
  await store.boards.create({ ...board, meetings: [], founderId: asId(personId), at: 1 })
}

/** A store with two empty boards on a data directory of its own, and a second way into its file. */
export const openTypedStore = async (log: Log = () => {}) => {
  const dataDir = await makeDataDir()
  const store = await openStore({ dataDir, log })
  await makeBoard(store, 'b1')
  await makeBoard(store, 'b2')
  let closing: Promise<void> | null = null
  const file = join(dataDir, 'sedyanka.db')
  const withFile = <T>(work: (database: Database.Database) => T): T => {
    const database = new Database(file, { timeout: 5_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  return {
    store,
    dataDir,
    file,
    /** As a fault would have it. */
    withFile,
    countRows: (table: string): number =>
      withFile((database) =>
        Number(database.prepare(`select count(*) from ${table}`).pluck().get()),
      ),
    /** Closes the store; its files stay until the end. */
    close: (): Promise<void> => (closing ??= store.close()),
    async [Symbol.asyncDispose]() {
      await (closing ?? store.close())
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
export type TypedStore = Awaited<ReturnType<typeof openTypedStore>>

/** An entry from long ago, so that its document is at rest. */
export const entryOf = (update: Uint8Array, at = 5): JournalEntry => ({
  update,
  claims: [],
  at,
  personIds: [asId('p')],
})

/** A document whose every edit is an update, in order. */
export const typist = () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return {
    doc,
    type: (text: string) => {
      doc.getText('t').insert(doc.getText('t').length, text)
      return updates.at(-1) as Uint8Array
    },
  }
}

export const textOf = (stored: StoredDocument | null): string => {
  const doc = new Y.Doc()
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
  return doc.getText('t').toJSON()
}
