import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUpPostgres } from '@sedyanka/server/ops/back-up-postgres.ts'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { restorePostgres } from '@sedyanka/server/ops/restore-postgres.ts'
import { restore } from '@sedyanka/server/ops/restore.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { BoardDetails, Me } from '@sedyanka/shared/wire/api.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { everyByte, moment, words } from '../support/contracts/stored-rows.ts'
import { makeDatabase } from '../support/postgres.ts'
import { readRows } from '../support/read-rooms.ts'
import { releases, unpackRelease } from '../support/releases.ts'
import { expectRefused, runCommand } from '../support/run-command.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'
import { epochsOf, within } from '../support/within-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sedyanka-move-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const silent = () => undefined

/** Rows of the tables whose first start writes none, with all that a database may lose. */
const fill = (dataDir: string): void =>
  within(join(dataDir, 'sedyanka.db'), (database) => {
    const document = database.prepare('select min(id) from document').pluck().get()
    const board = database.prepare('select min(id) from board').pluck().get()
    const insert = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row)
      const places = columns.map(() => '?')
      database
        .prepare(`insert into "${table}" (${columns.join(', ')}) values (${places.join(', ')})`)
        .run(...Object.values(row))
    }
    const body = Buffer.from(everyByte)
    const of = { document_id: document }
    insert('person', { id: 'words', name: words, email: words, created_at: '', updated_at: words })
    insert('setting', { name: words, value: '' })
    insert('writing_minute', { ...of, minute: 1, clocks: body })
    insert('taken_words', { ...of, key: words, body, at: moment })
    insert('taken_words', { ...of, key: 'none', body: Buffer.alloc(0), at: moment })
    insert('kept_minutes', { ...of, body, at: 1 })
    insert('deleted_board', { id: words, at: moment, is_erased: 1 })
    insert('retired_code', { board_id: board, code: '123456', ended_at: moment })
    insert('document_client', { ...of, client_id: 2 ** 53 - 1, person_id: 'x', at: moment })
    insert('change_actor', { id: 77, ...of, person_id: null, channel: 'server' })
    const change = { ...of, actor_id: 77, at: moment, collection: 'actions', row_id: words }
    for (let seq = 1_000; seq < 3_500; seq++)
      insert('change', { seq, ...change, kind: 'changed', plain: null, texts: words })
    // The newest numbers were given, and what had them is gone.
    insert('change', { seq: 900_000, ...change, kind: 'removed' })
    insert('document_update', { seq: 800_000, ...of, body, person_ids: '[]', at: moment })
    database.prepare('delete from change where seq = 900000').run()
    database.prepare('delete from document_update where seq = 800000').run()
  })

const ownNumbers = new Set(['mikro_orm_migrations'])
/** Every table's rows, but for what a restore changes; and the numbers that were given last. */
const contentOf = (file: string): Record<string, unknown[]> =>
  within(file, (database) => {
    const names = database
      .prepare<[], string>(
        `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
      )
      .pluck()
      .all()
    const rows = names.map((name) => [
      name,
      (database.prepare(`select * from "${name}"`).all() as Record<string, unknown>[])
        .map((row) => (name === 'document' ? { ...row, epoch: '' } : row))
        .map((row) => (ownNumbers.has(name) ? row['name'] : row))
        .filter((row) => (row as { name?: unknown }).name !== 'backup')
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ])
    const given = database
      .prepare<[], { name: string }>('select name, seq from sqlite_sequence where seq > 0')
      .all()
      .filter(({ name }) => !ownNumbers.has(name))
    return {
      ...Object.fromEntries(rows),
      given: given.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }
  })

test.each(releases)(
  'ST74: the data of release %s go from SQLite to PostgreSQL and back with every row of every table',
  async (release) => {
    using kept = unpackRelease(release)
    const before = join(folder, 'before.db')
    backUp(kept.dataDir, before)
    // An older version's file is brought up to date on the way; here it is compared with what its own start makes of it.
    await (await openStore({ dataDir: kept.dataDir, log: silent })).close()
    await using database = await makeDatabase()
    await restorePostgres(database.url, before, silent)
    const after = join(folder, 'after.db')
    await backUpPostgres(database.url, after, silent)
    const [there, here] = [contentOf(after), contentOf(join(kept.dataDir, 'sedyanka.db'))]
    // Digits that are drawn when a file of before them is brought up to date.
    for (const content of [there, here])
      for (const row of content['board'] as { room_code_tail?: unknown }[])
        delete row.room_code_tail
    expect(there).toEqual(here)
  },
)

test('ST74: texts, bytes, numbers and the key come through both ways, from every table', async () => {
  using kept = unpackRelease(releases.at(-1) ?? '')
  await (await openStore({ dataDir: kept.dataDir, log: silent })).close()
  fill(kept.dataDir)
  const source = join(kept.dataDir, 'sedyanka.db')
  const content = contentOf(source)
  for (const [name, rows] of Object.entries(content)) expect([name, rows]).not.toEqual([name, []])
  const [one, two] = [join(folder, '1.db'), join(folder, '2.db')]
  backUp(kept.dataDir, one)
  await using database = await makeDatabase()
  const lines: string[] = []
  const restored = await restorePostgres(database.url, one, (line) => lines.push(line))
  expect(lines).toContain('  change: 2500 rows')
  const [next] = await database.ask<{ change: string; update: string }>(
    `select nextval('change_seq_seq') as change, nextval('document_update_seq_seq') as update`,
  )
  expect([next?.change, next?.update]).toEqual(['900001', '800001'])
  expect(await backUpPostgres(database.url, two, (line) => lines.push(line))).toMatchObject(
    restored,
  )
  const back = join(folder, 'back')
  restore(back, two)
  const expected = {
    ...content,
    given: (content['given'] as { name: string; seq: number }[]).map(({ name, seq }) => ({
      name,
      seq: name === 'change' || name === 'document_update' ? seq + 1 : seq,
    })),
  }
  expect(contentOf(join(back, 'sedyanka.db'))).toEqual(expected)
  expect(readFileSync(join(back, 'secret'), 'utf8')).toBe(
    readFileSync(join(kept.dataDir, 'secret'), 'utf8'),
  )
  const epochs = await database.ask<{ epoch: string }>('select epoch from document order by id')
  expect(epochs.length).toBeGreaterThan(0)
  for (const [index, { epoch }] of epochs.entries()) {
    expect(epoch).toMatch(/^[1-9]\d*\.\d+\.[0-9a-f-]{36}$/)
    expect([epochsOf(source)[index], epochsOf(join(back, 'sedyanka.db'))[index]]).not.toContain(
      epoch,
    )
  }
})

const unused = () => join(folder, 'unused')

/** What stands on a board, as its page reads it. */
const readBoard = async (visitor: Visitor, id: BoardId) => {
  const provider = visitor.openBoard(id)
  try {
    await until(() => provider.synced, 'the board is there')
    return readRows(provider.doc)
  } finally {
    provider.destroy()
  }
}

test('ST72, ST73, ST74: a server moves to PostgreSQL and back: everybody is still signed in and finds the board', async () => {
  const first = await startServer()
  const chair = new Visitor(first.url)
  await chair.setUp(first.setupLink, 'Мария')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  const [me, board, rows] = [
    await chair.ask<Me>('GET', '/me'),
    await chair.ask<BoardDetails>('GET', `/boards/${id}`),
    await readBoard(chair, id),
  ]
  expect(Object.keys(rows).length).toBeGreaterThan(0)
  const file = join(folder, 'a.db')
  expect(await runCommand(first.dataDir, 'backup', file)).toMatchObject({ code: 0 })
  await first.stop()

  await using database = await makeDatabase()
  const env = { DATABASE_URL: database.url }
  const moved = await runCommand(unused(), 'restore', file, { env })
  expect(moved).toMatchObject({ code: 0, stderr: '' })
  expect(moved.stdout).toMatch(/^ {2}board: 1 row$/m)
  expect(moved.stdout).toMatch(/\n1 board, \d+ documents restored from \S+a\.db\.\n$/)
  const second = await startServer({ env, dataDir: unused() })
  const back = join(folder, 'b.db')
  try {
    const same = new Visitor(second.url)
    same.cookie = chair.cookie
    expect(await same.ask('GET', '/me')).toEqual(me)
    expect(await same.ask('GET', `/boards/${id}`)).toEqual(board)
    expect(await readBoard(same, id)).toEqual(rows)
    // It goes on there: a row of each kind gets the next number.
    await same.roomCode(id)
    await same.ask('POST', '/boards/sample')

    expectRefused(
      await runCommand(unused(), 'restore', file, { env }),
      /in use by another Sedyanka/,
    )
    expectRefused(await runCommand(unused(), 'renew-epochs', { env }), /in use by another Sedyanka/)
    expectRefused(await runCommand(unused(), 'backup', { env }), /backup <file>/)
    const made = await runCommand(unused(), 'backup', back, { env })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toMatch(
      /\n\S+b\.db: 2 boards, \d+ documents, \d+ kB, all of it read back\n$/,
    )
    expect(statSync(back).mode & 0o777).toBe(0o600)
    expectRefused(await runCommand(unused(), 'backup', back, { env }), /exists/)
  } finally {
    await second.stop()
  }
  expect(existsSync(unused())).toBe(false)
  expect(readdirSync(folder).toSorted()).toEqual(['a.db', 'b.db'])

  const home = join(folder, 'home')
  expect(await runCommand(home, 'restore', back)).toMatchObject({ code: 0, stderr: '' })
  await using third = await startServer({ dataDir: home })
  const again = new Visitor(third.url)
  again.cookie = chair.cookie
  expect((await again.ask<Me>('GET', '/me')).boards).toHaveLength(2)
  expect(await readBoard(again, id)).toEqual(rows)
})
