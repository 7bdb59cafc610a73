import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '@sedyanka/server/start-error.ts'
import { assertDurable, openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { migrationNames } from '@sedyanka/server/store/migrations/list.ts'
import { openOrm } from '@sedyanka/server/store/file/open-orm.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-store-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const open = () => openStore({ dataDir, log: () => {} })
const databaseFile = () => join(dataDir, 'sedyanka.db')

test('ST3: migrations make exactly the tables that the entities describe, and run once', async () => {
  await (await open()).close()
  const database = openDatabase(databaseFile())
  const orm = await openOrm(database)
  expect(await orm.schema.getUpdateSchemaSQL()).toBe('')
  const steps = database.prepare('select name from mikro_orm_migrations').pluck().all()
  expect(steps).toEqual([...migrationNames])
  await orm.close()
  await (await open()).close()
  const again = new Database(databaseFile(), { readonly: true })
  expect(again.prepare('select count(*) from mikro_orm_migrations').pluck().get()).toBe(
    migrationNames.length,
  )
  again.close()
})

test('ST4: a database written by a newer version stops the start with one line and stays as it is', async () => {
  await (await open()).close()
  const database = new Database(databaseFile())
  database.prepare(`insert into mikro_orm_migrations (name) values ('m0999-future')`).run()
  database.close()
  const refused = await open().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StartError)
  expect((refused as StartError).message).toMatch(/newer than this version.*m0999-future/)
  const after = new Database(databaseFile(), { readonly: true })
  expect(after.prepare('select count(*) from mikro_orm_migrations').pluck().get()).toBe(
    migrationNames.length + 1,
  )
  after.close()
})

test('ST5: every connection is WAL with synchronous=FULL after the first write, and anything less is refused', async () => {
  await (await open()).close()
  const good = openDatabase(databaseFile())
  good.exec('create table probe (x)')
  expect(good.pragma('synchronous', { simple: true })).toBe(2)
  expect(good.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(good.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(() => assertDurable(good)).not.toThrow()
  good.pragma('synchronous = NORMAL')
  expect(() => assertDurable(good)).toThrow(/synchronous=1.*refusing to start/)
  good.pragma('synchronous = FULL')
  good.pragma('journal_mode = DELETE')
  expect(() => assertDurable(good)).toThrow(/journal_mode=delete/)
  good.close()
})

test('ST6: a second server on the same data directory is refused until the first has gone', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(/in use by another Sedyanka/)
  await first.close()
  await (await open()).close()
})

test('ST6: a start that fails gives the data directory free again', async () => {
  writeFileSync(
    join(dataDir, 'sedyanka.db'),
    'this is no database, and it is long enough to be looked at by SQLite',
  )
  await expect(open()).rejects.toThrow()
  rmSync(join(dataDir, 'sedyanka.db'))
  await (await open()).close()
})

test('ST7: the data directory and its files are for their owner only', async () => {
  dataDir = join(dataDir, 'made')
  const store = await open()
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(statSync(databaseFile()).mode & 0o777).toBe(0o600)
  await store.close()
})

test('ST7: a data directory that cannot be made or written stops the start with one line', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'below'), '/proc/sedyanka']) {
    const refused = await openStore({ dataDir: path, log: () => {} }).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(StartError)
    expect((refused as StartError).message).toMatch(/^DATA_DIR cannot be (made|written)/)
  }
})

test('ST8: closing folds the write-ahead log into the file', async () => {
  const store = await open()
  await store.people.setSetupToken('x')
  await store.close()
  expect(statSync(databaseFile()).size).toBeGreaterThan(0)
  expect(() => statSync(`${databaseFile()}-wal`)).toThrow('ENOENT')
})
