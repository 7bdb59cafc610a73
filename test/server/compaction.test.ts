import { createHash } from 'node:crypto'
import type { Store } from '@sedyanka/server/store/open-store.ts'
import { createCompaction } from '@sedyanka/server/store/journal/compact-document.ts'
import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
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

let typed: TypedStore
let store: Store
let events: string[]
beforeEach(async () => {
  events = []
  typed = await openTypedStore((event) => events.push(event))
  store = typed.store
})
afterEach(() => typed[Symbol.asyncDispose]())

/** The log and its compaction without threads, on a clock of the test's own. */
const withLog = async (
  work: (parts: {
    append: (updates: Uint8Array[], at: number) => void
    compact: (now: number) => boolean
    read: () => string
  }) => void,
) => {
  const database = openDatabase(typed.file)
  const log = createDocumentLog(database)
  const compact = createCompaction(database)
  work({
    append: (updates, at) =>
      void log.append(updates.map((update) => ({ room, entry: entryOf(update, at) }))),
    compact: (now) => compact(room, now),
    read: () => textOf(log.load(room)),
  })
  database.close()
}
/** So many edits of one letter each, and what they make. */
const letters = (count: number) => {
  const { type, doc } = typist()
  const updates = Array.from({ length: count }, () => type('абвгд'.at(Math.random() * 5) ?? ''))
  return { updates, text: doc.getText('t').toJSON(), doc, type }
}
const noon = 1_800_000_000_000

test('ST28: while people write, a log is folded once it has 2,000 commits and outweighs the state', () =>
  withLog(({ append, compact, read }) => {
    const { updates, type, doc } = letters(1_999)
    append(updates.slice(0, 1_998), noon)
    // With the document's first content, 1,999 commits.
    expect(compact(noon + 29_999)).toBe(false)
    append(updates.slice(1_998), noon)
    expect(compact(noon)).toBe(true)
    expect(typed.countRows('document_snapshot')).toBe(1)

    append([type('я'.repeat(400_000))], noon)
    append(
      Array.from({ length: 2_100 }, () => type('а')),
      noon,
    )
    expect(compact(noon)).toBe(true)
    append(
      Array.from({ length: 2_100 }, () => type('б')),
      noon,
    )
    // 2,100 small commits weigh less than what is there.
    expect(compact(noon)).toBe(false)
    expect(typed.countRows('document_snapshot')).toBe(2)
    expect(read()).toBe(doc.getText('t').toJSON())
  }))

test('ST28: once nobody has written for half a minute, whatever is new is folded, and nothing again', () =>
  withLog(({ append, compact, read }) => {
    append(letters(3).updates, noon)
    expect(compact(noon + 29_999)).toBe(false)
    expect(compact(noon + 30_000)).toBe(true)
    expect(compact(noon + 60_000)).toBe(false)
    expect(read()).toHaveLength(3)
  }))

test('ST28: at rest a heavy log goes, both generations stay, and each gives the whole', () =>
  withLog(({ append, compact, read }) => {
    const { updates, text } = letters(3_000)
    append(updates, noon)
    compact(noon + 30_000)
    expect(typed.countRows('document_snapshot')).toBe(2)
    // The last one, and the empty beginning of the other board.
    expect(typed.countRows('document_update')).toBe(2)
    expect(read()).toBe(text)
    flipByte('newest')
    expect(read()).toBe(text)
  }))

test('ST28: rows that a crash left behind the older generation go with the next fold', () =>
  withLog(({ append, compact, read }) => {
    const { updates, text } = letters(3_000)
    append(updates, noon)
    compact(noon + 30_000)
    const insert = `insert into document_update (seq, document_id, body, person_ids, at) values (?, 1, x'00', '[]', 0)`
    typed.withFile((database) => {
      for (let seq = 10; seq < 1_500; seq++) database.prepare(insert).run(seq)
    })
    expect(read()).toBe(text)
    append([Y.encodeStateAsUpdate(letters(1).doc)], noon)
    compact(noon + 30_000)
    expect(typed.countRows('document_update')).toBe(2)
    expect(read()).toHaveLength(3_001)
  }))

test('ST11: compaction keeps the content, and two generations', async () => {
  const { type, doc } = typist()
  await store.journal.append(room, entryOf(type('първо ')))
  await store.journal.compact(room)
  expect(typed.countRows('document_snapshot')).toBe(1)
  expect(textOf(await store.journal.load(room))).toBe('първо ')
  expect((await store.journal.load(room))?.updates).toEqual([])

  await store.journal.append(room, entryOf(type('второ ')))
  await store.journal.compact(room)
  await store.journal.append(room, entryOf(type('трето')))
  doc.getText('t').delete(0, 2)
  await store.journal.append(room, entryOf(Y.encodeStateAsUpdate(doc)))
  await store.journal.compact(room)
  expect(typed.countRows('document_snapshot')).toBe(2)
  expect(textOf(await store.journal.load(room))).toBe('рво второ трето')
  // The log reaches back to the older generation and no further.
  const [oldest] = typed.withFile((database) =>
    database.prepare<[], { seq: number }>('select seq from document_snapshot order by seq').all(),
  )
  const first = typed.withFile((database) =>
    database.prepare('select min(seq) from document_update where document_id = 1').pluck().get(),
  )
  expect(Number(first)).toBeGreaterThan(oldest?.seq ?? Number.NaN)
  await store.journal.compact(room)
  expect(typed.countRows('document_snapshot')).toBe(2)
})

const flipByte = (which: 'newest' | 'oldest') =>
  typed.withFile((database) => {
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

test('ST12: a snapshot with a flipped bit is not believed: the one before it and the longer log give the same', async () => {
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
  expect(typed.countRows('document_snapshot')).toBe(2)
})

test('ST12: when no generation can be believed the document is refused, never shown empty or in part', async () => {
  const { type } = typist()
  for (const text of ['първо ', 'второ ']) {
    await store.journal.append(room, entryOf(type(text)))
    await store.journal.compact(room)
  }
  flipByte('newest')
  flipByte('oldest')
  await expect(store.journal.load(room)).rejects.toThrow('SNAPSHOTS_DAMAGED')
  await store.journal.append(room, entryOf(type('трето')))
  await expect(store.journal.compact(room)).rejects.toThrow('SNAPSHOTS_DAMAGED')
  // Others are not touched by it.
  expect(await store.journal.load(otherRoom)).not.toBeNull()
})

test('ST13: a log with a gap is not folded', async () => {
  const { type } = typist()
  type('липсва ')
  await store.journal.append(room, entryOf(type('виси')))
  await expect(store.journal.compact(room)).rejects.toThrow('LOG_HAS_GAPS')
  expect(typed.countRows('document_snapshot')).toBe(0)
})

test('ST29: snapshots are kept compressed, those of earlier versions as they are, and both are read', async () => {
  const { type } = typist()
  const text = 'Дежурна сестра, линейка, генератор. '.repeat(200)
  await store.journal.append(room, entryOf(type(text)))
  await store.journal.compact(room)
  const [row] = typed.withFile((database) =>
    database
      .prepare<[], { format: string; bytes: number; state_bytes: number; body: Buffer }>(
        'select format, length(body) as bytes, state_bytes, body from document_snapshot',
      )
      .all(),
  )
  expect(row?.format).toBe('zstd')
  expect(row?.bytes).toBeLessThan((row?.state_bytes ?? 0) / 2)
  expect(textOf(await store.journal.load(room))).toBe(text)

  const state = Y.encodeStateAsUpdate(letters(5).doc)
  const sha256 = createHash('sha256').update(state).digest('hex')
  typed.withFile((database) =>
    database
      .prepare(
        'insert into document_snapshot (document_id, seq, body, sha256, at) values (2, 2, ?, ?, 0)',
      )
      .run(state, sha256),
  )
  expect(textOf(await store.journal.load(otherRoom))).toHaveLength(5)
})

test('ST12: whoever looks after the machine is told of a damaged snapshot', async () => {
  const { type } = typist()
  for (const text of ['първо ', 'второ ']) {
    await store.journal.append(room, entryOf(type(text)))
    await store.journal.compact(room)
  }
  await store.journal.load(room)
  expect(events).toEqual([])
  flipByte('newest')
  await store.journal.load(room)
  expect(events).toEqual(['store.snapshotDamaged'])
})

/** As rooms and the upkeep do: on a slow machine the file may be another's for longer than a thread sleeps. */
const untilFree = async (write: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    try {
      await write()
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    }
  }
}

test('ST30: commits do not wait for a fold', async () => {
  const { updates } = letters(30_000)
  await Promise.all(updates.map((update) => store.journal.append(room, entryOf(update))))
  let isFolding = true
  const folding = untilFree(() => store.journal.compact(room)).finally(() => {
    isFolding = false
  })
  let commits = 0
  for (; isFolding; commits++)
    await untilFree(() =>
      store.journal.append(otherRoom, entryOf(letters(1).updates[0] as Uint8Array)),
    )
  await folding
  expect(typed.countRows('document_snapshot')).toBe(2)
  expect(commits).toBeGreaterThan(3)
})
