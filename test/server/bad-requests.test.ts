import { connect } from 'node:net'
import { encodeHello, protocolVersion, schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
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
  const { id } = await chair.ask<{ id: string }>('POST', '/boards/sample')
  room = `board:${id}`
})
afterAll(() => server.stop())

/** Sends bytes over a line of its own, ends its half, and gives all that came back until the line was closed. */
const say = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('data', (data) => (answer += data.toString('latin1')))
    socket.once('close', () => resolve(answer))
    socket.end(bytes)
  })
const request = (first: string, headers: string[] = [], body = '') =>
  say(
    Buffer.from(
      [first, `Host: ${new URL(server.url).host}`, 'Connection: close', ...headers, '', body].join(
        '\r\n',
      ),
      'latin1',
    ),
  )
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

/** Nothing of all this may be a surprise to the server. */
const expectCalm = async () => {
  expect(server.output).not.toMatch(/http\.failed|process\.unforeseen|process\.failed|room\.broken/)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
}

const methods = [
  'HEAD',
  'OPTIONS',
  'PUT',
  'PATCH',
  'DELETE',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'SEARCH',
  'PURGE',
  'QUERY',
  'get',
  'FOO',
  'GE\0T',
  '',
]
test.each(methods)(
  'HT8: the method %j is answered or its line ended, everywhere',
  async (method) => {
    for (const path of [
      '/api/me',
      '/api/join',
      '/',
      `/sync/${room}`,
      '/sync/rooms/events',
      '/healthz',
      '/readyz',
      '/metrics',
      '/assets/x.js',
      '*',
      'http://other/',
    ])
      expect(statusOf(await request(`${method} ${path} HTTP/1.1`)), path).toBeLessThan(500)
    await expectCalm()
  },
)

const headers: string[][] = [
  ['Cookie: sedyanka=%E0%A4%A'],
  ['Cookie: sedyanka=%'],
  ['Cookie: sedyanka=; sedyanka; =; ;;; sedyanka=a.b; __proto__=1'],
  [`Cookie: sedyanka=${'x'.repeat(9_000)}`],
  ['Cookie: sedyanka=\xFF\xFE\x80'],
  ['Range: bytes=abc'],
  ['Range: bytes=0-'],
  ['Range: bytes=-1'],
  ['Range: bytes=99999999999999999999-1'],
  ['Range: bytes=0-0,0-0,0-0,1-1'],
  ['Range: rows=1-2'],
  ['If-None-Match: \xFF'],
  ['If-None-Match: W/"'],
  ['If-None-Match: *'],
  ['If-Match: *'],
  ['If-Modified-Since: yesterday'],
  ['If-Unmodified-Since: 0000'],
  ['If-Range: "x"', 'Range: bytes=0-1'],
  ['Accept-Encoding: br;q=NaN, *;q=-1, \xFF'],
  ['Accept: \xFF'],
  ['Origin: null'],
  ['Origin: http://[::'],
  ['Origin: \xFF'],
  ['Sec-Fetch-Site: \xFF'],
  ['X-Forwarded-For: \xFF, unknown'],
  ['Expect: 100-continue'],
  ['Expect: nothing'],
  ['Host: other'],
  ['Content-Type: \xFF/\xFF; charset='],
  ['Content-Length: -1'],
  ['Content-Length: 9999999999999999999999'],
  ['Transfer-Encoding: foo'],
  ['Transfer-Encoding: chunked', 'Content-Length: 3'],
  [`X-Long: ${'x'.repeat(70_000)}`],
  ['X-Null: a\0b'],
  ['Upgrade: websocket'],
  ['Upgrade: h2c', 'HTTP2-Settings: x'],
  ...Array.from({ length: 1 }, () => Array.from({ length: 3_000 }, (_, at) => `X-${at}: 1`)),
]
test.each(headers)('HT8: a header like %s is no surprise', async (...lines) => {
  for (const path of [
    '/',
    '/api/me',
    '/assets/x.js',
    '/sync/rooms/events',
    `/api/boards/${room.slice(6)}`,
  ])
    expect(statusOf(await request(`GET ${path} HTTP/1.1`, lines)), path).toBeLessThan(500)
  await expectCalm()
})

const json = 'Content-Type: application/json'
const bodies: [string, string[], string][] = [
  ['of no type', [], '{"key":{"code":"123456"}}'],
  ['of another charset', ['Content-Type: application/json; charset=utf-16'], '{\0"\0'],
  ['of an unknown charset', ['Content-Type: application/json; charset=klingon'], '{'],
  ['that is no UTF-8', [json], '{"key":{"code":"\xFF\xC0\x80"}}'],
  ['that ends in the middle', [json], '{"key":'],
  ['that says it is compressed', [json, 'Content-Encoding: gzip'], 'x'],
  ['of a form', ['Content-Type: application/x-www-form-urlencoded'], 'key=1'],
  ['of many parts', ['Content-Type: multipart/form-data; boundary='], '--'],
  ['of nothing', [json], ''],
  ['with a byte order mark', [json], '\xEF\xBB\xBF{}'],
]
test.each(bodies)('HT8: a body %s is refused', async (_name, lines, body) => {
  const length = `Content-Length: ${Buffer.byteLength(body, 'latin1')}`
  for (const path of ['/api/join/look', '/api/join', '/api/setup']) {
    const answer = await request(
      `POST ${path} HTTP/1.1`,
      [...lines, `Origin: ${server.url}`, length],
      body,
    )
    expect(statusOf(answer), path).toBe(400)
    expect(answer).toContain('"error":"badRequest"')
  }
  await expectCalm()
})

test('HT8: a body that is shorter than it said, or in broken chunks, ends with its line', async () => {
  const own = [json, `Origin: ${server.url}`, `Cookie: ${chair.cookie}`]
  for (const path of ['/api/join/look', '/api/boards', `/sync/${room}/frames/${'x'.repeat(22)}`])
    for (const [head, body] of [
      ['Content-Length: 500', '{"title":'],
      ['Transfer-Encoding: chunked', 'zz\r\nfoo\r\n0\r\n\r\n'],
      ['Transfer-Encoding: chunked', '5\r\n{"a"'],
      ['Transfer-Encoding: chunked', 'FFFFFFFFFFFFFFFFFF\r\n'],
    ] as const)
      expect(statusOf(await request(`POST ${path} HTTP/1.1`, [...own, head], body))).toBeLessThan(
        500,
      )
  await expectCalm()
})

/** A client's frame (RFC 6455 §5.2), masked with zeros. */
const frameOf = (opcode: number, payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload])

test('HT13: a member’s WebSocket may break off, be reset or go mad at each byte of what it says', async () => {
  const handshake = [
    `GET /sync/${room} HTTP/1.1`,
    `Host: ${new URL(server.url).host}`,
    `Origin: ${server.url}`,
    `Cookie: ${chair.cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n')
  const hello = encodeHello({ version: protocolVersion, schema: schemaVersion, epoch: '' })
  const said = Buffer.concat([
    frameOf(2, hello),
    frameOf(2, new Uint8Array([0, 0, 1, 0])),
    frameOf(9, new Uint8Array([1])),
    frameOf(1, new TextEncoder().encode('text')),
    frameOf(8, new Uint8Array([3, 232])),
  ])
  /** Says this much once it is let in, then does what the fault is; resolves when the line is over. */
  const breakOff = (at: number, fault: 'reset' | 'half-close' | 'garbage') =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.once('close', () => resolve())
      socket.write(handshake)
      socket.once('data', () => {
        socket.write(said.subarray(0, at), () => {
          if (fault === 'reset') socket.resetAndDestroy()
          else if (fault === 'half-close') socket.end()
          // Reserved bits and an unknown opcode; then far more than any frame may have.
          else socket.end(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
        })
      })
    })
  // One person has eight lines: a few at a time, so that none makes room for another.
  for (const fault of ['reset', 'half-close', 'garbage'] as const)
    for (let at = 0; at <= said.length; at += 4)
      await Promise.all(
        [0, 1, 2, 3].map((more) => breakOff(Math.min(at + more, said.length), fault)),
      )
  await until(async () => {
    const { lines } = (await (await fetch(`${server.url}/healthz`)).json()) as { lines: number }
    return lines === 0
  }, 'nobody is left in the room')
  await expectCalm()
})
