import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { limits } from '@sedyanka/shared/limits.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let cookie = ''
let room = ''
beforeAll(async () => {
  server = await startServer()
  const chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Мария Георгиева')
  const { id } = await chair.ask<{ id: string }>('POST', '/boards/sample')
  cookie = chair.cookie
  room = `board:${id}`
})
afterAll(() => server.stop())

const openFiles = (): number => readdirSync(`/proc/${server.pid}/fd`).length
const residentMegabytes = (): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024
const health = async () => (await fetch(`${server.url}/healthz`)).json() as Promise<Health>
interface Health {
  lines: number
  refused: Record<string, number>
}

const dial = (): Socket => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return socket
}
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`
const host = () => `Host: ${new URL(server.url).host}`
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
const webSocket = (path: string, ...more: string[]) =>
  lines(
    `GET ${path} HTTP/1.1`,
    host(),
    `Origin: ${server.url}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    key,
    ...more,
  )

/** Every kind of line that somebody may open, as bytes. */
const kinds = (): Record<string, string> => ({
  request: lines('GET /healthz HTTP/1.1', host()),
  'upgrade of another name': lines(
    'GET /x HTTP/1.1',
    host(),
    'Connection: Upgrade',
    'Upgrade: foo',
  ),
  'WebSocket to no room': webSocket('/other'),
  'WebSocket of a stranger': webSocket(`/sync/${room}`),
  'WebSocket of a member': webSocket(`/sync/${room}`, `Cookie: ${cookie}`),
  'event stream': lines(
    'GET /sync/rooms/events HTTP/1.1',
    host(),
    `Cookie: ${cookie}`,
    'Sec-Fetch-Site: same-origin',
  ),
  'frames of an event stream': `${lines(
    `POST /sync/${room}/frames/${'x'.repeat(22)} HTTP/1.1`,
    host(),
    `Origin: ${server.url}`,
    `Cookie: ${cookie}`,
    'Content-Length: 100',
  )}${'x'.repeat(100)}`,
})

/** What a peer may do instead of going on. */
const faults: Record<string, (socket: Socket) => void> = {
  reset: (socket) => socket.resetAndDestroy(),
  'half-close': (socket) => socket.end(),
  garbage: (socket) =>
    socket.write(Buffer.from([0, 255, 13, 10, 0x81, 0xff, 0x7f, 13, 10, 13, 10])),
  silence: () => undefined,
}

test('HT13: a stranger’s upgrade that is reset ends nothing', async () => {
  for (let time = 0; time < 5; time++) {
    const socket = dial()
    socket.write(lines('GET /x HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: foo'))
    // By the time of this answer the server has looked at the upgrade, too.
    await fetch(`${server.url}/healthz`)
    socket.resetAndDestroy()
    await fetch(`${server.url}/healthz`)
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('HT13: every kind of line, reset, half-closed, fed garbage or left silent at each byte, leaves nothing behind', async () => {
  const [files, memory] = [openFiles(), residentMegabytes()]
  const strangers: Socket[] = []
  const members: Socket[] = []
  for (const [kind, bytes] of Object.entries(kinds()))
    for (const fault of Object.values(faults)) {
      const places = Array.from({ length: bytes.length + 1 }, (_, at) => at)
      const sockets = await Promise.all(places.map((at) => openAndFail(bytes.slice(0, at), fault)))
      // A member who was let in is given longer to say something (HT22).
      const wholes = /member|stream/.test(kind) ? sockets.splice(-1) : []
      members.push(...wholes)
      strangers.push(...sockets)
    }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  await until(() => strangers.every(({ destroyed }) => destroyed), 'strangers are cut off')
  for (const socket of members) socket.destroy()
  await until(() => openFiles() <= files + 2, 'the files are given back')
  await until(async () => (await health()).lines === 0, 'nobody is left in a room')
  expect(residentMegabytes()).toBeLessThan(memory + 150)
})

/** Sends these bytes, and then does what the fault is. The socket answers nothing and reads all. */
const openAndFail = (bytes: string, fault: (socket: Socket) => void) =>
  new Promise<Socket>((resolve) => {
    const socket = dial()
    socket.resume()
    socket.once('close', () => resolve(socket))
    socket.once('connect', () => {
      const go = () => {
        fault(socket)
        resolve(socket)
      }
      if (bytes === '') go()
      else socket.write(bytes, go)
    })
  })

test('HT14: an upgrade that leads nowhere is answered and ended', async () => {
  const answers: Record<string, RegExp> = {
    'upgrade of another name': /^HTTP\/1\.1 426 /,
    'WebSocket to no room': /^HTTP\/1\.1 404 /,
  }
  for (const [kind, expected] of Object.entries(answers)) {
    const socket = dial()
    let answer = ''
    socket.on('data', (data) => (answer += String(data)))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(kinds()[kind] ?? '')
    await closed
    expect(answer, kind).toMatch(expected)
  }
  expect((await health()).refused).toMatchObject({ 'upgrade.unknown': expect.any(Number) })
})

test('HT15: whoever was not let in may send no more than a goodbye', async () => {
  const socket = dial()
  socket.resume()
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(webSocket(`/sync/${room}`))
  await new Promise((resolve) => socket.once('data', resolve))
  // The head of a frame of 15 MB, and its beginning: it is never taken in.
  socket.write(
    Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0xe4, 0xe1, 0xc0, 1, 2, 3, 4])]),
  )
  socket.write(Buffer.alloc(limits.bytesAfterClose + 1))
  await closed
  expect(socket.bytesWritten).toBeLessThan(100_000)
})

test('HT16: requests that never end, and connections that never ask, are cut off', async () => {
  const slow = [dial(), dial(), dial()]
  slow[1]?.write('GET / HTTP/1.1\r\nHost: a\r\n')
  slow[2]?.write(lines('GET /x HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: foo'))
  await Promise.all(
    slow.map(
      (socket) => new Promise<void>((resolve) => socket.resume().once('close', () => resolve())),
    ),
  )
  expect(slow.every((socket) => socket.destroyed)).toBe(true)
})
