import { createCounts } from '@sedyanka/server/counts.ts'
import { healthRoutes } from '@sedyanka/server/http/health.ts'
import { Rooms } from '@sedyanka/server/sync/rooms.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { settle, TestClock } from '../support/clock.ts'
import { board1, buildBoard } from '../support/fixtures.ts'
import { MemoryJournal } from '../support/memory-journal.ts'
import { SimServer } from '../support/sim-server.ts'

const rowsOf = (doc: Y.Doc, root: string) => doc.getMap<unknown>(root)

/** A board of which some rows can no longer be read. */
const buildDamaged = (doc: Y.Doc): void => {
  buildBoard(doc)
  const row = rowsOf(doc, 'actions').get('action-b') as Y.Map<unknown>
  row.set('status', 'forgotten')
  rowsOf(doc, 'needs').set('need-x', 'not a row')
}

const openDamaged = () => {
  const journal = new MemoryJournal()
  journal.create(board1, buildDamaged)
  const log: { event: string; values: object | undefined }[] = []
  const counts = createCounts()
  const clock = new TestClock()
  const { now, monotonic, schedule } = clock
  const rooms = new Rooms({
    journal,
    now,
    monotonic,
    schedule,
    count: counts.count,
    log: (event, values) => void log.push({ event, values }),
  })
  const health = healthRoutes({ rooms, counts })
  return { clock, journal, log, rooms, health }
}

test('ST25: a row that cannot be read is named in the log by collection and field, counted on /healthz, and kept', async () => {
  const { clock, journal, log, rooms, health } = openDamaged()
  await rooms.read(board1, (doc) => {
    expect(actions.read(doc, asId('action-b'))).toBeNull()
    expect(needs.all(doc).map(({ id }) => id)).toEqual(['need-b'])
  })
  const at = { room: board1 }
  expect(log).toEqual([
    {
      event: 'row.unreadable',
      values: { ...at, collection: 'actions', row: 'action-b', reason: 'status' },
    },
    {
      event: 'row.unreadable',
      values: { ...at, collection: 'needs', row: 'need-x', reason: 'row' },
    },
  ])
  // Never what stands there: somebody wrote it.
  expect(JSON.stringify(log)).not.toMatch(/forgotten|not a row/)
  const answer = await health.request('/healthz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ refused: { 'row.unreadable': 2 } })

  const changed = rooms.change(board1, (doc) =>
    actions.set(doc, asId('action-a'), { status: 'accepted' }),
  )
  await settle()
  await clock.advance(60)
  await changed
  await journal.compact(board1)
  const stored = journal.stored(board1)
  const row = rowsOf(stored, 'actions').get('action-b') as Y.Map<unknown>
  expect([row.get('status'), rowsOf(stored, 'needs').get('need-x')]).toEqual([
    'forgotten',
    'not a row',
  ])
})

test('ST25: a row that cannot be read is told of once, and a document of many such rows in a few lines', async () => {
  const { journal, log, rooms } = openDamaged()
  for (let time = 0; time < 3; time++) await rooms.visit(board1, () => null)
  expect([journal.loads, log.length]).toEqual([3, 2])

  const crowded = new SimServer()
  crowded.journal.create(board1, (doc) => {
    buildBoard(doc)
    for (let at = 0; at < 40; at++) rowsOf(doc, 'offers').set(`lost-${at}`, at)
  })
  await crowded.rooms.read(board1, () => null)
  expect(crowded.log).toHaveLength(5)
  expect(crowded.counted.get('row.unreadable')).toBe(40)
})

test('ST25: of a document that can be read whole the log says nothing', async () => {
  const deployment = new SimServer()
  await deployment.rooms.read(deployment.board, () => null)
  await deployment.rooms.read(deployment.meeting, () => null)
  expect(deployment.log).toEqual([])
  expect(deployment.counted.size).toBe(0)
})
