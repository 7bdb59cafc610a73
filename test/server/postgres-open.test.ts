import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { openPostgres } from '@sedyanka/server/store/postgres/open-database.ts'
import { openPostgresOrm } from '@sedyanka/server/store/postgres/open-postgres-orm.ts'
import { StartError } from '@sedyanka/server/start-error.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { makeDatabase, PostgresCluster, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())
const log = () => {}

const tablesOf = async ({ ask }: TestDatabase): Promise<string[]> => {
  const rows = await ask<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}
const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url)
  change(url)
  return url.href
}
/** One line that shows no password, and nothing is written. */
const expectRefused = async (url: string, line: RegExp): Promise<void> => {
  const error = await openPostgres(url, log).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).toMatch(line)
  expect(message).not.toContain('\n')
  expect(message).not.toContain(new URL(database.url).password)
  expect(message).not.toContain('s3cret')
  expect(await tablesOf(database)).toEqual([])
}

test('ST66: a host that nobody answers on, a wrong password, a database that is not there, TLS that is not offered: one line each', async () => {
  const port = String(await freePort())
  await expectRefused(
    changed((url) => (url.port = port)),
    /^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:\d+\/\S+ does not answer \(ECONNREFUSED\)$/,
  )
  await expectRefused(
    changed((url) => (url.password = 's3cret')),
    /refuses the user or the password \(28P01\)$/,
  )
  await expectRefused(
    changed((url) => (url.password = '')),
    /refuses the user or the password/,
  )
  await expectRefused(
    changed((url) => (url.pathname = '/nowhere')),
    /\/nowhere has no database of that name \(3D000\)$/,
  )
  await expectRefused(`${database.url}?sslmode=verify-full`, /does not offer TLS$/)
})

test('ST66: something that is no PostgreSQL, and never answers, is not waited for for ever', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  await expectRefused(
    changed((url) => (url.port = String(port))),
    /does not answer \(no connection in time\)$/,
  )
  silent.close()
})

test('ST66: a user who may make no tables, and a database that takes no writes, are refused', async () => {
  await using guarded = await makeDatabase()
  const name = new URL(guarded.url).pathname.slice(1)
  await guarded.ask(`create role guest_${name} login password 's3cret'`)
  const guest = new URL(guarded.url)
  guest.username = `guest_${name}`
  guest.password = 's3cret'
  await expectRefused(guest.href, /does not let this user make tables \(42501\)$/)
  expect(await tablesOf(guarded)).toEqual([])
  await guarded.ask(`alter database ${name} set default_transaction_read_only = on`)
  await expectRefused(guarded.url, /takes no writes \(default_transaction_read_only = on\)$/)
  await guarded.ask(`begin read write; drop role guest_${name}; commit`)
})

test('ST60: a database that would forget commits at a power cut is refused', async () => {
  await using cluster = await PostgresCluster.make()
  for (const setting of ['fsync', 'full_page_writes']) {
    await cluster.stop()
    await cluster.start([`${setting}=off`])
    await expect(openPostgres(cluster.url('postgres'), log)).rejects.toThrow(
      new RegExp(`does not keep commits safe \\(.*${setting} = off.*\\): refusing to start$`),
    )
  }
})

test('ST66: a standby is refused', async () => {
  await using cluster = await PostgresCluster.make()
  await cluster.stop()
  await cluster.startAsStandby()
  await expect(openPostgres(cluster.url('postgres'), log)).rejects.toThrow(
    /is a standby, which takes no writes: name the primary$/,
  )
})

test('ST68: servers that start at once on an empty database make its tables once', async () => {
  await using fresh = await makeDatabase()
  await Promise.all(Array.from({ length: 5 }, () => openPostgres(fresh.url, log)))
  expect(await fresh.ask('select name from schema_step')).toEqual([{ name: 'p0001-foundation' }])
  expect(await tablesOf(fresh)).toContain('document_update')
})

test('ST68: a database written by a newer version stops the start with one line and stays as it is', async () => {
  await using newer = await makeDatabase((url) => openPostgres(url, log))
  await newer.ask(`insert into schema_step (name) values ('p9999-later')`)
  await expect(openPostgres(newer.url, log)).rejects.toThrow(
    'The database is newer than this version of Sedyanka (it knows the step p9999-later): update the program',
  )
  expect(await newer.ask('select name from schema_step order by name')).toHaveLength(2)
})

test('ST68: a database that holds other tables with our names is refused, and stays as it is', async () => {
  await using shared = await makeDatabase()
  await shared.ask('create table person (name text)')
  await expect(openPostgres(shared.url, log)).rejects.toThrow(/a database of its own$/)
  expect(await tablesOf(shared)).toEqual(['person'])
})

test('ST3: the tables of PostgreSQL have the columns that the entities describe, and of its own only those of leases and of the journal', async () => {
  await using made = await makeDatabase((url) => openPostgres(url, log))
  const orm = await openPostgresOrm(made.url)
  try {
    const described = [...orm.getMetadata().getAll().values()]
      .flatMap(({ tableName, props }) =>
        props.flatMap(({ fieldNames, nullable = false }) =>
          fieldNames.map((name) => `${tableName}.${name}${nullable ? ' or none' : ''}`),
        ),
      )
      .toSorted()
    const rows = await made.ask<{ name: string }>(
      `select table_name || '.' || column_name || case is_nullable when 'YES' then ' or none' else '' end as name
        from information_schema.columns where table_schema = 'public'`,
    )
    const there = rows.map(({ name }) => name).toSorted()
    expect(described.filter((column) => !there.includes(column))).toEqual([])
    const own = there.filter(
      (column) => !described.includes(column) && !/^(node|schema_step)\./.test(column),
    )
    expect(own).toEqual(['board.owner_id or none', 'board.term', 'document.head'])
  } finally {
    await orm.close()
  }
})
