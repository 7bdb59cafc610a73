import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '@sedyanka/server/version.ts'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TypingParty } from '../chaos/support/typing-party.ts'
import { metricsToken, readMetrics } from '../support/read-metrics.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { StreamLine } from '../support/stream-line.ts'
import { until } from '../support/until.ts'

let server: TestServer
let party: TypingParty
beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN: metricsToken } })
  party = new TypingParty(server)
  await party.gather(3)
})
afterAll(async () => {
  party.leave()
  await server.stop()
})

const ask = (authorization?: string, method = 'GET') =>
  fetch(`${server.url}/metrics`, { method, headers: authorization ? { authorization } : {} })
const read = () => readMetrics(server.url)
const figure = async (name: string) => (await read()).get(name) ?? Number.NaN

test('HT30: without METRICS_TOKEN there is no /metrics, whatever token somebody brings', async () => {
  await using plain = await startServer()
  const headers = { authorization: `Bearer ${metricsToken}` }
  const [asked, unknown] = await Promise.all(
    ['/metrics', '/nothing'].map(async (path) => {
      const answer = await fetch(`${plain.url}${path}`, { headers })
      return [answer.status, answer.headers.get('cache-control'), await answer.text()]
    }),
  )
  expect(asked?.[0]).toBe(404)
  expect(asked).toEqual(unknown)
})

test('HT30: only the token opens /metrics; any other answer is 401 and says nothing else', async () => {
  const wrong = [
    undefined,
    'Bearer',
    'Bearer ',
    `Bearer ${metricsToken.slice(1)}`,
    `Bearer ${metricsToken}x`,
    `Bearer ${'x'.repeat(8_000)}`,
    `Basic ${metricsToken}`,
    metricsToken,
    `Bearer ${metricsToken} ${metricsToken}`,
  ]
  for (const authorization of wrong) {
    const answer = await ask(authorization)
    expect([answer.status, await answer.json()], authorization).toEqual([
      401,
      { error: 'signedOut' },
    ])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
  // What opens a board opens nothing here.
  const { cookie } = party.chair
  expect((await fetch(`${server.url}/metrics`, { headers: { cookie } })).status).toBe(401)
  for (const scheme of ['Bearer', 'bearer'])
    expect((await ask(`${scheme} ${metricsToken}`)).status).toBe(200)
  expect((await ask(`Bearer ${metricsToken}`, 'POST')).status).toBe(404)
})

test('HT30: every answer of /metrics has the security headers and is kept by no cache', async () => {
  for (const authorization of [undefined, `Bearer ${metricsToken}`]) {
    const { headers } = await ask(authorization)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    })
  }
  expect((await ask(`Bearer ${metricsToken}`)).headers.get('content-type')).toMatch(
    /^text\/plain; version=0\.0\.4/,
  )
})

test('HT31: the figures are those of what happens: rooms, lines by what carries them, people, turns, commits', async () => {
  const before = await read()
  expect(before.get(`sedyanka_build_info{version="${version}"}`)).toBe(1)
  expect(before.get('sedyanka_lines{wire="webSocket"}')).toBe(3)
  expect(before.get('sedyanka_lines{wire="eventStream"}')).toBe(0)
  expect(before.get('sedyanka_people')).toBe(3)
  expect(before.get('sedyanka_rooms')).toBeGreaterThan(0)
  expect(before.get('sedyanka_rooms_bytes')).toBeGreaterThan(1000)

  const line = new StreamLine(party.chair, party.room)
  await until(async () => (await figure('sedyanka_lines{wire="eventStream"}')) === 1, 'it is open')
  expect(await figure('sedyanka_people')).toBe(3)
  line.close()
  await until(
    async () => (await figure('sedyanka_lines{wire="eventStream"}')) === 0,
    'it is closed',
  )

  const known = party.acknowledged
  let isOver = false
  const typing = party.type(0, () => isOver)
  await until(() => party.acknowledged > known + 30, 'they are typing')
  isOver = true
  await typing
  await until(() => party.clients.every(({ isSaved }) => isSaved), 'everything is saved')
  const after = await read()
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  for (const name of ['turn', 'guard', 'append']) {
    expect(grown(`sedyanka_${name}_seconds_count`), name).toBeGreaterThan(0)
    expect(grown(`sedyanka_${name}_seconds_sum`), name).toBeGreaterThan(0)
  }
  // One of each a turn, however many edits came in it; and a turn's guarding is a part of it.
  expect(grown('sedyanka_guard_seconds_count')).toBe(grown('sedyanka_turn_seconds_count'))
  expect(grown('sedyanka_guard_seconds_sum')).toBeLessThan(grown('sedyanka_turn_seconds_sum'))
  expect(grown('sedyanka_append_seconds_count')).toBeLessThanOrEqual(
    grown('sedyanka_turn_seconds_count'),
  )
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'sedyanka_database_bytes',
    'sedyanka_disk_free_bytes',
  ])
    expect(after.get(name), name).toBeGreaterThan(0)
})

test('HT31: what is refused is counted by kind', async () => {
  const kind = 'sedyanka_refused_total{kind="frame.malformed"}'
  const before = (await read()).get(kind) ?? 0
  const socket = party.chair.openRaw(party.room)
  socket.once('open', () => socket.send(new Uint8Array([200, 1, 2])))
  await until(async () => (await figure(kind)) === before + 1, 'the refusal is counted')
  socket.terminate()
})

test('HT31: a disk that refuses is seen: rooms that refuse, and edits that wait', async () => {
  expect(await figure('sedyanka_rooms_refusing')).toBe(0)
  const blocker = new Database(join(server.dataDir, 'sedyanka.db'))
  blocker.exec('begin immediate')
  let isOver = false
  const typing = party.type(1, () => isOver)
  try {
    await until(async () => (await figure('sedyanka_rooms_refusing')) > 0, 'a room refuses')
    await until(async () => (await figure('sedyanka_edits_waiting')) > 0, 'edits wait')
  } finally {
    blocker.exec('rollback')
    blocker.close()
    isOver = true
    await typing
  }
  await until(() => party.clients.every(({ isSaved }) => isSaved), 'everything is saved')
  await until(async () => (await figure('sedyanka_rooms_refusing')) === 0, 'it stores again')
})

test('HT31: the age of the newest backup is told once there is one', async () => {
  const age = 'sedyanka_newest_backup_age_seconds'
  expect((await read()).has(age)).toBe(false)
  const folder = join(server.dataDir, 'backups')
  mkdirSync(folder, { recursive: true })
  const now = Date.now() / 1000
  for (const [name, hours] of [
    ['old.db', 50],
    ['new.db', 2],
    ['note.txt', 0],
    ['half.db.partial', 0],
  ] as const) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), now - hours * 3600, now - hours * 3600)
  }
  const told = await figure(age)
  expect(told).toBeGreaterThanOrEqual(7200)
  expect(told).toBeLessThan(50 * 3600)
})

test('HT32: no figure names a room, a board, a person or what somebody wrote, and their number stays', async () => {
  const headers = { authorization: `Bearer ${metricsToken}` }
  const text = await (await fetch(`${server.url}/metrics`, { headers })).text()
  for (const secret of [party.boardId, party.room, 'Водещ', 'Гост', 'meeting:', metricsToken])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/[^\n -~]/)
  const names = async () => new Set((await read()).keys())
  const knock = async () => {
    for (let at = 0; at < 20; at++) {
      await fetch(`${server.url}/api/x${Math.random()}`)
      await fetch(`${server.url}/x${Math.random()}`, { method: `X${at}` })
      await ask(`Bearer ${Math.random()}`)
    }
  }
  await knock()
  const before = await names()
  // Rooms more, unknown addresses, methods and tokens: nothing that somebody sends becomes a name.
  await knock()
  await party.chair.ask('POST', '/boards/sample')
  expect(await names()).toEqual(before)
})
