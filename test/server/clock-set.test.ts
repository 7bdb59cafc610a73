import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BoardSummary } from '@sedyanka/shared/api.ts'
import { afterAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { countAcknowledged, Visitor } from '../support/visitor.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-clock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hour = 3_600_000

test('R331: while the machine’s clock is set back and forth people go on writing and coming in', async () => {
  const shift = join(folder, 'shift')
  const preload = pathToFileURL(join(import.meta.dirname, '../support/shift-clock.ts')).href
  await using server = await startServer({
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT: shift },
  })
  const visitor = new Visitor(server.url)
  await visitor.setUp(server.setupLink, 'Мария Петрова')
  const newBoard = { title: 'Наводнение', templateId: 'naturalDisaster', withOrganisations: true }
  const { id } = await visitor.ask<BoardSummary>('POST', '/boards', newBoard)
  const writer = visitor.openBoard(id)
  const counted = countAcknowledged(writer)
  await until(() => writer.synced, 'the writer is in')
  const title = `Наводнение`
  const setClock = async (ahead: number) => {
    writeFileSync(shift, String(ahead))
    process.kill(server.pid, 'SIGUSR2')
    await until(() => server.output.includes(`ahead by ${ahead} ms`), 'the clock is set')
  }
  const board = () => writer.doc.getMap('board').get('board') as Y.Map<unknown>
  for (const ahead of [-hour, hour, -10_000, 0, 24 * hour, -24 * hour]) {
    await setClock(ahead)
    const before = counted.acknowledged()
    board().set('title', `${title} ${ahead}`)
    await until(() => counted.acknowledged() > before, `a letter is stored at ${ahead}`)
    const newcomer = visitor.openBoard(id)
    await until(() => newcomer.synced, `somebody comes in at ${ahead}`)
    newcomer.destroy()
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  }
  visitor.leave()
})
