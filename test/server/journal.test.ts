import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { makeId, type RoomName } from '@sedyanka/shared/ids.ts'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import type { JournalEntry, StoredDocument } from '@sedyanka/server/sync/ports.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'

let dataDir: string
let store: Store
const room: RoomName = 'board:b1'
const other: RoomName = 'board:b2'

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc())
const makeBoard = async (id: string) => {
  const personId = makeId()
  await store.people.setSetupToken(personId)
  await store.people.createFounder({ id: personId, name: 'П' }, personId)
  const board = { id, title: 'Т', templateId: 'general', demo: false, update: emptyUpdate }
  await store.boards.create({ ...board, meetings: [], founderId: personId, at: 1 })
}
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-journal-'))
  store = await openStore({ dataDir, log: () => {} })
  await makeBoard('b1')
  await makeBoard('b2')
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A second way into the file, as a fault would have it. */
const withFile = <T>(work: (database: Database.Database) => T): T => {
  const database = new Database(join(dataDir, 'sedyanka.db'), { timeout: 5_000 })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
const countRows = (table: string): number =>
  withFile((database) => Number(database.prepare(`select count(*) from ${table}`).pluck().get()))

const entryOf = (update: Uint8Array): JournalEntry => ({
  update,
  claims: [],
  at: 5,
  personIds: ['p'],
})

/** A document whose every edit is an update, in order. */
const typist = () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return {
    doc,
    type: (text: string) => {
      doc.getText('t').insert(doc.getText('t').length, text)
      return updates.at(-1) as Uint8Array
    },
  }
}
const textOf = (stored: StoredDocument | null): string => {
  const doc = new Y.Doc()
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
  return doc.getText('t').toJSON()
}

test('R36: what was appended is read back in the order of its commits, with its claims', async () => {
  const { type } = typist()
  await store.journal.append(room, {
    ...entryOf(type('едно ')),
    claims: [
      [7, 'anna'],
      [8, 'ivan'],
    ],
  })
  await store.journal.append(room, { ...entryOf(type('две')), claims: [[7, 'somebody else']] })
  const stored = await store.journal.load(room)
  expect(textOf(stored)).toBe('едно две')
  expect(stored?.claims).toEqual([
    [7, 'anna'],
    [8, 'ivan'],
  ])
  expect(stored?.epoch).toMatch(/^[0-9a-f-]{36}$/)
  expect(textOf(await store.journal.load(other))).toBe('')
})

test('R36: there is no document of an unknown name, and nothing can be appended to it', async () => {
  expect(await store.journal.load('board:nobody')).toBeNull()
  const { type } = typist()
  const good = store.journal.append(room, entryOf(type('x')))
  await expect(store.journal.append('meeting:nobody', entryOf(emptyUpdate))).rejects.toThrow(
    'NO_SUCH_DOCUMENT',
  )
  await good
  expect(textOf(await store.journal.load(room))).toBe('x')
})

test('R36: the caller keeps its buffer', async () => {
  const { type } = typist()
  const update = type('цяло')
  const before = update.slice()
  await store.journal.append(room, entryOf(update))
  expect(update).toEqual(before)
})

/** Commits in the write-ahead log: the frames that say how long the database is after them. */
const countCommits = (): number => {
  const wal = readFileSync(join(dataDir, 'sedyanka.db-wal'))
  const frame = 24 + wal.readUInt32BE(8)
  const salts = wal.subarray(16, 24)
  let commits = 0
  for (let at = 32; at + frame <= wal.length; at += frame)
    // A frame of an earlier round has other salts.
    if (wal.subarray(at + 8, at + 16).equals(salts) && wal.readUInt32BE(at + 4) > 0) commits++
  return commits
}

test('R37: entries that arrive while a commit runs are committed together', async () => {
  const { type } = typist()
  const before = countCommits()
  await Promise.all(
    Array.from({ length: 100 }, () => store.journal.append(room, entryOf(type('а')))),
  )
  expect(textOf(await store.journal.load(room))).toBe('а'.repeat(100))
  const commits = countCommits() - before
  expect(commits).toBeGreaterThan(0)
  expect(commits).toBeLessThan(50)
})

test('R38: compaction keeps the content, and two generations', async () => {
  const { type, doc } = typist()
  await store.journal.append(room, entryOf(type('първо ')))
  await store.journal.compact(room)
  expect(countRows('document_snapshot')).toBe(1)
  expect(textOf(await store.journal.load(room))).toBe('първо ')
  expect((await store.journal.load(room))?.updates).toEqual([])

  await store.journal.append(room, entryOf(type('второ ')))
  await store.journal.compact(room)
  await store.journal.append(room, entryOf(type('трето')))
  doc.getText('t').delete(0, 2)
  await store.journal.append(room, entryOf(Y.encodeStateAsUpdate(doc)))
  await store.journal.compact(room)
  expect(countRows('document_snapshot')).toBe(2)
  expect(textOf(await store.journal.load(room))).toBe('рво второ трето')
  // The log reaches back to the older generation and no further.
  const [oldest] = withFile((database) =>
    database.prepare<[], { seq: number }>('select seq from document_snapshot order by seq').all(),
  )
  const first = withFile((database) =>
    database.prepare('select min(seq) from document_update where document_id = 1').pluck().get(),
  )
  expect(Number(first)).toBeGreaterThan(oldest?.seq ?? Number.NaN)
  await store.journal.compact(room)
  expect(countRows('document_snapshot')).toBe(2)
})

const flipByte = (which: 'newest' | 'oldest') =>
  withFile((database) => {
    const order = which === 'newest' ? 'desc' : 'asc'
    const row = database
      .prepare<[], { id: number; body: Buffer }>(
        `select id, body from document_snapshot order by seq ${order} limit 1`,
      )
      .get()
    if (!row) throw new Error('there is no snapshot to damage')
    const at = row.body.length >> 1
    row.body.writeUInt8(row.body.readUInt8(at) ^ 1, at)
    database.prepare('update document_snapshot set body = ? where id = ?').run(row.body, row.id)
  })

test('R39: a snapshot with a flipped bit is not believed: the one before it and the longer log give the same', async () => {
  const { type } = typist()
  for (const text of ['първо ', 'второ ', 'трето ']) {
    await store.journal.append(room, entryOf(type(text)))
    await store.journal.compact(room)
  }
  await store.journal.append(room, entryOf(type('четвърто')))
  const whole = 'първо второ трето четвърто'
  expect(textOf(await store.journal.load(room))).toBe(whole)
  flipByte('newest')
  expect(textOf(await store.journal.load(room))).toBe(whole)

  // Compaction from there replaces the damaged one and stays readable.
  await store.journal.compact(room)
  expect(textOf(await store.journal.load(room))).toBe(whole)
  expect(countRows('document_snapshot')).toBe(2)
})

test('R39: when no generation can be believed the document is refused, never shown empty or in part', async () => {
  const { type } = typist()
  for (const text of ['първо ', 'второ ']) {
    await store.journal.append(room, entryOf(type(text)))
    await store.journal.compact(room)
  }
  flipByte('newest')
  flipByte('oldest')
  await expect(store.journal.load(room)).rejects.toThrow('SNAPSHOTS_DAMAGED')
  await expect(store.journal.compact(room)).rejects.toThrow('SNAPSHOTS_DAMAGED')
  // Others are not touched by it.
  expect(await store.journal.load(other)).not.toBeNull()
})

test('R40: a log with a gap is not folded', async () => {
  const { type } = typist()
  type('липсва ')
  await store.journal.append(room, entryOf(type('виси')))
  await expect(store.journal.compact(room)).rejects.toThrow('LOG_HAS_GAPS')
  expect(countRows('document_snapshot')).toBe(0)
})

test('R41: a failed commit rejects all of its entries, keeps none, and the next ones are stored', async () => {
  const { type } = typist()
  await store.journal.append(room, entryOf(type('преди ')))
  withFile((database) =>
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
  withFile((database) => database.exec('drop trigger full'))
  await store.journal.append(room, entryOf(type('после')))
  expect(textOf(await store.journal.load(room))).toBe('преди после')
})

test('R41: another program that holds the file makes appends fail after the wait, not hang, and then goes on', async () => {
  const { type } = typist()
  const holder = new Database(join(dataDir, 'sedyanka.db'))
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

test('R42: after the close nothing is taken any more, and what came before is stored', async () => {
  const { type } = typist()
  const last = store.journal.append(room, entryOf(type('накрая')))
  await store.journal.close()
  await last
  await expect(store.journal.append(room, entryOf(type('късно')))).rejects.toThrow('JOURNAL_CLOSED')
  expect(countRows('document_update')).toBe(3)
})

test('R46: people take their seats while the journal commits, and neither waits for the end of the other', async () => {
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
      boardId: 'b1',
      role: 'member',
      organisationId: 'o',
      invitationId: null,
      at: person,
    })
  }
  for (let wave = 0; wave < 6; wave++)
    await Promise.all(Array.from({ length: 46 }, (_, person) => joinOne(wave * 46 + person)))
  isJoining = false
  expect(await typing).toBeGreaterThan(50)
  expect(await store.memberships.ofBoard('b1')).toHaveLength(277)
})
