import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BoardSummary, Me } from '@sedyanka/shared/wire/api.ts'
import { afterAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { countAcknowledged, Visitor } from '../support/visitor.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-clock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hour = 3_600_000

/** A server whose clock can be set, and the way to set it, ms ahead. */
interface Clock {
  env: Record<string, string>
  set(ahead: number, server: TestServer): Promise<void>
}

/** Moved within the process, on any machine. */
const shifted = (): Clock => {
  const shift = join(folder, 'shift')
  const preload = pathToFileURL(join(import.meta.dirname, '../support/shift-clock.ts')).href
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT: shift },
    set: async (ahead, server) => {
      writeFileSync(shift, String(ahead))
      process.kill(server.pid, 'SIGUSR2')
      await until(() => server.output.includes(`ahead by ${ahead} ms`), 'the clock is set')
    },
  }
}

const libfaketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'
/** Moved below the process, in the system's own calls: of every thread and library (Debian's package libfaketime). */
const faked = (): Clock => {
  const file = join(folder, 'faketime')
  const write = (ahead: number) =>
    writeFileSync(file, `${ahead < 0 ? '-' : '+'}${Math.abs(ahead) / 1000}\n`)
  write(0)
  return {
    env: {
      LD_PRELOAD: libfaketime,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set: async (ahead, server) => {
      write(ahead)
      await until(async () => {
        const { headers } = await fetch(`${server.url}/api/about`)
        const off = Date.parse(headers.get('date') ?? '') - Date.now() - ahead
        return Math.abs(off) < 5_000
      }, 'the clock is set')
    },
  }
}

/** People write, come in and stay signed in while the clock is set back and forth. */
const tryClock = async ({ env, set }: Clock) => {
  await using server = await startServer({ env })
  const visitor = new Visitor(server.url)
  await visitor.setUp(server.setupLink, 'Мария Петрова')
  const newBoard = { title: 'Наводнение', templateId: 'naturalDisaster', withOrganisations: true }
  const { id } = await visitor.ask<BoardSummary>('POST', '/boards', newBoard)
  const writer = visitor.openBoard(id)
  const counted = countAcknowledged(writer)
  await until(() => writer.synced, 'the writer is in')
  const board = () => writer.doc.getMap('board').get('board') as Y.Map<unknown>
  for (const ahead of [-hour, hour, -10_000, 0, 24 * hour, -24 * hour]) {
    await set(ahead, server)
    const before = counted.acknowledged()
    board().set('title', `Наводнение ${ahead}`)
    await until(() => counted.acknowledged() > before, `a letter is stored at ${ahead}`)
    const newcomer = visitor.openBoard(id)
    await until(() => newcomer.synced, `somebody comes in at ${ahead}`)
    newcomer.destroy()
    expect((await visitor.ask<Me>('GET', '/me')).person.name).toBe('Мария Петрова')
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  }
  visitor.leave()
}

test('SY42: while the machine’s clock is set back and forth people go on writing and coming in', () =>
  tryClock(shifted()))

test.runIf(existsSync(libfaketime))(
  'SY42: the same where the system itself tells the other time, to every thread',
  () => tryClock(faked()),
)
