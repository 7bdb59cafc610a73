import { statSync } from 'node:fs'
import { openJournal, type StoreJournal } from '@sedyanka/server/store/journal/journal.ts'
import { createWriteTurns } from '@sedyanka/server/store/file/write-turns.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  entryOf,
  openTypedStore,
  otherRoom,
  room,
  textOf,
  type TypedStore,
  typist,
} from '../support/typed-store.ts'
import { until } from '../support/until.ts'

let typed: TypedStore
let journal: StoreJournal
let events: string[]
beforeEach(async () => {
  events = []
  typed = await openTypedStore()
  // The same file, but impatient: quiet is what was quiet for 50 ms.
  journal = await openJournal({
    file: typed.file,
    turns: createWriteTurns(),
    log: (event, _values, level = 'error') => events.push(`${level} ${event}`),
    upkeepTimes: { quietAfter: 50 },
  })
})
afterEach(async () => {
  await journal.close()
  await typed[Symbol.asyncDispose]()
})

const walSize = () => statSync(`${typed.file}-wal`, { throwIfNoEntry: false })?.size ?? 0
const fileSize = () => statSync(typed.file).size
const pragma = (name: string) =>
  typed.withFile((database) => Number(database.pragma(name, { simple: true })))

/** Types and deletes letter by letter, as people do; answers with the length of the state. */
const typeMuch = async (edits: number): Promise<number> => {
  const { doc, type } = typist()
  const appends: Promise<number>[] = []
  for (let edit = 0; edit < edits; edit++) {
    appends.push(journal.append(room, entryOf(type('абвгдежз'.at(Math.random() * 8) ?? ''))))
    if (edit % 1_000 === 0) await Promise.all(appends.splice(0))
  }
  await Promise.all(appends)
  expect(textOf(await journal.load(room))).toBe(doc.getText('t').toJSON())
  return Y.encodeStateAsUpdate(doc).length
}

test('ST29: the file is made so that free pages can be given back', () => {
  expect(pragma('auto_vacuum')).toBe(2)
})

/** What an empty board weighs. */
const sizeOfNothing = async () => {
  await using fresh = await openTypedStore()
  await fresh.close()
  return statSync(fresh.file).size
}

test('ST29: when the server is quiet after a fold, free pages go back to the disk and the log is empty', async () => {
  const nothing = await sizeOfNothing()
  const state = await typeMuch(40_000)
  expect(fileSize() + walSize() - nothing).toBeGreaterThan(10 * state)
  await journal.compact(room)
  await until(() => walSize() === 0 && pragma('freelist_count') === 0, 'the file is tidy')
  expect(fileSize() - nothing).toBeLessThan(1.6 * state)
})

test('ST29: at the close as well', async () => {
  const nothing = await sizeOfNothing()
  const state = await typeMuch(40_000)
  await journal.compact(room)
  await journal.close()
  await typed.close()
  expect(walSize()).toBe(0)
  expect(fileSize() - nothing).toBeLessThan(1.6 * state)
})

test('ST29, HT20: a log that somebody keeps from being emptied is reported once, as a warning, and is cut when he is gone', async () => {
  const reader = new Database(typed.file)
  reader.exec('begin')
  reader.prepare('select count(*) from document').get()
  const large = entryOf(new Uint8Array(1 << 20))
  for (let entry = 0; entry < 66; entry++) await journal.append(otherRoom, large)
  await until(() => events.includes('warn store.walLarge'), 'the alarm')
  reader.exec('rollback')
  reader.close()
  await until(() => walSize() <= 4 << 20, 'the log is cut')
  expect(events).toEqual(['warn store.walLarge'])
})
