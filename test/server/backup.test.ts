import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { restore } from '@sedyanka/server/ops/restore.ts'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom } from '../support/random.ts'
import { expectRefused, runCommand } from '../support/run-command.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sedyanka-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program that types and says after every acknowledged edit how far it is. */
const startTyping = (dataDir: string) => {
  const program = join(import.meta.dirname, '../support/journal-writer.ts')
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const typed = {
    acknowledged: 0,
    stop: async () => {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
  createInterface({ input: child.stdout }).on('line', (line) => (typed.acknowledged = Number(line)))
  return typed
}

/** What that program had typed into a data directory. */
const readTyped = async (dataDir: string): Promise<number[]> => {
  const store = await openStore({ dataDir, log: () => {} })
  const stored = await store.journal.load('board:typed')
  await store.close()
  const doc = new Y.Doc()
  for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
    if (update) Y.applyUpdate(doc, update)
  return doc.getArray<number>('list').toArray()
}

/** A data directory with some typing in it, at rest. */
const makeTyped = async (name: string, edits: number): Promise<string> => {
  const dataDir = join(folder, name)
  const typing = startTyping(dataDir)
  await until(() => typing.acknowledged >= edits, 'it types')
  await typing.stop()
  return dataDir
}
const epochsOf = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  const epochs = database.prepare<[], string>('select epoch from document').pluck().all()
  database.close()
  return epochs
}

/** Every table's columns and rows, but for what a restore changes. */
const dump = (file: string): string => {
  const database = new Database(file, { readonly: true })
  const tables = database
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .all()
  const rows = tables.map(({ name }) =>
    (database.prepare(`select * from "${name}" order by rowid`).all() as Record<string, unknown>[])
      .filter((row) => name !== 'setting' || row['name'] !== 'backup')
      .map((row) => (name === 'document' ? { ...row, epoch: '' } : row)),
  )
  database.close()
  return JSON.stringify([tables, rows])
}

test('ST41: ten backups of a server that is being written to: each restores, with every edit acknowledged before it began', async () => {
  const source = join(folder, 'source')
  const typing = startTyping(source)
  await until(() => typing.acknowledged > 0, 'it types')
  const before: number[] = []
  for (let number = 0; number < 10; number++) {
    before.push(typing.acknowledged)
    const made = await runCommand(source, 'backup', join(folder, `${number}.db`))
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toMatch(/1 board, 1 document, \d+ kB, all of it read back\n$/)
  }
  await typing.stop()
  expect(new Set(before).size).toBe(10)
  for (const [number, acknowledged] of before.entries()) {
    const target = join(folder, `restored-${number}`)
    const made = await runCommand(target, 'restore', join(folder, `${number}.db`))
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const numbers = await readTyped(target)
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
  }
})

test('ST41: a backup is for its owner only, and takes nobody’s place', async () => {
  const source = await makeTyped('source', 50)
  const file = join(folder, 'a.db')
  expect(await runCommand(source, 'backup', file)).toMatchObject({ code: 0 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(file)
  expectRefused(await runCommand(source, 'backup', file), /exists/)
  expect(readFileSync(file)).toEqual(bytes)
  expectRefused(
    await runCommand(join(folder, 'empty'), 'backup', join(folder, 'b.db')),
    /no database/,
  )
  expectRefused(await runCommand(source, 'backup', join(folder, 'missing/c.db')), /ENOENT/)
  expect(readdirSync(folder).toSorted()).toEqual(['a.db', 'source'])
})

test('ST41: what is damaged in the data is named, and no backup is written that only looks like one', async () => {
  const source = await makeTyped('source', 200)
  const spoil = (sql: string) => {
    const database = new Database(join(source, 'sedyanka.db'))
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0)
    database.close()
  }
  const file = join(folder, 'a.db')
  spoil(
    `update document_update set body = x'00' where seq = (select max(seq) from document_update)`,
  )
  expectRefused(await runCommand(source, 'backup', file), /the log of board:typed cannot be read/)
  spoil(`delete from document_update where seq = (select max(seq) from document_update)`)
  expect(await runCommand(source, 'backup', file)).toMatchObject({ code: 0 })
  rmSync(file)
  spoil(
    `update document_snapshot set sha256 = 'x' where seq = (select max(seq) from document_snapshot)`,
  )
  expectRefused(await runCommand(source, 'backup', file), /a snapshot of board:typed is damaged/)
  expect(existsSync(file)).toBe(false)
  expect(existsSync(`${file}.partial`)).toBe(false)
})

test('ST42: a backup with one wrong byte is refused and nothing is touched, unless the byte means nothing', async () => {
  const source = await makeTyped('source', 300)
  const good = join(folder, 'good.db')
  backUp(source, good)
  const bytes = readFileSync(good)
  const content = dump(good)
  const target = await makeTyped('target', 40)
  const before = await readTyped(target)
  const random = createRandom(159)
  // Most of a small file is room for more.
  const used = [...bytes.keys()].filter((at) => bytes[at] !== 0)
  let refused = 0
  for (let round = 0; round < 100; round++) {
    const bad = join(folder, 'bad.db')
    const spoiled = Buffer.from(bytes)
    const at = random.pick(used)
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (round % 8))
    writeFileSync(bad, spoiled)
    try {
      restore(join(folder, 'scratch'), bad)
      expect(dump(join(folder, 'scratch/sedyanka.db')) === content, `byte ${at}`).toBe(true)
    } catch (error) {
      expect((error as Error).message, `byte ${at}`).toMatch(/^\S+ was not restored: [^\n]+$/)
      refused++
    }
  }
  expect(refused).toBeGreaterThan(60)
  writeFileSync(join(folder, 'half.db'), bytes.subarray(0, bytes.length / 2))
  writeFileSync(
    join(folder, 'text.db'),
    'This is no database, it is a letter to somebody else entirely.',
  )
  for (const name of ['half.db', 'text.db'])
    expectRefused(await runCommand(target, 'restore', join(folder, name)), /was not restored/)
  expectRefused(await runCommand(target, 'restore', join(folder, 'none.db')), /There is no/)
  expect(readdirSync(target).filter((name) => /restoring|replaced/.test(name))).toEqual([])
  expect(await readTyped(target)).toEqual(before)
})

test('ST42: a wrong letter in the name of a table is found, also one that SQLite itself takes for the same', async () => {
  const source = await makeTyped('source', 20)
  const good = join(folder, 'good.db')
  backUp(source, good)
  const bytes = readFileSync(good)
  const twice = 'tabledocument_clientdocument_client'
  // The schema's pages may lie there in older copies, too.
  const kept: number[] = []
  for (let at = bytes.indexOf(twice); at >= 0; at = bytes.indexOf(twice, at + 1)) kept.push(at)
  expect(kept.length).toBeGreaterThan(0)
  for (const letter of ['tabled'.length, 'tabledocument_clientd'.length]) {
    const spoiled = Buffer.from(bytes)
    for (const at of kept) spoiled[at + letter] = (spoiled[at + letter] ?? 0) ^ 0x20
    writeFileSync(join(folder, 'bad.db'), spoiled)
    expect(() => restore(join(folder, 'scratch'), join(folder, 'bad.db'))).toThrow(
      /was not restored/,
    )
  }
  restore(join(folder, 'scratch'), good)
})

test('ST42: a restore keeps what it replaces, newest commits included, and gives every document a new epoch', async () => {
  const source = await makeTyped('source', 100)
  const file = join(folder, 'a.db')
  backUp(source, file)
  const atBackup = (await readTyped(source)).length
  // Killed: its newest commits lie in the log beside the database.
  const typing = startTyping(source)
  await until(() => typing.acknowledged >= atBackup + 100, 'it types on')
  await typing.stop()
  const typed = typing.acknowledged
  const [epoch] = epochsOf(join(source, 'sedyanka.db'))

  const made = await runCommand(source, 'restore', file)
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const [, replaced = ''] = /kept: (\S+)/.exec(made.stdout) ?? []
  expect((await readTyped(source)).length).toBe(atBackup)
  const [renewed] = epochsOf(join(source, 'sedyanka.db'))
  expect(renewed).toMatch(/^[1-9]\d*\.0\.[0-9a-f-]{36}$/)
  expect(renewed).not.toBe(epoch)
  // The way back: what was put aside is restored like a backup.
  expect(existsSync(`${replaced}-wal`)).toBe(false)
  const back = join(folder, 'back.db')
  copyFileSync(replaced, back)
  expect(await runCommand(source, 'restore', back)).toMatchObject({ code: 0 })
  expect((await readTyped(source)).length).toBeGreaterThanOrEqual(typed)
  const database = new Database(join(source, 'sedyanka.db'), { readonly: true })
  expect(database.prepare(`select name from setting where name = 'backup'`).all()).toEqual([])
  database.close()
})

test('ST42: on another machine everybody is still signed in; a server that runs is not restored under its hands', async () => {
  const server = await startServer()
  const file = join(folder, 'a.db')
  const chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Мария')
  await chair.ask('POST', '/boards/sample')
  expect(await runCommand(server.dataDir, 'backup', file)).toMatchObject({ code: 0, stderr: '' })
  expectRefused(await runCommand(server.dataDir, 'restore', file), /in use by another Sedyanka/)
  const elsewhere = join(folder, 'elsewhere')
  expect(await runCommand(elsewhere, 'restore', file)).toMatchObject({ code: 0, stderr: '' })
  expect(statSync(join(elsewhere, 'secret')).mode & 0o777).toBe(0o600)
  await server.stop()
  await using second = await startServer({ dataDir: elsewhere })
  expect(second.output).not.toContain('Set-up link')
  const same = new Visitor(second.url)
  same.cookie = chair.cookie
  expect(await same.ask('GET', '/me')).toMatchObject({ person: { name: 'Мария' }, boards: [{}] })
})

test('ST41: what is asked wrongly is answered with how to ask', async () => {
  for (const args of [[], ['restore'], ['backup', 'a', 'b'], ['toString', 'x'], ['erase', 'x']]) {
    const { code, stdout, stderr } = await runCommand(folder, ...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('backup [<file>]')
  }
  const help = await runCommand(folder, '--help')
  expect([help.code, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toContain('restore <file>')
})
