import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpsError } from '@sedyanka/server/ops/ops-error.ts'
import { makeOperatorLink, makeOperatorLinkIn } from '@sedyanka/server/ops/setup-link.ts'
import { migrationNames } from '@sedyanka/server/store/migrations/list.ts'
import { version } from '@sedyanka/server/version.ts'
import type { OperatorBoards, OperatorFacts } from '@sedyanka/shared/wire/operator.ts'
import { expect, test } from 'vitest'
import {
  type Deployment,
  errorOf,
  joinAs,
  newBoard,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'
import { runCommand } from '../support/run-command.ts'

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000

const makeLink = async ({ database, dataDir }: Deployment, now?: number): Promise<string> =>
  database ? makeOperatorLinkIn(database.url, now) : makeOperatorLink(dataDir, now)

const tryToken = (deployment: Deployment, token: string, address?: string) =>
  deployment.browser(address).post('/api/operator/open', { token })

/** Somebody who has come by the operator's link. */
const openPage = async (deployment: Deployment): Promise<TestBrowser> => {
  const browser = deployment.browser()
  await browser.ask('POST', '/api/operator/open', { token: await makeLink(deployment) })
  return browser
}
const look = (operator: TestBrowser) => operator.ask<OperatorFacts>('GET', '/api/operator')

test('HT34: the operator’s link opens the page once, for an hour, before anybody has come in and while people are in', async () => {
  await using deployment = await openDeployment()
  const token = await makeLink(deployment)
  const browser = deployment.browser()
  const opened = await browser.post('/api/operator/open', { token })
  expect(opened.status).toBe(200)
  const cookie = opened.headers.getSetCookie().join()
  for (const part of [/Path=\/api\/operator;/, /HttpOnly/, /SameSite=Strict/, /Max-Age=3600;/])
    expect(cookie).toMatch(part)
  const { endsAt, at } = await look(browser)
  expect(Math.abs(endsAt - at - hour)).toBeLessThan(60_000)

  const again = await tryToken(deployment, token)
  expect([again.status, errorOf(again)]).toEqual([410, 'linkExpired'])
  // Whoever opens it is nobody: neither a person nor a seat.
  const { facilitator, boardId } = await openBoard(deployment)
  expect((await browser.get('/api/me')).status).toBe(401)
  expect((await browser.get(`/api/boards/${boardId}`)).status).toBe(401)
  expect((await facilitator.get('/api/operator')).status).toBe(401)
  expect((await look(browser)).counts.boards).toBe(1)
})

test('HT34: an expired link, one that another has replaced and one that nobody made open nothing', async () => {
  await using deployment = await openDeployment()
  const expired = await makeLink(deployment, Date.now() - day)
  expect(errorOf(await tryToken(deployment, expired))).toBe('linkExpired')
  const replaced = await makeLink(deployment)
  const token = await makeLink(deployment)
  for (const wrong of [replaced, 'x'.repeat(43), deployment.setupToken])
    expect(errorOf(await tryToken(deployment, wrong))).toBe('linkExpired')
  expect((await tryToken(deployment, token)).status).toBe(200)
  // The set-up link is another one.
  const setUp = await deployment
    .browser()
    .post('/api/setup', { token: await makeLink(deployment), name: 'Иван' })
  expect(setUp.status).toBe(410)
})

test('HT34: of many who use the link at once exactly one comes in', async () => {
  await using deployment = await openDeployment()
  const token = await makeLink(deployment)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => tryToken(deployment, token, `198.51.100.${index}`)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('HT34: the page closes after an hour, when the operator closes it, and when the next one is opened', async () => {
  await using deployment = await openDeployment()
  const first = await openPage(deployment)
  const second = await openPage(deployment)
  expect((await first.get('/api/operator')).status).toBe(401)
  await look(second)
  const { cookie } = second
  await second.ask('POST', '/api/operator/close')
  second.cookie = cookie
  expect((await second.get('/api/operator')).status).toBe(401)

  const third = await openPage(deployment)
  const [kept] = await deployment.tell<{ value: string }>(
    `select value from setting where name = 'operatorSession'`,
  )
  const session = JSON.parse(kept?.value ?? '') as { tokenHash: string; expiresAt: number }
  expect(third.cookie).not.toContain(session.tokenHash)
  await deployment.tell(`update setting set value = ? where name = 'operatorSession'`, [
    JSON.stringify({ ...session, expiresAt: session.expiresAt - hour }),
  ])
  expect((await third.get('/api/operator')).status).toBe(401)
  expect((await third.get('/api/operator/boards?from=0')).status).toBe(401)
})

test('HT35: whoever tries many links is told to wait, and a right one opens all the same', async () => {
  await using deployment = await openDeployment()
  const tries = []
  for (let index = 0; index < 22; index++)
    tries.push(await tryToken(deployment, `${String(index).padStart(2, '0')}${'x'.repeat(41)}`))
  expect(tries.map(({ status }) => status)).toEqual([...Array(20).fill(410), 429, 429])
  expect(tries.at(-1)?.body).toEqual({ error: 'tooMany', seconds: 600 })
  expect((await tryToken(deployment, 'x'.repeat(43), '198.51.100.7')).status).toBe(410)
  expect((await tryToken(deployment, await makeLink(deployment))).status).toBe(200)
})

test('HT35: the link is not spent on a browser that keeps no cookies, nor by another site', async () => {
  await using deployment = await openDeployment()
  const token = await makeLink(deployment)
  const browser = deployment.browser()
  const blocked = await browser.post('/api/operator/open', { token, checksCookies: true })
  expect(errorOf(blocked)).toBe('cookiesBlocked')
  const foreign = await browser.sendWith(
    { origin: 'https://elsewhere.example' },
    { method: 'POST', path: '/api/operator/open', body: { token } },
  )
  expect(foreign.status).toBe(403)
  await browser.get('/api/operator')
  const kept = await browser.post('/api/operator/open', { token, checksCookies: true })
  expect(kept.status).toBe(200)
})

test('HT36: the page tells what there is in figures, and nobody’s name and no secret', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  await joinAs({ deployment, facilitator, boardId }, 'member')
  const { id } = await facilitator.ask<{ id: string }>('POST', '/api/boards/sample')
  await facilitator.ask('POST', `/api/boards/${boardId}/archive`)
  const operator = await openPage(deployment)
  const facts = await look(operator)
  expect(facts).toMatchObject({
    version,
    readiness: 'ok',
    lines: 0,
    counts: { boards: 2, archived: 1, people: 2, sessions: 2 },
    steps: { waiting: [] },
  })
  expect(facts.rooms).toBe(deployment.rooms.health().rooms)
  expect(facts.databaseBytes).toBeGreaterThan(10_000)
  const { total, boards } = facts.boards
  expect(total).toBe(2)
  // The sample is full, the other one only has its organisations.
  expect(boards.map((board) => board.id)).toEqual([id, boardId])
  for (const board of boards) {
    expect(board.bytes).toBeGreaterThan(500)
    expect(Math.abs(facts.at - board.usedAt)).toBeLessThan(60_000)
  }
  expect(boards.map(({ archivedAt }) => archivedAt === null)).toEqual([true, false])
  expect(boards[1]?.title).toBe('Наводнение')

  const said = JSON.stringify(facts)
  expect(said).not.toMatch(/Мария|Гост|РЗИ/)
  const { database, dataDir } = deployment
  if (database) {
    const { host, pathname, password } = new URL(database.url)
    expect(facts.store).toEqual({ kind: 'postgres', place: `${host}${pathname}` })
    expect(facts.file).toBeNull()
    if (password) expect(said).not.toContain(`:${password}@`)
    return
  }
  expect(facts.store).toEqual({ kind: 'file', place: join(dataDir, 'sedyanka.db') })
  expect(facts.steps.done).toEqual(migrationNames)
  expect(facts.file?.free).toBeGreaterThan(0)
  expect(facts.file?.newestBackup).toBeNull()
  mkdirSync(join(dataDir, 'backups'))
  writeFileSync(join(dataDir, 'backups', 'new.db'), 'twelve bytes')
  expect((await look(operator)).file?.newestBackup).toMatchObject({
    file: join(dataDir, 'backups', 'new.db'),
    bytes: 12,
  })
})

test('HT36: the weight of a board is that of its rows, and its last use that of the last one who was there', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const other = await facilitator.ask<{ id: string }>('POST', '/api/boards', newBoard)
  const operator = await openPage(deployment)
  const weigh = async () => {
    const { boards } = (await look(operator)).boards
    return new Map(boards.map((board) => [board.id, board]))
  }
  const before = await weigh()
  const [document] = await deployment.tell<{ id: number }>(
    'select id from document where board_id = ?',
    [boardId],
  )
  await deployment.tell(`insert into kept_minutes (document_id, body, at) values (?, ?, ?)`, [
    document?.id,
    Buffer.alloc(70_000),
    1,
  ])
  const future = Date.now() + day
  await deployment.tell('update membership set last_seen_at = ? where board_id = ?', [
    future,
    other.id,
  ])
  const after = await weigh()
  expect((after.get(boardId)?.bytes ?? 0) - (before.get(boardId)?.bytes ?? 0)).toBe(70_000)
  expect(after.get(other.id)?.bytes).toBe(before.get(other.id)?.bytes)
  expect(after.get(other.id)?.usedAt).toBe(future)
  expect([...after.keys()][0]).toBe(boardId)
})

test('HT36: thousands of boards come in parts, each once, the largest first', async () => {
  await using deployment = await openDeployment()
  const made = 450
  const rows = Array.from(
    { length: made },
    (_, index) =>
      `('b${index}', 'Табло ${index}', 'general', ${deployment.database ? 'false' : 0}, ${index + 1})`,
  )
  await deployment.tell(
    `insert into board (id, title, template_id, demo, created_at) values ${rows.join(', ')}`,
  )
  const operator = await openPage(deployment)
  const { boards } = await look(operator)
  const seen = [...boards.boards]
  expect([boards.total, seen.length]).toEqual([made, 200])
  while (seen.length < made) {
    const next = await operator.ask<OperatorBoards>(
      'GET',
      `/api/operator/boards?from=${seen.length}`,
    )
    expect(next.boards.length).toBeGreaterThan(0)
    seen.push(...next.boards)
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(made)
  expect(seen[0]).toMatchObject({ bytes: 0, archivedAt: null })
  for (const wrong of ['', '?from=x', '?from=-1'])
    expect((await operator.get(`/api/operator/boards${wrong}`)).status).toBe(400)
})

test('HT34: the command prints the link beside a running server, and nothing else', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'sedyanka-operator-'))
  expect(() => makeOperatorLink(empty)).toThrow(OpsError)
  rmSync(empty, { recursive: true })
  await using deployment = await openDeployment({ store: 'sqlite' })
  const made = await runCommand(deployment.dataDir, 'operator-link')
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const [, token = ''] =
    /^Operator's page: http:\/\/\S+\/operator#([\w-]{43})\n$/.exec(made.stdout) ?? []
  expect((await tryToken(deployment, token)).status).toBe(200)
  const refused = await runCommand(deployment.dataDir, 'operator-link', 'a-file')
  expect([refused.code, refused.stdout]).toEqual([1, ''])
})
