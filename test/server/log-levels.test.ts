import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { unpackRelease } from '../support/releases.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const levels = { 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' } as const
interface Line {
  level: keyof typeof levels
  event: string
}

test('HT20: the log tells start, migrations and stop at level info, a proxy that is not trusted as a warning, a failure as an error; /healthz counts refusals since the start', async () => {
  using kept = unpackRelease('0.1.0')
  const { dataDir } = kept
  // A folder that cannot be read: old backups are not deleted, and everything else goes on.
  writeFileSync(join(dataDir, 'backups'), '')
  const port = await freePort()
  const env = {
    PORT: String(port),
    PUBLIC_URL: 'https://sedyanka.example.bg',
    BACKUP_DAYS: '30',
  }
  await using server = await startServer({ dataDir, env })
  let read = 0
  /** What the log has told since the last look. */
  const told = () => {
    const lines = server.output.split('\n').filter((line) => line.startsWith('{'))
    const found = lines.slice(read).map((line) => JSON.parse(line) as Line)
    read = lines.length
    return found
  }
  const briefly = (lines: Line[]) => lines.map(({ level, event }) => `${levels[level]} ${event}`)
  const healthz = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { refused: object }

  await until(() => server.output.includes('proxyNotTrusted'), 'the warning is written')
  const first = told()
  expect(briefly(first).toSorted()).toEqual([
    'error backups.rotateFailed',
    'info process.started',
    'info store.migrated',
    'warn config.proxyNotTrusted',
  ])
  expect(first.find(({ event }) => event === 'process.started')).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    dataDir,
    url: 'https://sedyanka.example.bg',
  })
  expect(first.find(({ event }) => event === 'store.migrated')).toMatchObject({
    steps: expect.stringMatching(/^m\d{4}-/),
  })

  expect((await healthz()).refused).toEqual({})
  for (let time = 0; time < 2; time++) {
    const socket = connect(port, '127.0.0.1').resume()
    socket.write('GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n')
    await once(socket, 'close')
  }
  const malformed = connect(port, '127.0.0.1').resume()
  malformed.write('no request at all\r\n\r\n')
  await once(malformed, 'close')
  expect((await healthz()).refused).toEqual({ 'http.malformed': 1, 'upgrade.unknown': 2 })

  expect(await server.kill('SIGTERM')).toBe(0)
  expect(briefly(told())).toEqual(['info process.stops'])
  await server.start()
  expect((await healthz()).refused).toEqual({})
  await until(() => server.output.split('proxyNotTrusted').length === 3, 'and again')
  // The database has its shape by now.
  expect(briefly(told())).not.toContain('info store.migrated')
})
