import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagePaths } from '@sedyanka/server/http/page-paths.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import {
  type Deployment,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let browser: TestBrowser
beforeAll(async () => {
  deployment = await openDeployment()
  browser = (await openBoard(deployment)).facilitator
})
const ask: Deployment['app']['request'] = (...asked) => deployment.app.request(...asked)
afterAll(() => deployment[Symbol.asyncDispose]())

const bad: [string, unknown, string[]][] = [
  ['/api/setup', {}, ['token', 'name']],
  ['/api/setup', { token: 'x'.repeat(43), name: '   ' }, ['name']],
  ['/api/setup', { token: 'x'.repeat(43), name: 'и'.repeat(81) }, ['name']],
  ['/api/join', { key: { code: '12345' }, organisationId: null, name: 'И' }, ['key.code']],
  ['/api/join', { key: { code: '123456' }, organisationId: '../x', name: 'И' }, ['organisationId']],
  ['/api/join/look', { key: null }, ['key']],
  ['/api/join/look', [], ['key']],
  ['/api/boards', { title: 'Т', templateId: 'other', withOrganisations: true }, ['templateId']],
  [
    '/api/boards',
    { title: 7, templateId: 'general', withOrganisations: 'yes' },
    ['title', 'withOrganisations'],
  ],
]
test.each(bad)(
  'HT2: POST %s %j answers 400 with the names of the fields',
  async (path, body, fields) => {
    const answer = await browser.post(path, body)
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ error: 'badRequest', fields })
  },
)

test('HT2: a body that is no JSON, is no object or is too large is refused in the same shape', async () => {
  const raw = (body: string, type = 'application/json') =>
    ask('/api/join/look', { method: 'POST', body, headers: { 'content-type': type } })
  for (const body of ['{', '', '\0', 'null', '"x"', '[1', '{"key":'.repeat(5_000)]) {
    const answer = await raw(body)
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
      400,
      'badRequest',
    ])
  }
  // What a form of another site can send without asking is not read at all.
  expect((await raw('{"key":{"code":"123456"}}', 'text/plain')).status).toBe(400)
  const large = await raw(JSON.stringify({ key: { code: '1'.repeat(100_000) } }))
  expect([large.status, await large.json()]).toEqual([413, { error: 'tooLarge' }])
})

test('HT2: __proto__ and its kind in a body change nothing', async () => {
  const body =
    '{"__proto__":{"mayCreateBoards":true},"constructor":{"prototype":{"x":1}},"key":{"code":"123456"}}'
  const headers = { 'content-type': 'application/json' }
  expect((await ask('/api/join/look', { method: 'POST', body, headers })).status).toBe(404)
  expect(({} as { mayCreateBoards?: boolean; x?: number }).mayCreateBoards).toBeUndefined()
})

test('HT2: an unknown path below /api and an unknown method are 404 in JSON', async () => {
  for (const [method, path] of [
    ['GET', '/api'],
    ['GET', '/api/nothing'],
    ['GET', '/api/join'],
    ['GET', '/api/join/look'],
    ['DELETE', '/api/me'],
    ['PUT', '/api/boards'],
    ['POST', '/api//me'],
    ['GET', '/sync/board:x'],
    ['GET', '/sync/'],
  ] as const) {
    const answer = await browser.sendWith({ origin: 'http://localhost:3000' }, { method, path })
    expect([path, answer.status, answer.body]).toEqual([path, 404, { error: 'notFound' }])
  }
})

test('HT2: no route that changes something answers to GET', async () => {
  const changing = [
    '/api/sign-out',
    '/api/boards',
    '/api/boards/sample',
    '/api/join',
    '/api/join/look',
  ]
  for (const path of changing) expect((await browser.get(path)).status, path).toBe(404)
  expect((await browser.get('/api/me')).status).toBe(200)
})

test('HT2: what nobody foresaw is logged once, without what people wrote, and answered without a word of it', async () => {
  await using broken = await openDeployment()
  const { facilitator, boardId } = await openBoard(broken)
  const failWith = (error: Error) =>
    Object.assign(broken.store.memberships, { find: () => Promise.reject(error) })
  failWith(new Error('Тайна in the message'))
  broken.events.length = 0
  const bug = await facilitator.get(`/api/boards/${boardId}`)
  expect([bug.status, bug.body]).toEqual([500, { error: 'internal' }])
  expect(broken.events).toEqual([
    {
      event: 'http.failed',
      values: {
        method: 'GET',
        route: expect.any(String),
        error: 'Error',
        stack: expect.any(String),
      },
    },
  ])
  expect(JSON.stringify(broken.events)).not.toContain('Тайна')
  expect(JSON.stringify(broken.events)).not.toContain(boardId)
  for (const error of [
    new StorageError('JOURNAL_CLOSED'),
    Object.assign(new Error(), { code: 'SQLITE_FULL' }),
  ]) {
    failWith(error)
    const full = await facilitator.get(`/api/boards/${boardId}`)
    expect([full.status, full.body]).toEqual([503, { error: 'storage' }])
  }
})

test('HT3: every answer carries the security headers', async () => {
  const expected = {
    'content-security-policy': expect.stringMatching(
      /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
    ),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  }
  for (const path of [
    '/',
    '/healthz',
    '/livez',
    '/readyz',
    '/api/me',
    '/api/nothing',
    '/boards/x',
    '/assets/main-3f2a.js',
    '/no.txt',
  ]) {
    const { headers } = await browser.get(path)
    expect(Object.fromEntries(headers), path).toMatchObject(expected)
    expect(headers.get('content-security-policy')).toContain(
      "connect-src 'self' ws://localhost:3000 wss://localhost:3000;",
    )
    // The stand-in for the client has no script in its page: then none is allowed but those of our own files.
    expect(headers.get('content-security-policy')).toMatch(/; script-src 'self';/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval/)
    expect(headers.has('strict-transport-security')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  }
  await using secure = await openDeployment({ publicUrl: 'https://board.example.bg' })
  expect((await secure.browser().get('/')).headers.get('strict-transport-security')).toMatch(
    /^max-age=31536000/,
  )
})

test('HT3: a host header cannot write into the policy', async () => {
  const headers = { host: "x; script-src 'unsafe-inline'" }
  const policy = (await ask('/', { headers })).headers.get('content-security-policy')
  expect(policy).toMatch(/connect-src 'self';/)
  expect(policy?.match(/script-src[^;]*/g)).toEqual(["script-src 'self'"])
})

test('HT3: answers of the API are never kept by a cache', async () => {
  for (const path of ['/api/me', '/api/setup', '/healthz', '/livez', '/readyz'])
    expect((await browser.get(path)).headers.get('cache-control')).toBe('no-store')
})

test('HT3: pages get the client, hashed files stay for a year, missing files are 404', async () => {
  for (const path of ['/', '/setup', '/j/abc', '/b/b1/m/m1/minutes', '/b/b1/people/']) {
    const page = await browser.get(path)
    expect([page.status, page.body, page.headers.get('cache-control')]).toEqual([
      200,
      '<title>Седянка</title>',
      'no-cache',
    ])
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  }
  const script = await browser.get('/assets/main-3f2a.js')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
  for (const path of ['/assets/main-0000.js', '/assets/', '/favicon.ico', '/.env', '/robots.txt'])
    expect((await browser.get(path)).status, path).toBe(404)
})

test('HT9: a path that is no page of the client is 404, in the client’s own words', async () => {
  for (const path of [
    '/metrics',
    '/ready',
    '/version',
    '/b',
    '/b/b1/nothing',
    '/boards/b1',
    '/j/a/b',
  ]) {
    const { status, body, headers } = await browser.get(path)
    expect([path, status, body]).toEqual([path, 404, '<title>Седянка</title>'])
    expect(headers.get('content-type')).toMatch(/^text\/html/)
  }
})

test('HT9: the server knows every page of the client’s router', () => {
  const app = readFileSync(join(import.meta.dirname, '../../client/src/app.tsx'), 'utf8')
  let parent = ''
  const routes: string[] = []
  for (const [, path = '', end] of app.matchAll(
    /<Route path="([^"]*)" component=\{\w+\}( \/)?>/g,
  )) {
    if (!end) parent = path
    else if (path !== '*') routes.push(path.startsWith('/') && parent ? parent + path : path)
  }
  const nested = routes.map((path) => path.replace(/(.)\/$/, '$1'))
  expect(nested.toSorted()).toEqual([...pagePaths].toSorted())
})

test('HT10: a browser that has the page already is told so instead of being sent it again', async () => {
  const first = await browser.get('/setup')
  const again = await ask('/setup', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('PA1: anybody may ask what runs here, and the answer names the version', async () => {
  const answer = await ask('/api/about')
  const about = {
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    sourceUrl: null,
    contact: null,
    backupDays: null,
  }
  expect([answer.status, await answer.json()]).toEqual([200, about])
})

test('HT10: no page may ask for camera, microphone or place', async () => {
  const policy = (await browser.get('/')).headers.get('permissions-policy')
  for (const feature of ['camera', 'microphone', 'geolocation'])
    expect(policy).toContain(`${feature}=()`)
})

// The secret lies beside the client's directory: each of these would read it if paths were not checked.
const probes = [
  '/../secret',
  '/assets/../../secret',
  '/assets/..%2f..%2fsecret',
  '/%2e%2e/secret',
  '/..%5csecret',
  '/%5c..%5csecret',
  '//secret',
  '//assets/main-3f2a.js/../../../secret',
  '/assets//..//..//secret',
  '/....//secret',
  '/%252e%252e/secret',
  '/assets/%00/../secret',
  '/..;/secret',
  '/\\..\\secret',
]
test.each(probes)('HT3: %s leads out of the client’s directory for nobody', async (path) => {
  const { secret } = deployment.store
  const answer = await ask(`http://localhost:3000${path}`)
  const text = await answer.text()
  expect(text).not.toContain(secret)
  expect([200, 404]).toContain(answer.status)
  if (answer.status === 200) expect(text).toBe('<title>Седянка</title>')
})

test('HT27: /livez and /readyz say in a word what the usual probes ask', async () => {
  for (const path of ['/livez', '/readyz'])
    expect(await browser.get(path), path).toMatchObject({ status: 200, body: 'ok' })
})

test('HT3: /healthz is 200 and says so', async () => {
  const { status, body } = await browser.get('/healthz')
  expect([status, body]).toEqual([
    200,
    {
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      rooms: expect.any(Number),
      lines: 0,
      stalled: 0,
      refused: expect.objectContaining({ 'http.notFound': expect.any(Number) }),
    },
  ])
})
