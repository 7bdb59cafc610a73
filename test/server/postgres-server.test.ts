import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Me } from '@sedyanka/shared/wire/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '../support/postgres.ts'
import { startServer } from '../support/server.ts'
import { openTcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-postgres-server-'))
const unused = join(folder, 'unused')
let database: TestDatabase
beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const source = join(import.meta.dirname, '../../server/src')
/** Runs the server, or a command, until it ends by itself. */
const runToEnd = (program: 'main' | 'cli', words: string[], env: Record<string, string>) =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const base = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', DATA_DIR: unused }
    const child = spawn(process.execPath, [join(source, `${program}.ts`), ...words], {
      env: { ...base, ...env },
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data) => (stdout += String(data)))
    child.stderr.on('data', (data) => (stderr += String(data)))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
const oneLine = /^[^\n]+\n$/

test('ST66: a database that cannot be used stops the start with one line and exit code 1', async () => {
  const url = new URL(database.url)
  url.password = 's3cret'
  const { code, stdout, stderr } = await runToEnd('main', [], { DATABASE_URL: url.href })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(oneLine)
  expect(stderr).toMatch(/refuses the user or the password/)
  expect(stderr).not.toContain('s3cret')
  expect(existsSync(unused)).toBe(false)
})

test('HT34, ST64, ST69, ST71: one server has the database; its key stays with it, unless SECRET says another; setup-link and operator-link work, other commands name pg_dump', async () => {
  const env = { DATABASE_URL: database.url }
  const server = await startServer({ env: { ...env, DATA_DIR: unused } })
  let cookie = ''
  try {
    const founder = new Visitor(server.url)
    await founder.setUp(server.setupLink, 'Мария')
    expect(existsSync(unused)).toBe(false)

    const second = await runToEnd('main', [], env)
    expect([second.code, second.stdout]).toEqual([1, ''])
    expect(second.stderr).toMatch(oneLine)
    expect(second.stderr).toMatch(/^The database is in use by another Sedyanka \(.+\)$/m)

    const link = await runToEnd('cli', ['setup-link'], env)
    expect(link).toMatchObject({ code: 0, stderr: '' })
    expect(link.stdout).toMatch(/^Set-up link: http:\S+\/setup#[\w-]{43}\n$/)
    const again = new Visitor(server.url)
    expect((await again.setUp(link.stdout.trim(), 'Мария')).person.name).toBe('Мария')

    const page = await runToEnd('cli', ['operator-link'], env)
    expect(page).toMatchObject({ code: 0, stderr: '' })
    const [, token] = /^Operator's page: http:\S+\/operator#([\w-]{43})\n$/.exec(page.stdout) ?? []
    const operator = new Visitor(server.url)
    await operator.ask('POST', '/operator/open', { token })
    const { host, pathname } = new URL(database.url)
    expect(await operator.ask('GET', '/operator')).toMatchObject({
      store: { kind: 'postgres', place: `${host}${pathname}` },
      file: null,
    })

    for (const command of [['backup'], ['restore', 'a.db'], ['status'], ['boards']]) {
      const refused = await runToEnd('cli', command, env)
      expect([refused.code, refused.stdout]).toEqual([1, ''])
      expect(refused.stderr).toMatch(oneLine)
      expect(refused.stderr).toContain('pg_dump')
    }

    const who = async () => {
      const response = await again.request('GET', '/me')
      return response.ok ? ((await response.json()) as Me).person.name : response.status
    }
    await server.kill('SIGKILL')
    await server.start()
    expect(await who()).toBe('Мария')
    cookie = again.cookie
    expect(await database.ask(`select name from setting where name = 'secret'`)).toHaveLength(1)
  } finally {
    await server.stop()
  }
  const other = await startServer({
    env: { ...env, SECRET: 'another-key-of-32-characters-or-more' },
    dataDir: unused,
  })
  try {
    const visitor = new Visitor(other.url)
    visitor.cookie = cookie
    expect((await visitor.request('GET', '/me')).status).toBe(401)
  } finally {
    await other.stop()
  }
})

test('ST65: while the database is away every question is told so at once, and everything works when it is back', async () => {
  await using own = await makeDatabase()
  await using proxy = await openTcpProxy(Number(new URL(own.url).port))
  await using server = await startServer({ env: { DATABASE_URL: proxy.route(own.url) } })
  const founder = new Visitor(server.url)
  await founder.setUp(server.setupLink, 'Мария')
  const { id } = await founder.ask<{ id: string }>('POST', '/boards/sample')
  proxy.cut()
  for (const [method, path, body] of [
    ['GET', '/me', undefined],
    ['GET', `/boards/${id}`, undefined],
    ['POST', '/boards/sample', undefined],
    ['POST', `/boards/${id}/room-code`, undefined],
  ] as const) {
    const response = await founder.request(method, path, body)
    expect([path, response.status]).toEqual([path, 503])
    expect(await response.json()).toMatchObject({ error: 'storage' })
  }
  expect((await fetch(`${server.url}/livez`)).status).toBe(200)
  proxy.mend()
  const me = await founder.ask<Me>('GET', '/me')
  expect(me.boards.map((board) => board.id)).toEqual([id])
  await founder.ask('POST', `/boards/${id}/room-code`)
})

test('ST70: a database that neither answers nor refuses holds up no stop', async () => {
  await using own = await makeDatabase()
  await using proxy = await openTcpProxy(Number(new URL(own.url).port))
  await using server = await startServer({ env: { DATABASE_URL: proxy.route(own.url) } })
  const founder = new Visitor(server.url)
  await founder.setUp(server.setupLink, 'Мария')
  proxy.keepAnswers()
  const waiting = founder.request('GET', '/me').catch(() => null)
  await until(
    () =>
      own
        .ask(`select 1 from pg_stat_activity where query like '%from session%'`)
        .then((rows) => rows.length > 0),
    'it is asked',
  )
  expect(await server.kill('SIGTERM')).toBe(0)
  await waiting
})

test('ST64: a server whose database another one has taken over ends itself, with the reason in its log', async () => {
  await using own = await makeDatabase()
  await using server = await startServer({ env: { DATABASE_URL: own.url } })
  await own.ask('delete from node')
  expect(await server.ended()).toBe(1)
  expect(server.output).toContain('another server has taken the database over')
})
