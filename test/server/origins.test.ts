import { createOrigins } from '@sedyanka/server/http/origins.ts'
import { expect, test } from 'vitest'
import { errorOf, openBoard, openDeployment } from '../support/deployment.ts'

const host = 'board.example.bg'
const own = 'https://board.example.bg'

const foreign = [
  'null',
  '',
  'https://evil.example',
  'https://board.example.bg.evil.example',
  'https://evilboard.example.bg',
  'https://board.example.bg:8443',
  'http://board.example.bg',
  'https://board.example.bg/',
  'https://user@board.example.bg',
  'https://board.example.bg%2eevil.example',
  'wss://board.example.bg',
  'file://',
  'javascript:alert(1)',
]
test.each(foreign)(
  'HT1: with a PUBLIC_URL the origin %j is foreign, for sockets and for changes',
  (origin) => {
    const origins = createOrigins(own)
    const headers = new Headers({ host, origin, cookie: 'a=b', 'sec-fetch-site': 'same-origin' })
    expect(origins.allows(headers)).toBe(false)
    expect(origins.allowsChange(headers)).toBe(false)
  },
)

test('HT1: our own origin passes, whatever the host header says', () => {
  const origins = createOrigins(own)
  const headers = new Headers({ host: 'behind-the-proxy:3000', origin: own, cookie: 'a=b' })
  expect(origins.allows(headers)).toBe(true)
  expect(origins.allowsChange(headers)).toBe(true)
})

const pairs: [string, string, boolean][] = [
  ['192.168.1.7:3000', 'http://192.168.1.7:3000', true],
  ['localhost:3000', 'http://localhost:3000', true],
  ['[::1]:3000', 'http://[::1]:3000', true],
  ['board.local', 'http://board.local', true],
  ['board.local', 'https://board.local', true],
  ['localhost:3000', 'http://localhost:5173', false],
  ['localhost:3000', 'http://127.0.0.1:3000', false],
  ['localhost:3000', 'http://localhost', false],
]
test.each(pairs)(
  'HT1: without one, at host %s the origin %s is ours: %s',
  (at, origin, expected) => {
    const headers = new Headers({ host: at, origin, cookie: 'a=b' })
    expect(createOrigins(null).allows(headers)).toBe(expected)
    expect(createOrigins(null).allowsChange(headers)).toBe(expected)
  },
)

test('HT1: silence about the origin: no socket; a change only when the browser says same-origin or no cookie is sent', () => {
  const origins = createOrigins(own)
  const silent = (extra: Record<string, string>) => new Headers({ host, ...extra })
  expect(origins.allows(silent({}))).toBe(false)
  expect(origins.allowsChange(silent({ cookie: 'a=b' }))).toBe(false)
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(origins.allowsChange(silent({ cookie: 'a=b', 'sec-fetch-site': site }))).toBe(false)
  expect(origins.allowsChange(silent({ cookie: 'a=b', 'sec-fetch-site': 'same-origin' }))).toBe(
    true,
  )
  expect(origins.allowsChange(silent({}))).toBe(true)
})

test('HT1: a page of another site changes nothing with our cookie, and opens no socket', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const path = `/api/boards/${boardId}/room-code`
  const evil = { origin: 'https://evil.example' }
  const refused = await facilitator.sendWith(evil, { method: 'POST', path })
  expect([refused.status, errorOf(refused)]).toEqual([403, 'forbidden'])
  expect((await facilitator.get(`/api/boards/${boardId}`)).body).toMatchObject({ roomCode: null })
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket' }
  for (const extra of [upgrade, { ...upgrade, ...evil }, { ...upgrade, origin: 'null' }])
    expect(
      (await facilitator.sendWith(extra, { method: 'GET', path: `/sync/board:${boardId}` })).status,
    ).toBe(403)
})
