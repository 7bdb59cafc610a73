import { readFileSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Store } from '@sedyanka/server/store/open-store.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  entryOf,
  openTypedStore,
  otherRoom as other,
  room,
  textOf,
  type TypedStore,
  typist,
} from '../support/typed-store.ts'

let typed: TypedStore
let store: Store
beforeEach(async () => {
  typed = await openTypedStore()
  store = typed.store
})
afterEach(() => typed[Symbol.asyncDispose]())

/** Commits in the write-ahead log: the frames that say how long the database is after them. */
const countCommits = (): number => {
  const wal = readFileSync(`${typed.file}-wal`)
  const frame = 24 + wal.readUInt32BE(8)
  const salts = wal.subarray(16, 24)
  let commits = 0
  for (let at = 32; at + frame <= wal.length; at += frame)
    // A frame of an earlier round has other salts.
    if (wal.subarray(at + 8, at + 16).equals(salts) && wal.readUInt32BE(at + 4) > 0) commits++
  return commits
}

test('ST10: what is appended in one go is one commit, and each entry has an answer of its own', async () => {
  const { type } = typist()
  const before = countCommits()
  const appended = Array.from({ length: 100 }, () => store.journal.append(room, entryOf(type('а'))))
  const refused = store.journal.append('board:nobody', entryOf(type('а')))
  // Asked in the same breath, and after them: it sees them.
  const stored = store.journal.load(room)
  await expect(refused).rejects.toThrow('NO_SUCH_DOCUMENT')
  await Promise.all(appended)
  expect(textOf(await stored)).toBe('а'.repeat(100))
  expect(countCommits() - before).toBe(1)
})

test('ST10: entries that arrive while a commit runs are committed together', async () => {
  const { type } = typist()
  const before = countCommits()
  const appends: Promise<number>[] = []
  for (let entry = 0; entry < 100; entry++) {
    appends.push(store.journal.append(room, entryOf(type('а'))))
    await nextTurn()
  }
  await Promise.all(appends)
  expect(textOf(await store.journal.load(room))).toBe('а'.repeat(100))
  const commits = countCommits() - before
  expect(commits).toBeGreaterThan(0)
  expect(commits).toBeLessThan(50)
})

test('ST14: a failed commit rejects all of its entries, keeps none, and the next ones are stored', async () => {
  const { type } = typist()
  await store.journal.append(room, entryOf(type('преди ')))
  typed.withFile((database) =>
    database.exec(`create trigger full before insert on document_update when new.at = 666
      begin select raise(abort, 'disk'); end`),
  )
  const lost = typist()
  const group = [
    store.journal.append(other, entryOf(lost.type('а'))),
    store.journal.append(other, { ...entryOf(lost.type('б')), at: 666 }),
  ]
  const outcomes = await Promise.allSettled(group)
  expect(outcomes.at(1)).toMatchObject({
    status: 'rejected',
    reason: { code: 'SQLITE_CONSTRAINT_TRIGGER' },
  })
  const stored = await store.journal.load(other)
  // Both fell together, or the first was committed alone before the second came: never a resolved one that is missing.
  expect(textOf(stored)).toBe(outcomes[0]?.status === 'fulfilled' ? 'а' : '')
  typed.withFile((database) => database.exec('drop trigger full'))
  await store.journal.append(room, entryOf(type('после')))
  expect(textOf(await store.journal.load(room))).toBe('преди после')
})

test('ST14: another program that holds the file makes appends fail after the wait, not hang, and then goes on', async () => {
  const { type } = typist()
  const holder = new Database(typed.file)
  holder.exec('begin immediate')
  const refused = await store.journal
    .append(room, entryOf(type('а')))
    .catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StorageError)
  expect((refused as StorageError).code).toBe('SQLITE_BUSY')
  holder.exec('rollback')
  holder.close()
  await store.journal.append(room, entryOf(type('б')))
}, 20_000)

test('ST15: after the close nothing is taken any more, and what came before is stored', async () => {
  const { type } = typist()
  const last = store.journal.append(room, entryOf(type('накрая')))
  await store.journal.close()
  await last
  await expect(store.journal.append(room, entryOf(type('късно')))).rejects.toThrow('JOURNAL_CLOSED')
  expect(typed.countRows('document_update')).toBe(3)
})

test('ST19: people take their seats while the journal commits, and neither waits for the end of the other', async () => {
  const { type } = typist()
  let isJoining = true
  const typing = (async () => {
    let appended = 0
    for (; isJoining; appended++) await store.journal.append(room, entryOf(type('а')))
    return appended
  })()
  const joinOne = async (person: number) => {
    // Each comes with a request of their own.
    await nextTurn()
    await store.join({
      personId: null,
      name: `Гост ${person}`,
      boardId: asId('b1'),
      role: 'member',
      organisationId: asId('o'),
      invitationId: null,
      seat: null,
      at: person,
    })
  }
  for (let wave = 0; wave < 6; wave++)
    await Promise.all(Array.from({ length: 46 }, (_, person) => joinOne(wave * 46 + person)))
  isJoining = false
  expect(await typing).toBeGreaterThan(50)
  expect(await store.memberships.ofBoard(asId('b1'))).toHaveLength(277)
})
