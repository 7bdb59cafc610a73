import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { backUp as backUpAll } from '@sedyanka/server/ops/back-up.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LineClient } from '../chaos/support/line-client.ts'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let writer: LineClient
beforeEach(async () => {
  server = await startServer()
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  writer = new LineClient(chair, boardRoom(id))
  await writer.connect()
})
afterEach(async () => {
  chair.leave()
  await server.stop()
})

const file = (name: string) => join(server.dataDir, name)
/** Everything that is on disk, as a copy beside it. */
const backUp = () => {
  const copy = file('copy.db')
  const database = new Database(file('sedyanka.db'), { readonly: true })
  database.exec(`vacuum into '${copy}'`)
  database.close()
  return copy
}

/** What is on disk is in the file itself then, not in its log. */
const foldLog = () => {
  const database = new Database(file('sedyanka.db'))
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

let words = 0
/** The writer's words; whether they were told to be stored is seen later. */
const write = (): string => {
  const name = `word-${words++}`
  const [row] = needs.all(writer.doc)
  writer.edit(name, (doc) => needs.set(doc, asId(row?.id ?? ''), { note: name }))
  return name
}

const faults: Record<string, { tamper: () => void; reason: RegExp }> = {
  'the lock was removed': {
    tamper: () => rmSync(file('lock')),
    reason: /lock of the data directory was removed/,
  },
  'the lock was replaced': {
    tamper: () => {
      writeFileSync(file('other'), '')
      renameSync(file('other'), file('lock'))
    },
    reason: /lock of the data directory was replaced/,
  },
  'the database was replaced': {
    tamper: () => renameSync(backUp(), file('sedyanka.db')),
    reason: /database was replaced/,
  },
  'the database was emptied': {
    tamper: () => truncateSync(file('sedyanka.db'), 0),
    reason: /database was cut short/,
  },
  'the database was cut short': {
    tamper: () => truncateSync(file('sedyanka.db'), 8192),
    reason: /database was cut short/,
  },
}

for (const [name, { tamper, reason }] of Object.entries(faults))
  test(`AC18: ${name} while people write: the process ends with exit code 1 and the reason`, async () => {
    const before = write()
    await until(() => writer.acknowledged.has(before), 'it is stored')
    foldLog()
    const ended = server.ended()
    tamper()
    expect(await ended).toBe(1)
    expect(server.output).toMatch(/"event":"process.failed"/)
    expect(server.output).toMatch(reason)
  })

test('AC18: from the moment on in which the lock is gone nothing is acknowledged, and one server only goes on', async () => {
  const ended = server.ended()
  rmSync(file('lock'))
  const word = write()
  const second = await startServer({ dataDir: server.dataDir })
  expect(await ended).toBe(1)
  expect(writer.acknowledged.has(word)).toBe(false)
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
  await second.stop()
})

test('AC18: a database that is replaced by a copy is whole after the next start: the log of the former one is not laid over it', async () => {
  const copy = backUp()
  foldLog()
  // So that the former one's log holds what the copy knows nothing of.
  for (let time = 0; time < 200; time++) {
    const word = write()
    await until(() => writer.acknowledged.has(word), 'it is stored')
  }
  const ended = server.ended()
  renameSync(copy, file('sedyanka.db'))
  expect(await ended).toBe(1)
  await server.start()
  await server.kill('SIGTERM')
  const database = new Database(file('sedyanka.db'), { readonly: true })
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
})

test('AC18: what the upkeep does to the file ends nothing', async () => {
  const store = async () => {
    const word = write()
    await until(() => writer.acknowledged.has(word), 'it is stored')
  }
  await store()
  for (let time = 0; time < 5; time++) {
    const database = new Database(file('sedyanka.db'))
    database.exec('create table filler (a blob)')
    database.exec(`insert into filler values (zeroblob(4000000))`)
    database.exec('drop table filler')
    database.pragma('incremental_vacuum')
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
    // The server looks at the file meanwhile; a fault that it found would end it, and nothing would be stored.
    for (let time = 0; time < 50; time++) await store()
  }
  const ended = server.ended()
  rmSync(file('lock'))
  expect(await ended).toBe(1)
  expect(server.output).toMatch(/lock of the data directory was removed/)
  expect(server.output).not.toMatch(/database was/)
})

test('AC19: a backup that is copied over the open database, into the same file, ends the process; nothing is acknowledged from then on, and the copy stays what it was', async () => {
  const before = write()
  await until(() => writer.acknowledged.has(before), 'it is stored')
  const copy = file('backup.db')
  backUpAll(server.dataDir, copy)
  // What the log then holds is newer than the copy.
  const known = write()
  await until(() => writer.acknowledged.has(known), 'it is stored')
  const ended = server.ended()
  // As cp does it: the file is emptied and filled again, and is still the same one.
  const { ino } = statSync(file('sedyanka.db'))
  copyFileSync(copy, file('sedyanka.db'))
  expect(statSync(file('sedyanka.db')).ino).toBe(ino)
  const late = write()
  expect(await ended).toBe(1)
  expect(server.output).toMatch(/another database was copied over this one/)
  expect(writer.acknowledged.has(late)).toBe(false)
  expect(readFileSync(file('sedyanka.db'))).toEqual(readFileSync(copy))
  // The words that were acknowledged before are kept for whoever wants to look.
  expect(readdirSync(server.dataDir).join()).toMatch(/sedyanka\.db-wal\.\d+/)
  await server.start()
  await server.kill('SIGTERM')
  const database = new Database(file('sedyanka.db'), { readonly: true })
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
})

/** The server's locks on its database, as the system knows them: from which byte on. */
const locksOn = (name: string): string[] => {
  const { ino } = statSync(file(name))
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${server.pid} `) && line.includes(`:${ino} `))
}

test('AC20: what the server looks at in its files costs it none of SQLite’s locks on them: an older program that opens and closes the database must not take its log away', async () => {
  // Each of these makes the file longer or newer, and is looked at.
  for (let round = 0; round < 30; round++) {
    const word = write()
    await until(() => writer.acknowledged.has(word), 'it is stored')
    if (round % 10 === 0) foldLog()
    expect(locksOn('sedyanka.db')).not.toEqual([])
  }
  let looks = 0
  await until(() => {
    expect(locksOn('sedyanka.db')).not.toEqual([])
    return ++looks > 50
  }, 'it was looked at')
})
