import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import { isIntact } from '@sedyanka/server/store/journal/state-bytes.ts'
import type { StoredDocument } from '@sedyanka/server/sync/ports.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { createRandom } from '../support/random.ts'
import { patience, report, times } from './support/sizes.ts'

const room = 'board:folded'
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-folding-'))
  const store = await openStore({ dataDir, log: () => {} })
  await store.people.setSetupToken('h')
  await store.people.createFounder({ id: asId('p'), name: 'П' }, 'h')
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  await store.boards.create({
    id: asId('folded'),
    title: 'Т',
    templateId: 'general',
    demo: false,
    update,
    meetings: [],
    founderId: asId('p'),
    at: 1,
  })
  await store.close()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Lets the program write, and kills it some moments after a compaction has begun; tells how far it said it was. */
const killWhileFolding = async (folds: number, delay: number): Promise<number> => {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, 'support/compacting-writer.ts'), dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let promised = 0
  let begun = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line !== 'folding') promised = Number(line)
    else if (++begun === folds) setTimeout(() => writer.kill('SIGKILL'), delay)
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
  expect(writer.signalCode).toBe('SIGKILL')
  return promised
}

const numbersOf = (stored: StoredDocument | null): number[] => {
  const doc = new Y.Doc()
  for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
    if (update) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getArray<number>('list').toArray()
}

/** What the newest generation says, and what the one before it says once the newest has rotted. */
const readBothGenerations = (): { newest: number[]; older: number[]; snapshots: number } => {
  const database = openDatabase(join(dataDir, 'sedyanka.db'))
  const log = createDocumentLog(database)
  const newest = numbersOf(log.load(room))
  const snapshots = database
    .prepare<[], { id: number; body: Buffer; sha256: string }>(
      'select id, body, sha256 from document_snapshot order by seq desc',
    )
    .all()
  for (const { body, sha256 } of snapshots) expect(isIntact(body, sha256)).toBe(true)
  database.exec('begin')
  const [rotten] = snapshots
  if (rotten) {
    const body = Buffer.from(rotten.body)
    body.writeUInt8(body.readUInt8(body.length >> 1) ^ 4, body.length >> 1)
    database.prepare('update document_snapshot set body = ? where id = ?').run(body, rotten.id)
  }
  // Within the same transaction, which is then taken back.
  const older = numbersOf(log.load(room))
  database.exec('rollback')
  database.close()
  return { newest, older, snapshots: snapshots.length }
}

test(
  'ST11, ST12: a process that dies while it folds loses nothing, and both generations say the same',
  async () => {
    const random = createRandom(11)
    const kills = times(4, 200)
    let twoGenerations = 0
    for (let kill = 0; kill < kills; kill++) {
      const promised = await killWhileFolding(1 + random.int(3), random.int(12))
      const { newest, older, snapshots } = readBothGenerations()
      expect(newest, `kill ${kill}`).toEqual(newest.map((_, at) => at + 1))
      expect(newest.length, `kill ${kill}`).toBeGreaterThanOrEqual(promised)
      expect(older, `kill ${kill}: the generation before`).toEqual(newest)
      if (snapshots === 2) twoGenerations++
    }
    report(
      `kills within compaction: ${kills}, ${twoGenerations} with two generations to compare, 0 lost`,
    )
    expect(twoGenerations).toBeGreaterThan(kills / 2)
  },
  patience,
)
