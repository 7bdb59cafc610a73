import type { BoardId } from '@sedyanka/shared/ids.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'

test('ST14: a full disk refuses the commit whole; when there is room again it goes on', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-log-'))
  const store = await openStore({ dataDir, log: () => {} })
  await store.people.setSetupToken('h')
  await store.people.createFounder({ id: asId('p'), name: 'П' }, 'h')
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  const board = { id: asId<BoardId>('b1'), title: 'Т', templateId: 'general', demo: false, update }
  await store.boards.create({ ...board, meetings: [], founderId: asId('p'), at: 1 })
  await store.close()

  const database = openDatabase(join(dataDir, 'sedyanka.db'))
  const log = createDocumentLog(database)
  const entry = (bytes: number) => ({
    room: 'board:b1' as const,
    entry: { update: new Uint8Array(bytes), claims: [], at: 1, personIds: [] },
  })
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages + 5}`)
  expect(() => log.append([entry(10), entry(500_000)])).toThrow(
    expect.objectContaining({ code: 'SQLITE_FULL' }),
  )
  expect(log.load('board:b1')?.updates).toHaveLength(1)
  expect(log.append([entry(10)])).toEqual([expect.any(Number)])
  database.pragma(`max_page_count = ${pages + 1_000}`)
  expect(Math.min(...log.append([entry(500_000), entry(10)]))).toBeGreaterThan(0)
  expect(log.load('board:b1')?.updates.map((stored) => stored.length)).toEqual([2, 10, 500_000, 10])
  database.close()
  rmSync(dataDir, { recursive: true })
})
