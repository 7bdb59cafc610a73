import { openPostgresJournal } from '@sedyanka/server/store/postgres/journal.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { changeOf } from '../support/contracts/stored-rows.ts'
import { openPostgresServer, startOn } from '../support/postgres-journal.ts'
import { openTcpProxy } from '../support/tcp-proxy.ts'
import { entryOf, otherRoom, room, textOf, typist } from '../support/typed-store.ts'
import { until } from '../support/until.ts'

let opened: Awaited<ReturnType<typeof openPostgresServer>>
let events: string[]
beforeEach(async () => {
  events = []
  opened = await openPostgresServer({ log: (event) => events.push(event) })
})
afterEach(() => opened[Symbol.asyncDispose]())
const ask = (sql: string, values?: unknown[]) => opened.database.ask(sql, values)
const countOf = async (table: string): Promise<number> =>
  Number((await ask(`select count(*)::int as count from ${table}`))[0]?.['count'])
const textNow = async () => textOf(await opened.journal.load(room))

test('ST61: what comes while a batch is on its way is one statement, and each entry has an answer of its own', async () => {
  const { type } = typist()
  const rooms = Array.from({ length: 40 }, (_, number) => `board:many-${number}` as const)
  for (const name of rooms)
    await ask(
      `insert into document (room, board_id, epoch, schema_version, created_at) values ($1, 'board:b1', 'e', 1, 1)`,
      [name],
    )
  const update = type('а')
  // The first goes at once; the others wait for it, together.
  const appended = [room, ...rooms].map((name) => opened.journal.append(name, entryOf(update)))
  await expect(opened.journal.append('board:nobody', entryOf(update))).rejects.toMatchObject({
    code: 'NO_SUCH_DOCUMENT',
  })
  await Promise.all(appended)
  const commits = await ask(
    'select count(distinct xmin::text)::int as count from document_update where at = 5',
  )
  expect(Number(commits[0]?.['count'])).toBeLessThanOrEqual(2)
  expect(await countOf('document_update')).toBe(43)
})

test('ST62: a statement that was stored, and whose answer was cut, is found and not stored twice', async () => {
  await using proxy = await openTcpProxy(Number(new URL(opened.database.url).port))
  await opened.close()
  const server = await startOn(proxy.route(opened.database.url))
  try {
    const { type } = typist()
    const changes = [changeOf({ texts: { text: [1, 0] } })]
    const after = await server.journal.append(room, { ...entryOf(type('преди, ')), changes })
    const entry = {
      ...entryOf(type('веднъж')),
      after,
      claims: [[7, asId('anna')]] as [number, never][],
      changes: [changeOf({ values: { status: ['open', 'done'] } })],
    }
    proxy.keepAnswers()
    const cut = server.journal.append(room, entry).catch((error: unknown) => error)
    await until(async () => (await countOf('document_update')) === 4, 'the entry is stored')
    proxy.cut()
    expect(await cut).toBeInstanceOf(StorageError)
    proxy.mend()
    const seq = await server.journal.append(room, entry)
    const stored = await server.journal.load(room)
    expect(stored?.seq).toBe(seq)
    expect(textOf(stored)).toBe('преди, веднъж')
    expect(await countOf('document_update')).toBe(4)
    expect(await countOf('change')).toBe(2)
    // Somebody else's entry in that place is none of ours.
    await expect(
      server.journal.append(room, { ...entryOf(typist().type('чуждо')), after }),
    ).rejects.toMatchObject({ code: 'STALE' })
  } finally {
    await server.close()
  }
})

test('ST63: a commit that fails rejects all of its entries and keeps none; the next ones are stored, with their record', async () => {
  const { type } = typist()
  await ask(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'disk' using errcode = 'disk_full'; end $$`)
  await ask(
    `create trigger refusal before insert on document_update for each row when (new.at = 666) execute function refuse()`,
  )
  const changes = [changeOf({ texts: { text: [1, 0] } })]
  const lost = opened.journal.append(room, { ...entryOf(type('а'), 666), changes })
  await expect(lost).rejects.toMatchObject({ code: '53100' })
  expect(await countOf('document_update')).toBe(2)
  expect(await countOf('change')).toBe(0)
  await opened.journal.append(otherRoom, { ...entryOf(type('б'), 7), changes })
  await ask('drop trigger refusal on document_update')
  await opened.journal.append(room, { ...entryOf(type('в'), 8), changes })
  expect(await ask('select at::int, texts from change order by seq')).toEqual([
    { at: 7, texts: '{"text":[1,0]}' },
    { at: 8, texts: '{"text":[1,0]}' },
  ])
})

test('ST63: an entry that the database cannot take keeps nobody else’s from being stored', async () => {
  const { type } = typist()
  await ask(`alter table document_update add constraint odd check (at <> 666)`)
  const first = opened.journal.append('board:nobody', entryOf(type('а'))).catch(() => undefined)
  const odd = opened.journal.append(room, entryOf(type('б'), 666))
  const good = opened.journal.append(otherRoom, entryOf(type('в')))
  await first
  await expect(odd).rejects.toMatchObject({ code: '23514' })
  await good
  expect(await countOf('document_update')).toBe(3)
})

test('ST60: a commit is on disk before it is answered, whatever the settings of the user and the database say', async () => {
  const [{ name } = {}] = await ask('select current_database() as name')
  await ask(`alter database ${String(name)} set synchronous_commit = off`)
  await ask(`create table seen (at bigint, setting text)`)
  await ask(`create function look() returns trigger language plpgsql as
    $$ begin insert into seen values (new.at, current_setting('synchronous_commit')); return new; end $$`)
  await ask(
    `create trigger look after insert on document_update for each row execute function look()`,
  )
  await opened.close()
  const server = await startOn(opened.database.url)
  try {
    const { type } = typist()
    const after = await server.journal.append(room, entryOf(type('а'), 7))
    const minutes = { kind: 'minutes' as const, body: new Uint8Array([1]) }
    await server.journal.append(room, { ...entryOf(type('б'), 8), after, attachments: [minutes] })
    const edition = {
      epoch: 'e',
      state: Y.encodeStateAsUpdate(new Y.Doc()),
      claims: [],
      minutes: [],
    }
    const stored = await server.journal.load(room)
    await server.journal.rewrite(room, {
      ...edition,
      at: 9,
      schemaVersion: 1,
      after: stored?.seq ?? 0,
    })
    expect(await ask('select at::int, setting from seen order by at')).toEqual(
      [7, 8, 9].map((at) => ({ at, setting: 'on' })),
    )
  } finally {
    await server.close()
  }
})

test('ST64: a second server on one database is refused while the first one lives, and takes it over when that has died', async () => {
  await expect(startOn(opened.database.url)).rejects.toThrow(
    /^The database is in use by another Sedyanka \(.+\)$/,
  )
  const { type } = typist()
  await opened.journal.append(room, entryOf(type('още е мой')))
  await opened.close()
  const next = await startOn(opened.database.url)
  expect(textOf(await next.journal.load(room))).toBe('още е мой')
  await next.close()
})

test('ST64: of a server that was taken over nothing more is stored, and it is told so', async () => {
  const { type } = typist()
  const after = await opened.journal.append(room, entryOf(type('преди ')))
  // As if it had been frozen for longer than its lease: whoever comes then takes its row away.
  await ask('delete from node')
  const other = await startOn(opened.database.url)
  try {
    await expect(opened.journal.append(room, { ...entryOf(type('късно')), after })).rejects.toThrow(
      'LEASE_LAPSED',
    )
    await until(() => opened.lost !== null, 'the server is told')
    const stored = await other.journal.load(room)
    expect(textOf(stored)).toBe('преди ')
    await expect(
      opened.journal.rewrite(room, {
        epoch: 'e',
        state: Y.encodeStateAsUpdate(new Y.Doc()),
        claims: [],
        minutes: [],
        at: 1,
        schemaVersion: 1,
        after,
      }),
    ).rejects.toThrow('LEASE_LAPSED')
  } finally {
    await other.close()
  }
})

test('ST64: a commit that is on its way while another server takes the database over is there for that one’s first look', async () => {
  await ask(`create function dawdle() returns trigger language plpgsql as
    $$ begin perform pg_sleep(2); return new; end $$`)
  await ask(
    `create trigger dawdle before insert on document_update for each row when (new.at = 777) execute function dawdle()`,
  )
  await opened.close()
  // A server that says nothing of itself any more.
  const [row] = await ask(
    `insert into node (name, address, expires_at) values ('frozen', '', clock_timestamp() + interval '300 ms') returning id::int`,
  )
  const lease = { id: Number(row?.['id']), life: 1, renew: async () => {}, release: async () => {} }
  const frozen = openPostgresJournal({ url: opened.database.url, lease, log: () => {} })
  const { type } = typist()
  const late = frozen.append(room, entryOf(type('последно'), 777)).catch((error: unknown) => error)
  const next = await startOn(opened.database.url)
  try {
    const seen = textOf(await next.journal.load(room))
    const wasStored = !((await late) instanceof Error)
    expect(seen).toBe(wasStored ? 'последно' : '')
    expect(textOf(await next.journal.load(room))).toBe(seen)
    expect(wasStored).toBe(true)
  } finally {
    await frozen.close()
    await next.close()
  }
})

test('ST64: a lease that has run out, and that nobody has taken, is renewed before anything is refused', async () => {
  const { type } = typist()
  await ask(`update node set expires_at = now() - interval '1 second'`)
  await opened.journal.append(room, entryOf(type('пак')))
  expect(await textNow()).toBe('пак')
  expect(opened.lost).toBeNull()
})

test('ST15: after the close nothing is taken any more, and what came before is stored', async () => {
  const { type } = typist()
  const updates = [type('накрая'), type('!')]
  const last = updates.map((update) => opened.journal.append(room, entryOf(update)))
  await opened.journal.close()
  await Promise.all(last)
  await expect(opened.journal.append(room, entryOf(type('късно')))).rejects.toThrow(
    'JOURNAL_CLOSED',
  )
  expect(await countOf('document_update')).toBe(4)
})

test('ST65: a database that is away is refused at once, and goes on when it is back', async () => {
  await using proxy = await openTcpProxy(Number(new URL(opened.database.url).port))
  await opened.close()
  const server = await startOn(proxy.route(opened.database.url), (event) => events.push(event))
  try {
    const { type } = typist()
    await server.journal.append(room, entryOf(type('преди ')))
    proxy.cut()
    const during = type('после')
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(server.journal.append(room, entryOf(during))).rejects.toBeInstanceOf(
        StorageError,
      )
    await expect(server.journal.load(room)).rejects.toBeInstanceOf(StorageError)
    await until(() => events.includes('store.leaseNotRenewed'), 'it is told')
    proxy.mend()
    await server.journal.append(room, entryOf(during))
    expect(textOf(await server.journal.load(room))).toBe('преди после')
    expect(events.filter((event) => event === 'store.leaseNotRenewed')).toHaveLength(1)
  } finally {
    await server.close()
  }
})
