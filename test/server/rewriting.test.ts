import { readdirSync, readFileSync, statSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { createCompaction } from '@sedyanka/server/store/journal/compact-document.ts'
import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { NewEdition } from '@sedyanka/server/sync/ports.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import {
  entryOf,
  openTypedStore,
  room,
  textOf,
  type TypedStore,
  typist,
} from '../support/typed-store.ts'

let typed: TypedStore
beforeEach(async () => {
  typed = await openTypedStore()
})
afterEach(() => typed[Symbol.asyncDispose]())

const secret = 'Тайната, която никой не бива да намери'
const stateOf = (text: string): Uint8Array => {
  const { doc, type } = typist()
  type(text)
  return Y.encodeStateAsUpdate(doc)
}
const editionOf = (text: string, after: number): NewEdition => ({
  epoch: `7.7.${text}`,
  state: stateOf(text),
  claims: [[5, asId('anna')]],
  minutes: [],
  at: 7,
  schemaVersion,
  after,
})
/** Files of the data directory in which these words stand as they are. */
const filesWith = (words: string, directory = typed.dataDir): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(directory, name)
    return statSync(file).isFile() && readFileSync(file).includes(words)
  })
const seqNow = async () => (await typed.store.journal.load(room))?.seq ?? 0

/** The log and its compaction without threads. */
const withLog = async (
  work: (parts: {
    log: ReturnType<typeof createDocumentLog>
    database: ReturnType<typeof openDatabase>
  }) => void,
) => {
  const database = openDatabase(typed.file)
  try {
    work({ log: createDocumentLog(database), database })
  } finally {
    database.close()
  }
}

test('ST35: of the old edition no byte is left in any file of the data directory, neither of its log nor of its snapshots', async () => {
  const { journal, boards } = typed.store
  const { doc, type } = typist()
  // Too short to be compressed, so that a search by bytes finds it.
  await journal.append(room, entryOf(type(secret)))
  await journal.compact(room)
  await journal.append(room, entryOf(type(` ${secret}`)))
  doc.getText('t').delete(0, doc.getText('t').length)
  await journal.append(room, entryOf(type('остава')))
  expect(filesWith(secret)).not.toEqual([])
  await journal.rewrite(room, editionOf('остава', await seqNow()))
  expect(await boards.isErasureDue()).toBe(true)
  await journal.erase()
  expect(await boards.isErasureDue()).toBe(false)
  expect(filesWith(secret)).toEqual([])
  expect(textOf(await journal.load(room))).toBe('остава')
})

test('ST35: what a stop left of an old edition is known at the next start', async () => {
  const { journal } = typed.store
  await journal.append(room, entryOf(typist().type(secret)))
  await journal.rewrite(room, editionOf('остава', await seqNow()))
  await typed.close()
  const store = await openStore({ dataDir: typed.dataDir, log: () => {} })
  expect(await store.boards.isErasureDue()).toBe(true)
  await store.journal.erase()
  expect(filesWith(secret)).toEqual([])
  await store.close()
})

test('ST32: a fold that began on the old edition puts nothing of it into the new one', () =>
  withLog(({ log, database }) => {
    const { type } = typist()
    log.append([{ room, entry: entryOf(type('едно ')) }])
    createCompaction(database)(room, 99_000)
    log.append([{ room, entry: entryOf(type('две')) }])
    let isRewritten = false
    const compact = createCompaction(database, (write) => {
      if (!isRewritten) log.rewrite(room, editionOf('наново', log.load(room)?.seq ?? 0))
      isRewritten = true
      write()
    })
    compact(room, 99_000)
    expect(isRewritten).toBe(true)
    expect(textOf(log.load(room))).toBe('наново')
    expect(log.load(room)?.epoch).toBe('7.7.наново')
    expect(textOf(createDocumentLog(database).load(room))).toBe('наново')
  }))

test('ST32: one rotten page costs nothing of a new edition either', () =>
  withLog(({ log, database }) => {
    log.rewrite(room, editionOf('наново', log.load(room)?.seq ?? 0))
    database.prepare(`update document_snapshot set body = x'00' where document_id = 1`).run()
    expect(textOf(log.load(room))).toBe('наново')
  }))

test('ST32: a disk that refuses leaves the old edition whole', () =>
  withLog(({ log, database }) => {
    log.append([{ room, entry: entryOf(typist().type('едно')) }])
    const before = log.load(room)
    const pages = Number(database.pragma('page_count', { simple: true }))
    database.pragma(`max_page_count = ${pages + 3}`)
    const large = { ...editionOf('наново', before?.seq ?? 0), state: new Uint8Array(500_000) }
    for (let at = 0; at < large.state.length; at++) large.state[at] = (at * at * 7) >> (at % 5)
    expect(() => log.rewrite(room, large)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }))
    expect(log.load(room)).toEqual(before)
    log.rewrite(room, editionOf('наново', before?.seq ?? 0))
    expect(textOf(log.load(room))).toBe('наново')
  }))

const program = join(import.meta.dirname, '../support/journal-rewriter.ts')

/** Lets it write and rewrite until it has told so many lines more, kills it, and says what it had told last. */
const writeAndKill = (dataDir: string, lines: number) =>
  new Promise<string>((resolve) => {
    const child = spawn(process.execPath, [program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let last = ''
    let left = lines
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = line
      if (--left === 0) child.kill('SIGKILL')
    })
    child.once('close', () => resolve(last))
  })

test('ST32: after a kill -9 at any moment there is the old edition or the new one, whole, with all that was acknowledged', async () => {
  await typed.close()
  for (const lines of [5, 12, 23, 9, 31]) {
    const [edition = 0, count = 0] = (await writeAndKill(typed.dataDir, lines))
      .split(' ')
      .map(Number)
    expect(count).toBeGreaterThan(0)
    const store = await openStore({ dataDir: typed.dataDir, log: () => {} })
    const stored = await store.journal.load(room)
    const doc = new Y.Doc()
    for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
      if (update) Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
    const map = doc.getMap<number>('map')
    expect(map.get('count')).toBeGreaterThanOrEqual(count)
    // Each edition says of itself which one it is, in its name and in its content.
    expect(map.get('edition')).toBeGreaterThanOrEqual(edition)
    expect(Number(stored?.epoch.split('.')[2])).toBe(map.get('edition'))
    expect(stored?.claims).toEqual([[1, `of ${map.get('edition')}`]])
    await store.close()
  }
}, 120_000)
