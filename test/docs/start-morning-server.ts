import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dayAt, momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

/** When meetings are held, whenever pictures of one are taken. */
const morning = '10:15'

/** Starts a server on whose clock it is the morning of today; its pages go by that clock. */
export const startMorningServer = async (): Promise<TestServer> => {
  const shift = join(mkdtempSync(join(tmpdir(), 'sedyanka-morning-')), 'shift')
  const preload = pathToFileURL(join(import.meta.dirname, '../support/shift-clock.ts')).href
  const server = await startServer({
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT: shift },
  })
  const now = Date.now()
  writeFileSync(shift, String(momentOf(dayAt(now), morning) - now))
  process.kill(server.pid, 'SIGUSR2')
  await until(() => server.output.includes('The clock is ahead'), 'it is morning')
  return server
}
