import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUpPostgres } from '@sedyanka/server/ops/back-up-postgres.ts'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { restorePostgres } from '@sedyanka/server/ops/restore-postgres.ts'
import { restore } from '@sedyanka/server/ops/restore.ts'
import { openPostgresStore } from '@sedyanka/server/store/open-postgres-store.ts'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addBoard, entryOf } from '../support/contracts/stored-rows.ts'
import { makeDatabase } from '../support/postgres.ts'
import { releases, unpackRelease } from '../support/releases.ts'
import { expectRefused, runCommand } from '../support/run-command.ts'
import { until } from '../support/until.ts'
import { epochsOf, within } from '../support/within-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sedyanka-move-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const silent = () => undefined

/** All tables with the number of their rows. */
const countAll = async ({ ask }: Awaited<ReturnType<typeof makeDatabase>>) => {
  const tables = await ask<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const counts: Record<string, unknown> = {}
  for (const { name } of tables)
    counts[name] = (await ask(`select count(*)::int as count from "${name}"`))[0]?.['count']
  return counts
}

test('ST73: a file that is no whole backup, one of a newer version, and one that PostgreSQL does not take, change nothing', async () => {
  using kept = unpackRelease(releases.at(-1) ?? '')
  await (await openStore({ dataDir: kept.dataDir, log: silent })).close()
  const place = (name: string) => join(folder, name)
  backUp(kept.dataDir, place('good.db'))
  for (const name of ['seal.db', 'newer.db']) copyFileSync(place('good.db'), place(name))
  within(place('seal.db'), (file) => file.exec(`update person set name = 'X'`))
  within(place('newer.db'), (file) =>
    file.exec(`insert into mikro_orm_migrations (name) values ('m9999-later')`),
  )
  const bytes = readFileSync(place('good.db'))
  writeFileSync(place('half.db'), bytes.subarray(0, bytes.length / 2))
  within(join(kept.dataDir, 'sedyanka.db'), (file) =>
    file.exec(`update person set name = 'a' || char(0) || 'b'`),
  )
  backUp(kept.dataDir, place('zero.db'))

  await using database = await makeDatabase()
  const refuse = async (name: string, why: RegExp, url = database.url) => {
    const tried = restorePostgres(url, place(name), silent)
    await expect(tried).rejects.toThrow(why)
    await expect(tried).rejects.toThrow(/^[^\n]+$/)
  }
  await refuse('none.db', /^There is no /)
  await refuse('seal.db', /was not restored: its rows are not those that were backed up$/)
  await refuse('newer.db', /was not restored: The database is newer/)
  await refuse('half.db', /was not restored: /)
  await refuse('zero.db', /was not restored: PostgreSQL does not take a row of "person" \(22021\)$/)
  const nowhere = new URL(database.url)
  nowhere.pathname = '/nowhere'
  await refuse('good.db', /has no database of that name \(3D000\)$/, nowhere.href)
  expect(await countAll(database)).toEqual({})
  const own = join(folder, 'temporary')
  mkdirSync(own)
  const env = { DATABASE_URL: database.url, TMPDIR: own }
  expectRefused(
    await runCommand(folder, 'restore', place('seal.db'), { env }),
    /was not restored: its rows are not those that were backed up$/m,
  )
  expect(readdirSync(own)).toEqual([])
})

test('ST73: a database in which somebody has been takes no backup; one whose server nobody has come to does', async () => {
  using kept = unpackRelease(releases.at(-1) ?? '')
  const file = join(folder, 'a.db')
  backUp(kept.dataDir, file)
  await using database = await makeDatabase()
  const open = () => openPostgresStore({ url: database.url, log: silent })
  const store = await open()
  await store.people.setSetupToken('h')
  await store.close()
  const { boards } = await restorePostgres(database.url, file, silent)
  const filled = await countAll(database)
  expect(filled['board']).toBe(boards)
  expect(await database.ask(`select name from setting where name like 'setup%'`)).toEqual([])
  await expect(restorePostgres(database.url, file, silent)).rejects.toThrow(
    /was not restored: PostgreSQL at 127\S+ is not empty \(there are rows in "board"\)/,
  )
  expect(await countAll(database)).toEqual(filled)
  // The key of the backup is that of the database from now on.
  const again = await open()
  expect(again.secret).toBe(readFileSync(join(kept.dataDir, 'secret'), 'utf8').trim())
  await again.close()
})

const typedRoom = boardRoom(asId<BoardId>('typed'))
/** The numbers that were typed into a store's board. */
const typedIn = async (store: Store): Promise<number[]> => {
  const stored = await store.journal.load(typedRoom)
  const doc = new Y.Doc()
  for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
    if (update) Y.applyUpdate(doc, update)
  return doc.getArray<number>('list').toArray()
}

test('ST72: backups of a server on PostgreSQL that is being written to have every edit acknowledged before they began', async () => {
  await using database = await makeDatabase()
  const store = await openPostgresStore({ url: database.url, log: silent })
  await addBoard(store, 'typed')
  const doc = new Y.Doc()
  const list = doc.getArray<number>('list')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let [acknowledged, isOver] = [0, false]
  const typing = (async () => {
    while (!isOver) {
      list.push([list.length + 1])
      await store.journal.append(typedRoom, entryOf({ update: updates.at(-1) as Uint8Array }))
      acknowledged = list.length
      if (acknowledged % 40 === 0) await store.journal.compact(typedRoom)
    }
  })()
  const before: number[] = []
  for (let number = 0; number < 4; number++) {
    await until(() => acknowledged > (before.at(-1) ?? 0), 'it types')
    before.push(acknowledged)
    await backUpPostgres(database.url, join(folder, `${number}.db`), silent)
  }
  isOver = true
  await typing
  await store.close()
  for (const [number, least] of before.entries()) {
    const dataDir = join(folder, `restored-${number}`)
    restore(dataDir, join(folder, `${number}.db`))
    const restored = await openStore({ dataDir, log: silent })
    const typed = await typedIn(restored)
    await restored.close()
    expect(typed.length).toBeGreaterThanOrEqual(least)
    expect(typed).toEqual(Array.from({ length: typed.length }, (_, index) => index + 1))
  }
})

test('ST72: a backup has what was there at one moment, whatever is written while it is made', async () => {
  await using database = await makeDatabase()
  await restoreSample(database.url)
  const before = await countAll(database)
  const writer = new pg.Client({ connectionString: database.url })
  await writer.connect()
  // It has read the boards and waits for the people.
  await writer.query('begin')
  await writer.query('lock table person')
  const made = backUpPostgres(database.url, join(folder, 'a.db'), silent)
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await until(async () => (await database.ask(waits)).length > 0, 'it waits')
  await writer.query(
    `insert into board (id, title, template_id, demo, created_at) values ('later', '', '', false, 0)`,
  )
  await writer.query(
    `insert into document (room, board_id, epoch, schema_version, created_at) values ('board:later', 'later', '', 1, 0)`,
  )
  await writer.query('commit')
  await writer.end()
  expect(await made).toMatchObject({ boards: before['board'], documents: before['document'] })
})

test('ST72: a database without our tables has nothing to back up, and no file is written', async () => {
  await using database = await makeDatabase()
  const file = join(folder, 'a.db')
  await expect(backUpPostgres(database.url, file, silent)).rejects.toThrow(
    /^No backup was written: \S+ was not yet opened by this version/,
  )
  await expect(backUpPostgres(`${database.url}x`, file, silent)).rejects.toThrow(
    /^No backup was written: DATABASE_URL: .* has no database of that name/,
  )
  const inside = join(folder, 'missing/a.db')
  await restoreSample(database.url)
  await expect(backUpPostgres(database.url, inside, silent)).rejects.toThrow(
    /^No backup was written: ENOENT$/,
  )
  // A damaged document is named instead of copied.
  await database.ask(`update document_snapshot set sha256 = 'x'`)
  await expect(backUpPostgres(database.url, file, silent)).rejects.toThrow(
    /^No backup was written: a snapshot of \S+ is damaged$/,
  )
  expect(readdirSync(folder)).toEqual([])
})

/** Puts the newest release's data into a database. */
const restoreSample = async (url: string): Promise<void> => {
  using kept = unpackRelease(releases.at(-1) ?? '')
  const file = join(kept.parent, 'sample.db')
  backUp(kept.dataDir, file)
  await restorePostgres(url, file, silent)
}

test('ST75: renew-epochs begins a new edition of every document, in both databases, and of a server that runs of none', async () => {
  using kept = unpackRelease(releases.at(-1) ?? '')
  const dataDir = kept.dataDir
  const file = join(dataDir, 'sedyanka.db')
  const store = await openStore({ dataDir, log: silent })
  const before = epochsOf(file)
  expectRefused(await runCommand(dataDir, 'renew-epochs'), /in use by another Sedyanka/)
  expect(epochsOf(file)).toEqual(before)
  await store.close()
  const ran = await runCommand(dataDir, 'renew-epochs')
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain(`${before.length} documents`)
  expect(epochsOf(file).filter((epoch) => before.includes(epoch))).toEqual([])
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  expectRefused(await runCommand(empty, 'renew-epochs'), /no database/)
  expect(readdirSync(empty)).toEqual([])

  await using database = await makeDatabase()
  const env = { DATABASE_URL: database.url }
  expectRefused(await runCommand(empty, 'renew-epochs', { env }), /not yet opened/)
  await restoreSample(database.url)
  const epochs = async () =>
    (await database.ask<{ epoch: string }>('select epoch from document order by id')).map(
      ({ epoch }) => epoch,
    )
  const restored = await epochs()
  expect(await runCommand(empty, 'renew-epochs', { env })).toMatchObject({ code: 0, stderr: '' })
  const renewed = await epochs()
  expect(renewed).toHaveLength(restored.length)
  expect(renewed.filter((epoch) => restored.includes(epoch))).toEqual([])
})
