import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricsToken } from '../support/read-metrics.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let room = ''
beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN: metricsToken } })
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Мария Георгиева')
  room = `board:${(await chair.ask<{ id: string }>('POST', '/boards/sample')).id}`
})
afterAll(() => server.stop())

const host = () => new URL(server.url).host
const openFiles = () => readdirSync(`/proc/${server.pid}/fd`).length

/** Sends bytes over a line of its own and reads until `isEnough`, or until the server ends the line; gives all that came. */
const say = (bytes: string, isEnough: (answer: string) => boolean): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(answer))
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (isEnough(answer)) socket.destroy()
    })
    socket.write(Buffer.from(bytes, 'latin1'))
  })
const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))

const get = (path: string, { lines = [] as string[], version = '1.1' } = {}) =>
  [`GET ${path} HTTP/${version}`, `Host: ${host()}`, ...lines, '\r\n'].join('\r\n')
const look = '{"key":{"code":"123456"}}'
const post = (lines: string[], body = look, { path = '/api/join/look', version = '1.1' } = {}) =>
  [
    `POST ${path} HTTP/${version}`,
    `Host: ${host()}`,
    `Origin: ${server.url}`,
    `Cookie: ${chair.cookie}`,
    'Content-Type: application/json',
    ...lines,
    '',
    body,
  ].join('\r\n')
const length = `Content-Length: ${look.length}`
const chunked = 'Transfer-Encoding: chunked'
const webSocket = (...lines: string[]) =>
  get(`/sync/${room}`, {
    lines: [
      `Origin: ${server.url}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...lines,
    ],
  })

/** What is sent, and the statuses of the answers in their order; an answer that is followed by none ends the line or not. */
const cases: Record<string, [bytes: () => string, statuses: number[]]> = {
  'as it should be': [() => post([length]), [404]],
  'a length that is too short': [() => post(['Content-Length: 10']), [400]],
  'a negative length': [() => post(['Content-Length: -5']), [400]],
  'a length with a sign': [() => post([`Content-Length: +${look.length}`]), [400]],
  'a length in another base': [() => post(['Content-Length: 0x19']), [400]],
  'a length said twice': [() => post([length, length]), [400]],
  'two lengths': [() => post([length, 'Content-Length: 5']), [400]],
  'a list of lengths': [() => post(['Content-Length: 25, 25']), [400]],
  'a length and chunks': [() => post([length, chunked], '0\r\n\r\n'), [400]],
  'chunks said twice': [() => post([chunked, chunked], '0\r\n\r\n'), [400]],
  'a coding that is none': [() => post(['Transfer-Encoding: xchunked'], '0\r\n\r\n'), [400]],
  'a chunk of no size': [() => post([chunked], '19z\r\n{"key":'), [400]],
  'a chunk of a negative size': [() => post([chunked], '-1\r\n{"key":'), [400]],
  'a chunk of an endless size': [() => post([chunked], 'FFFFFFFFFFFFFFFFFF\r\n'), [400]],
  'a chunk with an endless extension': [
    () => post([chunked], `19;a=${'b'.repeat(40_000)}\r\n${look}\r\n0\r\n\r\n`),
    [400],
  ],
  'a chunk that does not end where it says': [
    () => post([chunked], `19\r\n${look}0\r\n\r\n`),
    [400],
  ],
  'as many chunks as letters': [
    () => post([chunked], `${'1\r\n \r\n'.repeat(60_000)}0\r\n\r\n`),
    [400],
  ],
  'a trailer': [() => post([chunked], `19\r\n${look}\r\n0\r\nHost: other\r\n\r\n`), [404]],
  'garbage behind a body': [() => post([length], `${look}\0\0 garbage\r\n\r\n`), [400]],
  'a body that is too large': [() => post(['Content-Length: 9999999'], ''), [413]],
  'a body that is too large, in chunks': [
    () => post([chunked], `20000\r\n${'x'.repeat(0x20000)}\r\n`),
    [413],
  ],
  'a body that nobody wants': [
    () => post(['Content-Length: 300000'], 'x'.repeat(300_000), { path: '/healthz' }),
    [404],
  ],
  'a body that waits to be asked for': [() => post([length, 'Expect: 100-continue']), [100, 404]],
  'an expectation that is none': [() => post([length, 'Expect: tea']), [417]],
  'HTTP/1.0': [() => post([length], look, { version: '1.0' }), [404]],
  'HTTP/1.0 without a host': [() => 'GET /healthz HTTP/1.0\r\n\r\n', [200]],
  'HTTP/1.1 without a host': [() => 'GET /healthz HTTP/1.1\r\n\r\n', [400]],
  'HTTP/9.9': [() => get('/healthz', { version: '9.9' }), [400]],
  'HTTP/2': [() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  TLS: [() => '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', [400]],
  'many at once': [() => get('/api/about').repeat(50), Array.from({ length: 50 }, () => 200)],
  'a header line of 20 kB': [() => get('/', { lines: [`X: ${'x'.repeat(20_000)}`] }), [400]],
  '3,000 headers': [() => get('/', { lines: Array.from({ length: 3_000 }, () => 'a: b') }), [400]],
  'a header over two lines': [() => get('/', { lines: ['X: a', ' b'] }), [400]],
  'a space before the colon': [() => get('/', { lines: ['X : a'] }), [400]],
  'two hosts': [() => get('/api/about', { lines: ['Host: other'] }), [400]],
  'the same host twice': [() => get('/api/about', { lines: [`Host: ${host()}`] }), [400]],
  'two origins': [() => post([length, 'Origin: http://other']), [403]],
  'an absolute address': [() => get(`http://${host()}/api/about`), [200]],
  'an absolute address elsewhere': [() => get('http://other/api/about'), [200]],
  'an absolute address that is none': [() => get('http://[::/api/about'), [400]],
  'an address with a password': [() => get(`http://a:b@${host()}/api/about`), [400]],
  'a page’s address with a password': [() => get(`http://a:b@${host()}/`), [400]],
  'an address of another scheme': [() => get(`ftp://${host()}/api/about`), [400]],
  'a WebSocket behind requests': [
    () => get('/').repeat(2) + webSocket(`Cookie: ${chair.cookie}`),
    [],
  ],
  'a WebSocket of an old version': [() => webSocket('Sec-WebSocket-Version: 7'), [400]],
}
// Names that no URL can be made of, though each of their letters may stand in one.
for (const name of ['..1', '-.1', '_.1', 'xn--.1', '1.2.3.4.5', '%00', 'a b'])
  for (const path of ['/healthz', '/metrics', '/api/me', '/', '/assets/x', '/sync/x/events'])
    cases[`the host ${name} at ${path}`] = [
      () => `GET ${path} HTTP/1.1\r\nHost: ${name}\r\n\r\n`,
      [400],
    ]
// None of these leads out of the folder of the client's files.
for (const path of [
  '/%2e%2e/package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/%252e%252e/%252e%252e/package.json',
  '/%c0%ae%c0%ae/package.json',
  '/../../../../../../etc/passwd.txt',
  '//etc/passwd.txt',
  '/assets/%00.js',
  '/.git/config.json',
])
  cases[`the path ${path}`] = [() => get(path), [404]]

test('HT11: whatever is wrong with a request on the wire, it has one clear answer or its line ends, and nothing of it is the server’s fault', async () => {
  const files = openFiles()
  const answers = await Promise.all(
    Object.entries(cases).map(async ([name, [bytes, statuses]]) => {
      const answer = await say(
        bytes(),
        (so) => statuses.length > 0 && statusesOf(so).length >= statuses.length,
      )
      return [name, statusesOf(answer)]
    }),
  )
  expect(Object.fromEntries(answers)).toEqual(
    Object.fromEntries(Object.entries(cases).map(([name, [, statuses]]) => [name, statuses])),
  )
  await until(() => openFiles() <= files, 'the lines are given back', 10_000)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(server.output).not.toMatch(/"level":[56]0/)
})
