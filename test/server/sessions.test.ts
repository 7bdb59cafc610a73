import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createSessions } from '@sedyanka/server/accounts/sessions.ts'
import type { Me, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  errorOf,
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
} from '../support/deployment.ts'

const setUp = (deployment: Deployment) =>
  deployment.browser().post('/api/setup', { token: deployment.setupToken, name: 'Мария' })

const cookieOf = (headers: Headers) => {
  const [line = '', ...others] = headers.getSetCookie()
  expect(others).toEqual([])
  const [pair = '', ...attributes] = line.split('; ')
  return {
    name: pair.split('=')[0],
    attributes: attributes.map((text) => text.toLowerCase()).sort(),
  }
}

test('AC2: behind https the cookie is __Host-, Secure, HttpOnly, SameSite=Lax on the whole path', async () => {
  await using deployment = await openDeployment({ publicUrl: 'https://board.example.bg' })
  expect(cookieOf((await setUp(deployment)).headers)).toEqual({
    name: '__Host-sedyanka',
    attributes: ['httponly', 'max-age=2592000', 'path=/', 'samesite=lax', 'secure'],
  })
})

test('AC2: in a local network without TLS it is the same without Secure', async () => {
  await using deployment = await openDeployment()
  expect(cookieOf((await setUp(deployment)).headers)).toEqual({
    name: 'sedyanka',
    attributes: ['httponly', 'max-age=2592000', 'path=/', 'samesite=lax'],
  })
})

test('AC3: no token of a session, a link or the set-up stands in any file of the data directory', async () => {
  await using deployment = await openDeployment()
  const secrets = [deployment.setupToken]
  const { facilitator, boardId } = await openBoard(deployment)
  const path = `/api/boards/${boardId}/invitations`
  const link = await facilitator.ask<NewInvitation>('POST', path, {
    role: 'observer',
    organisationId: null,
  })
  const rotated = await facilitator.ask<NewInvitation>('POST', `${path}/${link.id}/rotate`)
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  for (const browser of [facilitator, member]) {
    const value = decodeURIComponent(browser.cookie?.split('=')[1] ?? '')
    const [token = ''] = value.split('.')
    expect(token).toHaveLength(32)
    secrets.push(token)
  }
  secrets.push(link.token, rotated.token)
  const files = readdirSync(deployment.dataDir).map((name) => join(deployment.dataDir, name))
  const kept = files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
  expect(kept.join('')).toContain('session')
  for (const secret of secrets) for (const file of kept) expect(file.includes(secret)).toBe(false)
})

test('AC3: the key that signs cookies is readable for the owner only and stays the same', async () => {
  await using deployment = await openDeployment()
  const file = join(deployment.dataDir, 'secret')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8').length).toBeGreaterThanOrEqual(43)
})

test('AC4: signing out ends the session on the server; the old cookie is worth nothing', async () => {
  await using deployment = await openDeployment()
  const { facilitator } = await openBoard(deployment)
  const { cookie } = facilitator
  expect((await facilitator.get('/api/me')).status).toBe(200)
  const out = await facilitator.post('/api/sign-out')
  expect(out.headers.getSetCookie()[0]).toMatch(/^sedyanka=; max-age=0/i)
  facilitator.cookie = cookie
  const after = await facilitator.get('/api/me')
  expect([after.status, errorOf(after)]).toEqual([401, 'signedOut'])
})

test('AC4: a forged, cut or re-signed cookie signs nobody in', async () => {
  await using deployment = await openDeployment()
  const { facilitator } = await openBoard(deployment)
  const good = facilitator.cookie ?? ''
  const [token = ''] = decodeURIComponent(good.split('=')[1] ?? '').split('.')
  const bad = [
    good.slice(0, -4),
    `sedyanka=${token}`,
    `sedyanka=${token}.AAAA`,
    'sedyanka=',
    `${good}x`,
    'sedyanka=%E0%A4%A',
  ]
  for (const cookie of bad) {
    facilitator.cookie = cookie
    expect((await facilitator.get('/api/me')).status, cookie).toBe(401)
  }
})

test('AC5: joining gives a fresh session in place of the old one, for the same person', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const before = member.cookie
  const me = (await member.get('/api/me')).body
  const { code } = await facilitator.ask<{ code: string }>(
    'POST',
    `/api/boards/${boardId}/room-code`,
  )
  await member.ask('POST', '/api/join', {
    key: { code },
    organisationId: 'inst-rzi',
    name: 'Гост (member)',
  })
  expect(member.cookie).not.toBe(before)
  expect((await member.get('/api/me')).body).toEqual(me)
  member.cookie = before
  expect((await member.get('/api/me')).status).toBe(401)
})

const ageSessions = (deployment: Deployment, columns: Record<string, string>) => {
  const database = new Database(join(deployment.dataDir, 'sedyanka.db'), { timeout: 5_000 })
  for (const [column, value] of Object.entries(columns))
    database.prepare(`update session set ${column} = ?`).run(value)
  database.close()
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

test('AC5: a session is renewed by use, ends 30 days after the last and 90 days after the first', async () => {
  await using deployment = await openDeployment()
  const { facilitator } = await openBoard(deployment)
  expect((await facilitator.get('/api/me')).headers.getSetCookie()).toEqual([])
  ageSessions(deployment, { expires_at: inDays(10), created_at: inDays(-20) })
  const renewed = await facilitator.get('/api/me')
  expect(renewed.headers.getSetCookie()[0]).toMatch(/Max-Age=2592000/)
  expect((await facilitator.get('/api/me')).status).toBe(200)
  ageSessions(deployment, { created_at: inDays(-91) })
  expect((await facilitator.get('/api/me')).status).toBe(401)
})

test('AC5: a session that was not used for 30 days is over', async () => {
  await using deployment = await openDeployment()
  const { facilitator } = await openBoard(deployment)
  ageSessions(deployment, { expires_at: inDays(-0.01) })
  expect((await facilitator.get('/api/me')).status).toBe(401)
})

test('AC5: a session that needs nothing is answered at once; whatever needs a decision is not', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { peek } = createSessions({
    table: deployment.store.sessions,
    admission: deployment.store.admission,
    secret: deployment.store.secret,
    publicUrl: null,
  })
  const { person } = (await facilitator.get('/api/me')).body as Me
  expect(await peek(facilitator.headers)).toMatchObject({ personId: person.id })
  // The name of another cookie ends like ours; of two with our name the first counts.
  const { cookie } = facilitator
  expect(await peek(new Headers({ cookie: `x${cookie}; ${cookie}; sedyanka=y` }))).not.toBeNull()
  expect(await peek(new Headers({ cookie: `sedyanka=y; ${cookie}` }))).toBeNull()
  const [token = ''] = decodeURIComponent(cookie?.split('=')[1] ?? '').split('.')
  const others = await joinAs({ deployment, facilitator, boardId }, 'member')
  const [, signature] = decodeURIComponent(others.cookie?.split('=')[1] ?? '').split('.')
  for (const forged of [`sedyanka=${token}`, `sedyanka=${token}.${signature}`, `${cookie}x`, ''])
    expect(await peek(new Headers({ cookie: forged })), forged).toBeNull()

  ageSessions(deployment, { expires_at: inDays(28.9) })
  expect(await peek(facilitator.headers)).toBeNull()
  ageSessions(deployment, { expires_at: inDays(30), created_at: inDays(-91) })
  expect(await peek(facilitator.headers)).toBeNull()
  ageSessions(deployment, { created_at: inDays(-1) })
  expect(await peek(facilitator.headers)).not.toBeNull()
  const signingOut = facilitator.send('POST', '/api/sign-out')
  const { headers } = facilitator
  await signingOut
  expect(await peek(headers)).toBeNull()
})
