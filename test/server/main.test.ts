import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Me } from '@sedyanka/shared/wire/api.ts'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const main = join(import.meta.dirname, '../../server/src/main.ts')

/** Runs the server until it ends by itself. */
const runToEnd = (env: Record<string, string>, command = [process.execPath]) =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const { PATH = '', NODE_COMPILE_CACHE } = process.env
    const base = {
      PATH,
      ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'unused'),
    }
    const [program, ...args] = [...command, main]
    const child = spawn(program as string, args, { env: { ...base, ...env } })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => (stdout += String(data)))
    child.stderr.on('data', (data) => (stderr += String(data)))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
const oneLine = /^[^\n]+\n$/

test('ST16: a bad value in the environment: its name in one line, exit code 1', async () => {
  const { code, stdout, stderr } = await runToEnd({
    PORT: 'http',
    PUBLIC_URL: 'secret-value',
    METRICS_TOKEN: 'secret-value',
  })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/PORT must be .*PUBLIC_URL must be .*METRICS_TOKEN must be/)
  expect(stderr).not.toContain('secret-value')
})

test('ST16: an argument: one line, exit code 1, and no server', async () => {
  const { code, stdout, stderr } = await runToEnd({}, [process.execPath, '--', main, '--help'])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
})

test('ST16: a taken port: one line, exit code 1, and the data directory is free again', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const dataDir = join(folder, 'taken')
  const { code, stdout, stderr } = await runToEnd({ PORT: port, DATA_DIR: dataDir })
  taken.close()
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toContain(`PORT ${port} is taken`)
  await using server = await startServer({ dataDir })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('ST16: a data directory that cannot be written: one line, exit code 1', async () => {
  const locked = join(folder, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o500)
  // Root may write everywhere unless it gives that right up. Another user might not be able to read this checkout.
  const asOwner = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', process.execPath]
  const command = process.getuid?.() === 0 ? asOwner : undefined
  const { code, stdout, stderr } = await runToEnd({ DATA_DIR: locked }, command)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/^DATA_DIR cannot be written: .*locked/)
})

test('ST16: a database newer than the code: one line, exit code 1', async () => {
  const dataDir = join(folder, 'newer')
  const server = await startServer({ dataDir })
  await server.stop()
  const database = new Database(join(dataDir, 'sedyanka.db'))
  database.prepare(`insert into mikro_orm_migrations (name) values ('m9999-later')`).run()
  database.close()
  const { code, stdout, stderr } = await runToEnd({ DATA_DIR: dataDir })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/newer than this version of Sedyanka/)
})

test('ST16: a second server on the same data: one line, exit code 1, and the first goes on', async () => {
  await using server = await startServer()
  const { code, stdout, stderr } = await runToEnd({ DATA_DIR: server.dataDir })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/in use by another Sedyanka/)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('ST17: it prints where it listens and the set-up link, until somebody has used it', async () => {
  await using server = await startServer()
  await until(() => server.output.includes('process.started'), 'the log tells of the start')
  const lines = server.output.trim().split('\n')
  const told = lines.filter((line) => !line.startsWith('{'))
  expect(told).toHaveLength(2)
  const [started] = lines.filter((line) => line.includes('process.started'))
  expect(JSON.parse(started ?? '')).toMatchObject({
    level: 30,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    dataDir: server.dataDir,
  })
  expect(server.setupLink).toMatch(new RegExp(`^${server.url}/setup#[\\w-]{43}$`))
  const health = await fetch(`${server.url}/healthz`)
  expect([health.status, await health.json()]).toEqual([
    200,
    {
      status: 'ok',
      version: (JSON.parse(started ?? '') as { version: string }).version,
      rooms: 0,
      lines: 0,
      stalled: 0,
      refused: {},
    },
  ])
  const token = server.setupLink?.split('#')[1]
  const answer = await fetch(`${server.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token, name: 'Мария' }),
  })
  expect(((await answer.json()) as Me).mayCreateBoards).toBe(true)
  const before = server.output
  await server.kill('SIGTERM')
  await server.start()
  const since = server.output.slice(before.length).trim().split('\n')
  expect(since.filter((line) => !line.startsWith('{'))).toEqual([
    `Sedyanka listens on ${server.url}`,
  ])
})

test('ST17: SIGTERM and SIGINT end it within two seconds with exit code 0 and a folded log', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startServer({ dataDir: join(folder, signal) })
    // One that took longer would end itself with another code.
    expect(await server.kill(signal)).toBe(0)
    expect(existsSync(join(server.dataDir, 'sedyanka.db-wal'))).toBe(false)
    expect(statSync(join(server.dataDir, 'sedyanka.db')).size).toBeGreaterThan(0)
  }
})

test('ST17: after kill -9 the next start is not held up by what the last one left', async () => {
  await using server = await startServer()
  await server.kill('SIGKILL')
  await server.restart()
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})
