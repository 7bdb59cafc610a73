import { foldDocument } from '@sedyanka/server/store/journal/fold-document.ts'
import { packState } from '@sedyanka/server/store/journal/state-bytes.ts'
import type { StoreThread } from '@sedyanka/server/store/journal/store-thread.ts'
import { openConnections } from '@sedyanka/server/store/postgres/connection.ts'
import type { FoldCalls } from '@sedyanka/server/store/postgres/fold-worker.ts'
import { createFolding } from '@sedyanka/server/store/postgres/folding.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openPostgresServer } from '../support/postgres-journal.ts'
import { entryOf, room, textOf, typist } from '../support/typed-store.ts'

let opened: Awaited<ReturnType<typeof openPostgresServer>>
let events: string[]
beforeEach(async () => {
  events = []
  opened = await openPostgresServer({ log: (event) => events.push(event) })
})
afterEach(() => opened[Symbol.asyncDispose]())

const append = async (updates: Uint8Array[]) => {
  for (const update of updates) await opened.journal.append(room, entryOf(update))
}
const snapshots = async (): Promise<number[]> => {
  const rows = await opened.database.ask<{ seq: string }>(
    'select seq from document_snapshot order by seq',
  )
  return rows.map(({ seq }) => Number(seq))
}
const updates = async (): Promise<number> => {
  const [row] = await opened.database.ask<{ count: number }>(
    `select count(*)::int as count from document_update u join document d on d.id = u.document_id where room = $1`,
    [room],
  )
  return row?.count ?? 0
}
const textNow = async () => textOf(await opened.journal.load(room))

/** A fold during which something else happens, between its reading and its writing. */
const foldWhile = async (meanwhile: () => Promise<void>): Promise<void> => {
  const connections = openConnections(opened.database.url, 1)
  const ask = async (type: string, question: object) => {
    if (type !== 'fold') throw new Error(type)
    await meanwhile()
    const { snapshot, updates: all } = question as FoldCalls['fold']['question']
    return packState(foldDocument(snapshot, all))
  }
  const thread = { ask } as unknown as StoreThread<FoldCalls>
  try {
    await createFolding({ connections, lease: opened.lease, thread })(room)
  } finally {
    await connections.close()
  }
}

test('ST11: in PostgreSQL a fold keeps the content, two generations of snapshots, and the log back to the older one', async () => {
  const { type, doc } = typist()
  for (let round = 0; round < 4; round++) {
    await append([type(`${round}`), type('а'), type('б')])
    await opened.journal.compact(room)
    expect(await textNow()).toBe(doc.getText('t').toJSON())
    expect((await snapshots()).length).toBe(Math.min(2, round + 1))
  }
  expect(await updates()).toBe(3)
})

test('ST12: in PostgreSQL a damaged snapshot is not believed and is reported; without any that can be the document is refused', async () => {
  const { type, doc } = typist()
  for (const letter of 'абв') {
    await append([type(letter)])
    await opened.journal.compact(room)
  }
  const damage = (which: string) =>
    opened.database.ask(
      `update document_snapshot set body = set_byte(body, 3, 255 - get_byte(body, 3)) where seq = (select ${which}(seq) from document_snapshot)`,
    )
  await damage('max')
  expect(await textNow()).toBe(doc.getText('t').toJSON())
  expect(events).toContain('store.snapshotDamaged')
  await damage('min')
  await expect(opened.journal.load(room)).rejects.toMatchObject({ code: 'SNAPSHOTS_DAMAGED' })
})

test('ST67: a fold whose document was written anew meanwhile puts nothing of the old edition into it', async () => {
  const { type } = typist()
  await append([type('старо')])
  const next = typist()
  next.type('наново')
  await foldWhile(async () => {
    const stored = await opened.journal.load(room)
    const edition = {
      epoch: 'new',
      state: Y.encodeStateAsUpdate(next.doc),
      claims: [],
      minutes: [],
    }
    const after = stored?.seq ?? 0
    await opened.journal.rewrite(room, { ...edition, at: 9, schemaVersion, after })
  })
  expect(await textNow()).toBe('наново')
  expect(await snapshots()).toHaveLength(1)
})

test('ST67: a fold that another one has overtaken deletes nothing of that one’s', async () => {
  const { type, doc } = typist()
  await append([type('а')])
  await foldWhile(async () => {
    await append([type('б')])
    await opened.journal.compact(room)
    await append([type('в')])
    await opened.journal.compact(room)
  })
  expect(await textNow()).toBe(doc.getText('t').toJSON())
  expect(await snapshots()).toHaveLength(2)
})

test('ST67: a server that has lost the database folds nothing more in it', async () => {
  const { type } = typist()
  await append([type('а')])
  const folded = foldWhile(async () => {
    await opened.database.ask('delete from node')
  })
  await expect(folded).rejects.toMatchObject({ code: 'LEASE_LAPSED' })
  expect(await snapshots()).toEqual([])
})

test('ST30: in PostgreSQL commits do not wait for a fold', async () => {
  const { type, doc } = typist()
  await append([type('а')])
  await foldWhile(() => append([type('б'), type('в')]))
  expect(await snapshots()).toHaveLength(1)
  expect(await textNow()).toBe(doc.getText('t').toJSON())
})

test('ST35: what was written anew is taken out of the tables, and that is noted', async () => {
  const { type } = typist()
  await append([type('старо')])
  const stored = await opened.journal.load(room)
  const edition = {
    epoch: 'new',
    state: Y.encodeStateAsUpdate(new Y.Doc()),
    claims: [],
    minutes: [],
  }
  await opened.journal.rewrite(room, { ...edition, at: 9, schemaVersion, after: stored?.seq ?? 0 })
  const left = () => opened.database.ask('select room from document where former_left')
  expect(await left()).toEqual([{ room }])
  await opened.journal.erase()
  expect(await left()).toEqual([])
})
